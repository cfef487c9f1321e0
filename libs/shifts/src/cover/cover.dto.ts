import { IsIn } from 'class-validator';
import { type Excuse, excuses } from '../assignments/assignment.policy.js';
import { type RosterPersonView, type ShiftSummaryView } from '../shifts/shift.dto.js';

/** Why one cannot come. It costs nothing and is never counted against anybody. */
export class CannotCome {
  @IsIn(excuses)
  reason: Excuse;
}

/** A seat for which cover is sought, for who leads. */
export class CoverRequestView {
  id: string;
  shift: ShiftSummaryView;
  seatId: string;
  state: 'open' | 'filled' | 'withdrawn' | 'expired';
  asked: CoverAskView[];
  createdAt: string;
}

export class CoverAskView {
  volunteer: RosterPersonView;
  answer: 'waiting' | 'taken' | 'declined' | 'too-late';
  askedAt: string;
}

/** A question that waits for my answer. */
export class OwnCoverAskView {
  coverRequestId: string;
  shift: ShiftSummaryView;
  askedAt: string;
}

/** What became of an assignment after "I can't come". */
export class ExcusedView {
  assignmentId: string;
  state: 'excused';
  /** Absent when the shift has already begun: then nobody is asked any more. */
  coverRequestId?: string;
}
