import { PageQuery } from '@redmaple/platform';
import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { MembershipDetail } from '../teams/membership.dto.js';
import { QualificationDetail } from '../qualifications/qualification.dto.js';

export const volunteerStatuses = ['active', 'suspended', 'left'] as const;
export type VolunteerStatus = (typeof volunteerStatuses)[number];

export class VolunteersQuery extends PageQuery {
  /** Part of a name, or the start of a volunteer number. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  search?: string;

  @IsOptional()
  @IsIn(volunteerStatuses)
  status?: VolunteerStatus;
}

export class SetStatusDto {
  /** `left` is final and ends every membership. */
  @IsIn(volunteerStatuses)
  status: VolunteerStatus;

  @IsInt()
  @Min(1)
  version: number;
}

export class VolunteerItem {
  id: string;
  number: string;
  name: string;
  status: VolunteerStatus;
  joinedAt: string;
}

export class VolunteerPage {
  items: VolunteerItem[];
  next?: string;
}

export class VolunteerDetail extends VolunteerItem {
  /** 138****8000; for the office only. */
  maskedPhone?: string;
  /** Whether a one-time code proved the number; for the office only. */
  phoneVerified?: boolean;
  birthYear?: number;
  memberships: MembershipDetail[];
  version: number;
}

/** What a volunteer sees of themselves. */
export class OwnVolunteer extends VolunteerItem {
  memberships: OwnMembership[];
  qualifications: QualificationDetail[];
}

export class OwnMembership extends MembershipDetail {
  teamName: string;
  /** Namespaced: `maple-grove.rescue`. */
  teamTypeCode: string;
}
