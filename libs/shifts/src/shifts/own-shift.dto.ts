import { IsOptional } from 'class-validator';
import type { AssignmentState } from '../assignments/assignment.policy.js';
import { IsDay } from '../shifts.validation.js';
import { type BlockerView, ShiftSummaryView } from './shift.dto.js';

/** Which of one's own shifts; by default those from today on. Duty dates, both included. */
export class OwnShiftQuery {
  @IsOptional()
  @IsDay()
  from?: string;

  @IsOptional()
  @IsDay()
  to?: string;
}

/** What I have to do, did, or was asked to do. */
export class OwnAssignmentView {
  assignmentId: string;
  /** `offered` waits for my answer; `confirmed` counts on me. */
  state: AssignmentState;
  shift: ShiftSummaryView;
  checkedInAt?: string;
  checkedOutAt?: string;
}

/** A shift of one of my teams with open seats. */
export class OpenShiftView {
  shift: ShiftSummaryView;
  /** All its seats: as many open as there are means that nobody is there yet. */
  seats: number;
  openSeats: number;
  mayTake: boolean;
  /** Why I may not; empty when I may. */
  blockers: BlockerView[];
}

/** What I have taken. */
export class TakenSeatView {
  assignmentId: string;
  seatId: string;
  shift: ShiftSummaryView;
}
