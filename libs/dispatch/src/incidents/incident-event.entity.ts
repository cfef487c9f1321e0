import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One line of what happened to an incident; never changed. */
@Entity({ schema: 'dispatch', name: 'incident_event' })
export class IncidentEventEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

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
