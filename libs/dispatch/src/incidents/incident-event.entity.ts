import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** One line of what happened to an incident; never changed. */
@Entity({ schema: 'dispatch', name: 'incident_event' })
export class IncidentEventEntity extends CountyRow {
  @Column('uuid', { name: 'incident_id' })
  incidentId: string;

  @Column('timestamptz')
  at: Date;

  @Column('text')
  kind: string;

  @Column('uuid', { name: 'mission_id', nullable: true })
  missionId: string | null;

  @Column('text', { name: 'actor_kind' })
  actorKind: string;

  @Column('text', { name: 'actor_id' })
  actorId: string;

  @Column('jsonb', { default: () => "'{}'" })
  details: Record<string, unknown>;
}
