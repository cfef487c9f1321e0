import { CountyRow } from '@redmaple/platform';
import { Column, Entity, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { TrainingSessionEntity } from '../sessions/training-session.entity.js';
import type { EnrolmentState } from './enrolment.policy.js';

/** A volunteer's place in a session: one row for ever, whatever becomes of it. */
@Entity({ schema: 'training', name: 'enrolment' })
export class EnrolmentEntity extends CountyRow {
  @Column('uuid', { name: 'session_id' })
  sessionId: string;

  @ManyToOne(() => TrainingSessionEntity)
  @JoinColumn({ name: 'session_id' })
  session: Relation<TrainingSessionEntity>;

  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('text')
  state: EnrolmentState;

  /** Order of asking; a new one is drawn when somebody comes back after cancelling. */
  @Column('bigint', { default: () => "nextval('training.enrolment_place')" })
  place: string;

  @Column('timestamptz', { name: 'enrolled_at' })
  enrolledAt: Date;

  @Column('uuid', { name: 'qualification_id', nullable: true })
  qualificationId: string | null;

  @Column('integer', { default: 1 })
  version: number;
}
