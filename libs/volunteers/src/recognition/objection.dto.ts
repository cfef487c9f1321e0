import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

export const objectionReasons = ['service-missing', 'hours-wrong', 'team-wrong', 'not-deserved', 'other'] as const;
export type ObjectionReason = (typeof objectionReasons)[number];
const objectionStates = ['open', 'upheld', 'dismissed'] as const;
export type ObjectionState = (typeof objectionStates)[number];

class ObjectionReasonBody {
  @IsIn(objectionReasons)
  reason: ObjectionReason;

  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(300)
  note?: string;
}

export class RaiseObjection extends ObjectionReasonBody {
  /** Whose month it is about. */
  @IsUUID()
  volunteerId: string;
}

export class OwnObjection extends ObjectionReasonBody {
  @IsUUID()
  runId: string;
}

export class DecideObjection {
  /** `upheld`: the person's month is counted again from the ledger as it is now. */
  @IsIn(['upheld', 'dismissed'])
  outcome: 'upheld' | 'dismissed';

  /** What the person reads. */
  @IsString()
  @Matches(/\S/)
  @MaxLength(300)
  reply: string;
}

export class ObjectionView {
  id: string;
  runId: string;
  volunteerId: string;
  volunteerName: string;
  reason: ObjectionReason;
  note?: string;
  /** By the person itself. */
  own: boolean;
  raisedByName: string;
  raisedAt: string;
  state: ObjectionState;
  reply?: string;
  scoreBefore?: number;
  scoreAfter?: number;
  decidedByName?: string;
  decidedAt?: string;
  /** Whether I raised it, so that somebody else must decide. */
  mine: boolean;
}
