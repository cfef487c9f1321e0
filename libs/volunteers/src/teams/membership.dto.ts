import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';

export const memberRoles = ['leader', 'deputy', 'member', 'probationer'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** A volunteer who joins another team. */
export class AddMemberDto {
  @IsUUID()
  volunteerId: string;

  @IsIn(['member', 'probationer'])
  role: 'member' | 'probationer';

  /** Volunteer id of an experienced member of the team. */
  @IsOptional()
  @IsUUID()
  mentorId?: string;
}

export class SetRoleDto {
  @IsIn(memberRoles)
  role: MemberRole;

  /** Volunteer id of an experienced member of the same team; absent: no mentor any more. */
  @IsOptional()
  @IsUUID()
  mentorId?: string;
}

export class SetReserveDto {
  /** True: on leave from the team, neither rostered nor dispatched. */
  @IsBoolean()
  reserve: boolean;
}

export class TransferDto {
  @IsUUID()
  teamId: string;
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

/** A member as the team sees one. */
export class TeamMember extends MembershipDetail {
  name: string;
  number: string;
  status: 'active' | 'suspended' | 'left';
  /** Answers to the team type's form; for the office and the team's leader only. */
  answers?: Record<string, unknown>;
}

export class TeamMemberPage {
  items: TeamMember[];
  next?: string;
}
