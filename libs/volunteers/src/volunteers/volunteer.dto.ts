import { PageQuery } from '@redmaple/platform';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { revealableFields, revealReasons } from '../applications/application.dto.js';
import { GuardianStanding } from '../people/guardian.dto.js';
import { MembershipDetail, MembershipPeriod, ProbationPeriod, ProbationView } from '../teams/membership.dto.js';
import { PostPeriod } from '../teams/post.dto.js';
import { QualificationDetail } from '../qualifications/qualification.dto.js';

export const volunteerStatuses = ['active', 'suspended', 'left'] as const;
export type VolunteerStatus = (typeof volunteerStatuses)[number];

class VolunteersFilter extends PageQuery {
  @IsOptional()
  @IsIn(volunteerStatuses)
  status?: VolunteerStatus;

  /** Present members of this team. */
  @IsOptional()
  @IsUUID()
  teamId?: string;

  /** Present members of teams of this type: `maple-grove.rescue`. */
  @IsOptional()
  @IsString()
  @MaxLength(120)
  teamTypeCode?: string;
}

/** What is searched for, in a body. */
export class VolunteersSearch extends VolunteersFilter {
  /**
   * Part of a name, pinyin initials of one, the start of a volunteer number, a phone number or its last four digits. Capitals,
   * full width, blanks and separators make no difference.
   */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  search?: string;
}

/** The list by address. */
export class VolunteersQuery extends VolunteersFilter {
  /**
   * As of the search, for programs that ask with a token.
   * @deprecated a name or a number in an address lands in logs on its way: ask `POST /volunteers/search`
   */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  search?: string;
}

export class SetStatusDto {
  /** `left` is final and ends every membership. */
  @IsIn(volunteerStatuses)
  status: VolunteerStatus;

  @IsInt()
  @Min(1)
  version: number;
}

export class RevealVolunteerField {
  @IsIn([...revealableFields, 'email', 'emergencyName', 'emergencyPhone'])
  field: (typeof revealableFields)[number] | 'email' | 'emergencyName' | 'emergencyPhone';

  /** Why it is needed; kept in the audit trail as a code, and shown to the volunteer. */
  @IsIn([...revealReasons, 'emergency'])
  reason: (typeof revealReasons)[number] | 'emergency';
}

export class VolunteerItem {
  id: string;
  number: string;
  name: string;
  status: VolunteerStatus;
  joinedAt: string;
}

/** A team that somebody belongs to at present. */
export class VolunteerTeam {
  id: string;
  name: string;
}

export class VolunteerListItem extends VolunteerItem {
  teams: VolunteerTeam[];
}

export class VolunteerPage {
  items: VolunteerListItem[];
  next?: string;
}

export class VolunteerDetail extends VolunteerItem {
  /** 138****8000; for the office only. */
  maskedPhone?: string;
  /** Whether a one-time code proved the number; for the office only. */
  phoneVerified?: boolean;
  /** First and last character; for the office only. */
  maskedDocument?: string;
  /** Whether an address is known; for the office only. */
  hasAddress?: boolean;
  birthYear?: number;
  /** Of a minor. */
  guardian?: GuardianStanding;
  /** Id of the volunteer as whom this one is kept since a merge. */
  keptAs?: string;
  /** Every stretch, the newest first. */
  memberships: MembershipPeriod[];
  probations: ProbationPeriod[];
  /** Seats of posts, the newest first. */
  posts: PostPeriod[];
  version: number;
}

/** What a volunteer sees of themselves. */
export class OwnVolunteer extends VolunteerItem {
  memberships: OwnMembership[];
  qualifications: OwnQualification[];
  /** While I am under 18. */
  guardian?: GuardianStanding;
}

/** One of my certificates, with its name in my language. */
export class OwnQualification extends QualificationDetail {
  /** Absent while the plugin that knows the certificate is off. */
  name?: string;
}

export class OwnMembership extends MembershipDetail {
  teamName: string;
  /** Namespaced: `maple-grove.rescue`. */
  teamTypeCode: string;
  /** What the team is there for. */
  mission: string;
  /** Names of whoever leads the team and who stands in for them (trust.md: names only). */
  leaderName?: string;
  /** The leader's number, while they agree that members see it. */
  leaderPhone?: string;
  /** The team's duty phone, where the leader's is not shown. */
  dutyPhone?: string;
  deputyNames: string[];
  mentorName?: string;
  /** While I am on probation. */
  probation?: ProbationView;
  /** Posts on which I have a seat. */
  posts: OwnPost[];
}

/** A post on which I have a seat. */
export class OwnPost {
  name: string;
  kind: 'leader' | 'member' | 'helper';
}
