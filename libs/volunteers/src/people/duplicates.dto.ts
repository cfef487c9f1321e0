import { PageQuery } from '@redmaple/platform';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import type { LikenessReason } from './duplicates.policy.js';

/** One of two people who may be one, masked as everywhere. */
export class ComparedPerson {
  personId: string;
  name: string;
  birthDate?: string;
  documentType: string;
  maskedDocument?: string;
  maskedPhone?: string;
  phoneVerified: boolean;
  knownSince: string;
  /** Present for volunteers. */
  volunteerId?: string;
  volunteerNumber?: string;
  status?: string;
  /** How much hangs on each. */
  applications: number;
  memberships: number;
  creditedMinutes: number;
}

/** Two people who may be one. */
export class DuplicateView {
  id: string;
  score: number;
  reasons: LikenessReason[];
  foundAt: string;
  first: ComparedPerson;
  second: ComparedPerson;
}

export class DuplicatePage {
  items: DuplicateView[];
  next?: string;
}

export class ComparedView {
  /** How many people were compared with the others; two hundred at most at a time. */
  compared: number;
}

export class DuplicatesQuery extends PageQuery {}

/** Which of the two stays; the other's records become theirs. */
export class MergePeople {
  @IsUUID()
  keptPersonId: string;

  @IsUUID()
  gonePersonId: string;

  /** How it was found out that they are one; stays in the trace. */
  @IsString()
  @MinLength(4)
  @MaxLength(300)
  reason: string;
}

export class MergesQuery extends PageQuery {
  /** `open`: can still be undone. */
  @IsOptional()
  @IsIn(['open', 'undone', 'finished'])
  state?: 'open' | 'undone' | 'finished';
}

/** Rows of one table that changed hands, or could not. */
export class MergeMoves {
  /** `volunteers.membership` */
  table: string;
  moved: number;
  stayed: number;
}

export class MergeView {
  id: string;
  state: 'open' | 'undone' | 'finished';
  keptPersonId: string;
  keptName: string;
  keptVolunteerId?: string;
  gonePersonId: string;
  /** Empty once the merge is final. */
  goneName: string;
  goneVolunteerNumber?: string;
  reason: string;
  mergedAt: string;
  mergedBy: string;
  undoUntil: string;
  undoneAt?: string;
  undoneBy?: string;
  moves: MergeMoves[];
}

export class MergePage {
  items: MergeView[];
  next?: string;
}
