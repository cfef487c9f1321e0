import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AvailabilityException, WeeklyWindow } from './availability.policy.js';

/** When a volunteer can come. No row: any time. */
@Entity({ schema: 'shifts', name: 'availability' })
export class AvailabilityEntity {
  @PrimaryColumn('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @Column('jsonb')
  weekly: readonly WeeklyWindow[];

  @Column('jsonb')
  exceptions: readonly AvailabilityException[];

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
