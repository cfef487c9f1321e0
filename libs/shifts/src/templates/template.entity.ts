import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';
import type { Weekday } from '@redmaple/plugins/house';
import type { SeatNeed } from './template.policy.js';

/** What recurs: weekdays, local time, and the seats with what they require (班次模板). */
@Entity({ schema: 'shifts', name: 'template' })
export class TemplateEntity extends CountyRow {
  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @Column('uuid', { name: 'site_id', nullable: true })
  siteId: string | null;

  @Column('text')
  title: string;

  @Column('jsonb')
  days: readonly Weekday[];

  @Column('integer', { name: 'start_minute' })
  startMinute: number;

  @Column('integer')
  minutes: number;

  @Column('jsonb')
  seats: readonly SeatNeed[];

  @Column('timestamptz', { name: 'retired_at', nullable: true })
  retiredAt: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
