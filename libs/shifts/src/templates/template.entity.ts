import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Weekday } from '@redmaple/plugins';
import type { SeatNeed } from './template.policy.js';

/** What recurs: weekdays, local time, and the seats with what they require (班次模板). */
@Entity({ schema: 'shifts', name: 'template' })
export class TemplateEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

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
