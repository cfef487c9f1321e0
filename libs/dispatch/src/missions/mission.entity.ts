import { CountyRow } from '@redmaple/platform';
import type { Blocker } from '@redmaple/plugins/house';
import { Column, Entity } from 'typeorm';
import type { MissionOutcome, MissionState } from './mission-states.js';

/** What one volunteer was asked to do for an incident, and what became of it. */
@Entity({ schema: 'dispatch', name: 'mission' })
export class MissionEntity extends CountyRow {
  @Column('uuid', { name: 'incident_id' })
  incidentId: string;

  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @Column('text')
  state: MissionState;

  @Column('integer', { name: 'distance_metres', nullable: true })
  distanceMetres: number | null;

  @Column('timestamptz', { name: 'offered_at' })
  offeredAt: Date;

  @Column('text', { name: 'offered_by' })
  offeredBy: string;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;

  @Column('text', { name: 'answered_by', nullable: true })
  answeredBy: string | null;

  @Column('text', { name: 'decline_reason', nullable: true })
  declineReason: string | null;

  @Column('timestamptz', { name: 'en_route_at', nullable: true })
  enRouteAt: Date | null;

  @Column('timestamptz', { name: 'arrived_at', nullable: true })
  arrivedAt: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('text', { name: 'ended_by', nullable: true })
  endedBy: string | null;

  @Column('text', { nullable: true })
  outcome: MissionOutcome | null;

  @Column('text', { name: 'handed_over_to', nullable: true })
  handedOverTo: string | null;

  /** Since when its taker may not go on; null while they may. */
  @Column('timestamptz', { name: 'lapsed_at', nullable: true })
  lapsedAt: Date | null;

  /** Why not. */
  @Column('jsonb', { nullable: true })
  lapse: Blocker[] | null;

  /** When the liaison let them finish all the same. */
  @Column('timestamptz', { name: 'kept_at', nullable: true })
  keptAt: Date | null;

  @Column('text', { name: 'kept_by', nullable: true })
  keptBy: string | null;

  @Column('text', { name: 'kept_why', nullable: true })
  keptWhy: string | null;
}
