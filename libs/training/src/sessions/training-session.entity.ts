import { CountyRow } from '@redmaple/platform';
import { Column, Entity, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { CourseEntity } from '../courses/course.entity.js';

/** `held` begins with the first attendance that is recorded. */
export type SessionState = 'scheduled' | 'held' | 'cancelled';

/** A dated piece of a course. */
@Entity({ schema: 'training', name: 'session' })
export class TrainingSessionEntity extends CountyRow {
  @Column('uuid', { name: 'course_id' })
  courseId: string;

  @ManyToOne(() => CourseEntity)
  @JoinColumn({ name: 'course_id' })
  course: Relation<CourseEntity>;

  @Column('text')
  place: string;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt: Date;

  /** Places, not counting the waitlist. */
  @Column('integer')
  capacity: number;

  @Column('text', { name: 'trainer_name', nullable: true })
  trainerName: string | null;

  /** Account of the trainer who may run this session. */
  @Column('uuid', { name: 'trainer_account_id', nullable: true })
  trainerAccountId: string | null;

  @Column('text', { default: 'scheduled' })
  state: SessionState;

  @Column('text', { name: 'cancel_reason', nullable: true })
  cancelReason: string | null;

  @Column('integer', { default: 1 })
  version: number;
}
