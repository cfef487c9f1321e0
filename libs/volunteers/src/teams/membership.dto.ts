import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

export const memberRoles = ['leader', 'deputy', 'member', 'probationer'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** What began or ended a stretch of a membership. */
export type MembershipStep =
  | 'joined'
  | 'role-set'
  | 'handed-over'
  | 'reserve-set'
  | 'transferred'
  | 'probation-passed'
  | 'probation-shortened'
  | 'mentor-set'
  | 'stood-down'
  | 'ended'
  | 'left';

/** Why, in words for colleagues and for whom it concerns; kept with the stretch. */
class WithReason {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

/** A volunteer who joins another team. */
export class AddMemberDto extends WithReason {
  @IsUUID()
  volunteerId: string;

  @IsIn(['member', 'probationer'])
  role: 'member' | 'probationer';

  /** Into the reserve (后备): on the team's list without a place, neither rostered nor dispatched. */
  @IsOptional()
  @IsBoolean()
  reserve?: boolean;

  /** Volunteer id of an experienced member of the team. */
  @IsOptional()
  @IsUUID()
  mentorId?: string;
}

export class SetRoleDto extends WithReason {
  @IsIn(memberRoles)
  role: MemberRole;

  /** Volunteer id of an experienced member of the same team; absent: no mentor any more. */
  @IsOptional()
  @IsUUID()
  mentorId?: string;

  /** What the present leader becomes where somebody else is made leader; absent: a member. */
  @IsOptional()
  @IsIn(['deputy', 'member'])
  formerLeader?: 'deputy' | 'member';
}

export class SetReserveDto extends WithReason {
  /** True: in the reserve, neither rostered nor dispatched. False: back, if the team has a place. */
  @IsBoolean()
  reserve: boolean;
}

export class TransferDto extends WithReason {
  @IsUUID()
  teamId: string;

  /** Volunteer id of an experienced member of the new team. */
  @IsOptional()
  @IsUUID()
  mentorId?: string;
}

export class EndMembershipDto extends WithReason {}

export class DecideProbationDto extends WithReason {
  /**
   * `pass` once all shifts are served; `shorten` before, with a reason; `extend` by more shifts, with a reason. To end it by leaving
   * the team, end the membership.
   */
  @IsIn(['pass', 'shorten', 'extend'])
  decision: 'pass' | 'shorten' | 'extend';

  /** How many more, for an extension. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(50)
  shifts?: number;
}

/** A probation as it stands. */
export class ProbationView {
  /** How many shifts it takes. */
  requiredShifts: number;
  /** Shifts of the team that stand in the ledger since it began. */
  doneShifts: number;
  since: string;
}

/** A probation that was decided, or runs. */
export class ProbationPeriod extends ProbationView {
  id: string;
  teamId: string;
  state: 'running' | 'passed' | 'shortened' | 'extended' | 'ended';
  decidedAt?: string;
  /** Display name of who decided. */
  decidedBy?: string;
  why?: string;
}

/** Someone's present place in a team. Every change gives it a new id. */
export class MembershipDetail {
  id: string;
  volunteerId: string;
  teamId: string;
  role: MemberRole;
  reserve: boolean;
  mentorId?: string;
  /** When the unbroken membership began. */
  since: string;
  /** When this row began: the last change. */
  from: string;
  /** When this row ended; absent while it lasts. */
  to?: string;
}

/** A stretch of a membership, with how it began and ended, why and by whom. */
export class MembershipPeriod extends MembershipDetail {
  /** Absent for stretches of before this was kept. */
  begunHow?: MembershipStep;
  begunWhy?: string;
  /** Display name; absent where a job did it. */
  begunBy?: string;
  endedHow?: MembershipStep;
  endedWhy?: string;
  endedBy?: string;
}

/** A member as the team sees one. */
export class TeamMember extends MembershipDetail {
  name: string;
  number: string;
  status: 'active' | 'suspended' | 'left';
  /** Name of the mentor. */
  mentorName?: string;
  /** While on probation. */
  probation?: ProbationView;
  /** Answers to the team type's form; for the office and the team's leader only. */
  answers?: Record<string, unknown>;
}

export class TeamMemberPage {
  items: TeamMember[];
  next?: string;
}

/** A stretch as a line of the team's history. */
export class TeamHistoryEntry extends MembershipPeriod {
  name: string;
}

export class TeamHistoryPage {
  items: TeamHistoryEntry[];
  next?: string;
}
