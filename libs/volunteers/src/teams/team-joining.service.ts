import { Injectable } from '@nestjs/common';
import { Clock, requestErrors, UnitOfWork } from '@redmaple/platform';
import { EligibilityService } from '../eligibility/eligibility.service.js';
import type { AddMemberDto, MembershipDetail } from './membership.dto.js';
import { MembershipsService } from './memberships.service.js';
import { joiningError } from './team-joining.error.js';

/** Somebody who is a volunteer already joins another team. Recruits come by their application instead. */
@Injectable()
export class TeamJoiningService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly memberships: MembershipsService,
    private readonly eligibility: EligibilityService,
  ) {}

  /** @throws request.notFound for an unknown team, volunteers.unknown, teams.notOpen, teams.full, teams.alreadyMember, teams.mentorUnfit, teams.ageUnfit, teams.guardianConsentNeeded, teams.notEligible */
  add(teamId: string, { volunteerId, role, mentorId, reserve, reason }: AddMemberDto): Promise<MembershipDetail> {
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
      const refusal = joiningError(blockers, 'volunteerId');
      if (refusal) throw refusal;
      return this.memberships.join({
        volunteerId,
        teamId,
        role,
        answers: {},
        ...(reserve !== undefined && { reserve }),
        why: reason?.trim() ?? '',
        ...(mentorId !== undefined && { mentorId }),
      });
    });
  }
}
