import { IfGiven, IsFilled, IsInstant, PageQuery } from '@redmaple/platform';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { SessionState } from './training-session.entity.js';
import type { TrainingSession } from './training-session.row.js';

export class NewTrainingSession {
  @IsUUID()
  courseId: string;

  @IsString()
  @IsFilled()
  @MaxLength(200)
  place: string;

  /** Instant with its zone: `2026-11-30T14:00:00+08:00`. */
  @IsInstant()
  startsAt: string;

  @IsInstant()
  endsAt: string;

  @IsInt()
  @Min(1)
  @Max(1_000)
  capacity: number;

  /** A trainer from outside, by name. */
  @IfGiven()
  @IsString()
  @MaxLength(100)
  trainerName?: string;

  /** Account of the trainer who may take the roll call and record results. A trainer who schedules is put in. */
  @IfGiven()
  @IsUUID()
  trainerAccountId?: string;
}

/** What is left out stays as it is. For other times or another place see `move`. */
export class TrainingSessionChange {
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(1_000)
  capacity?: number;

  /** `null` takes it away. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  trainerName?: string | null;

  /** `null` takes it away; only operators may change it. */
  @IsOptional()
  @IsUUID()
  trainerAccountId?: string | null;

  /** The version that was read. */
  @IsInt()
  @Min(1)
  version: number;
}

export class TrainingSessionMove {
  @IsInstant()
  startsAt: string;

  @IsInstant()
  endsAt: string;

  @IfGiven()
  @IsString()
  @IsFilled()
  @MaxLength(200)
  place?: string;

  /** The version that was read. */
  @IsInt()
  @Min(1)
  version: number;
}

export class TrainingSessionCancellation {
  @IsString()
  @IsFilled()
  @MaxLength(500)
  reason: string;
}

export class TrainingSessionQuery extends PageQuery {
  @IfGiven()
  @IsUUID()
  courseId?: string;

  @IfGiven()
  @IsIn(['scheduled', 'held', 'cancelled'])
  state?: SessionState;
}

export class TrainingSessionView {
  id: string;
  courseId: string;
  courseTitle: string;
  place: string;
  startsAt: string;
  endsAt: string;
  capacity: number;
  /** Places that are taken. */
  taken: number;
  /** How many wait for one. */
  waiting: number;
  trainerName?: string;
  trainerAccountId?: string;
  state: SessionState;
  cancelReason?: string;
  /** To be sent back with a change. */
  version: number;
}

/** A session that has just been moved. */
export class MovedTrainingSessionView extends TrainingSessionView {
  /** Enrolments whose volunteers are now in two sessions at once; they were told of the move and may cancel. */
  overlappingEnrolmentIds: string[];
}

export function toTrainingSessionView(session: TrainingSession): TrainingSessionView {
  const { id, courseId, courseTitle, place, capacity, taken, waiting, state, version } = session;
  return {
    id,
    courseId,
    courseTitle,
    place,
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    capacity,
    taken,
    waiting,
    ...(session.trainerName !== null && { trainerName: session.trainerName }),
    ...(session.trainerAccountId !== null && { trainerAccountId: session.trainerAccountId }),
    state,
    ...(session.cancelReason !== null && { cancelReason: session.cancelReason }),
    version,
  };
}
