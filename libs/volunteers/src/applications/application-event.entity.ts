import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A line of an application's timeline. Never changed, never removed. */
@Entity({ schema: 'volunteers', name: 'application_event' })
export class ApplicationEventEntity extends CountyRow {
  @Column('uuid', { name: 'application_id' })
  applicationId: string;

  @Column('timestamptz')
  at: Date;

  @Column('text')
  kind: string;

  @Column('text', { name: 'actor_kind' })
  actorKind: string;

  @Column('text', { name: 'actor_id' })
  actorId: string;

  @Column('text', { name: 'reason_code', nullable: true })
  reasonCode: string | null;

  /** For the office only. */
  @Column('text', { nullable: true })
  note: string | null;

  /** Stage of vetting it is about. */
  @Column('text', { nullable: true })
  stage: string | null;
}
