import { IsISO8601, IsOptional, MaxLength } from 'class-validator';
import type { AssignmentState } from './assignment.policy.js';

/**
 * When somebody came or went; by default now. Who leads writes it down within two days, a volunteer's phone that had no
 * signal within twelve hours.
 */
export class AttendanceTime {
  @IsOptional()
  @MaxLength(40)
  @IsISO8601({ strict: true, strictSeparator: true })
  at?: string;
}

/** An assignment after it moved on. */
export class AttendanceView {
  assignmentId: string;
  state: AssignmentState;
  checkedInAt?: string;
  checkedOutAt?: string;
  /** B written down by who leads, C by oneself (domain.md §6). */
  grade?: string;
  /** Minutes in the ledger; once completed. */
  creditedMinutes?: number;
  version: number;
}

/** One move of an assignment. */
export class AssignmentEventView {
  fromState?: string;
  toState: string;
  reason: string;
  actorId: string;
  happenedAt: string;
}
