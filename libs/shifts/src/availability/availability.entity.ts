import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AvailabilityException, AvailabilityRule, WeeklyWindow } from './availability.policy.js';

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

  /** Beside the week: every other Saturday, the first Sunday of a month. */
  @Column('jsonb', { default: [] })
  rules: readonly AvailabilityRule[];

  /** Until then at any time. */
  @Column('timestamptz', { name: 'on_call_until', nullable: true })
  onCallUntil: Date | null;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
