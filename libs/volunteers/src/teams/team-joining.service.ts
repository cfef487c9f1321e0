import { Injectable } from '@nestjs/common';
import { Clock, type DomainError, requestErrors, UnitOfWork } from '@redmaple/platform';
import type { Blocker } from '@redmaple/plugins';
import { EligibilityService } from '../eligibility/eligibility.service.js';
import { joiningRefusal } from '../eligibility/joining-refusal.js';
import { volunteerErrors } from '../volunteers/volunteers.errors.js';
import type { AddMemberDto, MembershipDetail } from './membership.dto.js';
import { MembershipsService } from './memberships.service.js';
import { teamErrors } from './teams.errors.js';

/** Somebody who is a volunteer already joins another team. Recruits come by their application instead. */
@Injectable()
export class TeamJoiningService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly memberships: MembershipsService,
    private readonly eligibility: EligibilityService,
  ) {}

  /** @throws request.notFound for an unknown team, volunteers.unknown, teams.notOpen, teams.alreadyMember, teams.mentorUnfit, teams.ageUnfit, teams.guardianConsentNeeded, teams.notEligible */
  add(teamId: string, { volunteerId, role, mentorId }: AddMemberDto): Promise<MembershipDetail> {
    return this.work.run(async () => {
      const team = await this.work.one<{ type_code: string }>('SELECT type_code FROM volunteers.team WHERE id = $1', [
        teamId,
      ]);
      if (!team) throw requestErrors.notFound();
      const { blockers } = await this.eligibility.decide({
        person: volunteerId,
        action: 'join-team',
        context: { teamId, teamTypeCode: team.type_code },
        at: this.clock.now(),
      });
      const refusal = refusalOf(blockers);
      if (refusal) throw refusal;
      return this.memberships.join({
        volunteerId,
        teamId,
        role,
        answers: {},
        ...(mentorId !== undefined && { mentorId }),
      });
    });
  }
}

/** In the words of whoever adds members. */
function refusalOf(blockers: readonly Blocker[]): DomainError | undefined {
  const refusal = joiningRefusal(blockers);
  const field = { field: 'volunteerId' };
  switch (refusal?.kind) {
    case undefined:
      return undefined;
    case 'unknown':
      return volunteerErrors.unknown({}, field);
    case 'alreadyMember':
      return teamErrors.alreadyMember({}, field);
    case 'age':
      return teamErrors.ageUnfit({}, field);
    case 'guardian':
      return teamErrors.guardianConsentNeeded({}, field);
    default:
      return teamErrors.notEligible({ reason: refusal?.reason ?? '' }, field);
  }
}
