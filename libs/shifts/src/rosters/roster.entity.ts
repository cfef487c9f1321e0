import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';
import type { SeatPlan } from './roster.policy.js';

/** A team's week: being drafted, drafted, published (排班表). */
@Entity({ schema: 'shifts', name: 'roster' })
export class RosterEntity extends CountyRow {
  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @Column('date', { name: 'week_start' })
  weekStart: string;

  @Column('text', { default: 'drafting' })
  state: 'drafting' | 'drafted' | 'published' | 'failed';

  @Column('integer', { default: 0 })
  progress: number;

  @Column('text', { nullable: true })
  engine: string | null;

  @Column('jsonb', { default: [] })
  report: readonly SeatPlan[];

  @Column('text', { nullable: true })
  failure: string | null;

  @Column('text', { name: 'created_by' })
  createdBy: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'drafted_at', nullable: true })
  draftedAt: Date | null;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;

  @Column('integer', { default: 1 })
  version: number;
}
