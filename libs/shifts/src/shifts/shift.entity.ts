import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A dated piece of duty. It belongs to the day on which it begins (班次). */
@Entity({ schema: 'shifts', name: 'shift' })
export class ShiftEntity extends CountyRow {
  @Column('uuid', { name: 'roster_id', nullable: true })
  rosterId: string | null;

  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @Column('text', { name: 'team_type_code' })
  teamTypeCode: string;

  @Column('uuid', { name: 'template_id', nullable: true })
  templateId: string | null;

  @Column('integer', { name: 'template_version', nullable: true })
  templateVersion: number | null;

  @Column('uuid', { name: 'site_id', nullable: true })
  siteId: string | null;

  @Column('text')
  title: string;

  @Column('date', { name: 'duty_date' })
  dutyDate: string;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt: Date;

  @Column('boolean')
  danger: boolean;

  @Column('text', { default: 'planned' })
  state: 'planned' | 'published' | 'cancelled';

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
