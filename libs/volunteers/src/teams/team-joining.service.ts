import { Injectable } from '@nestjs/common';
import { ageOn } from '@redmaple/forms';
import { dayIn } from '@redmaple/i18n';
import { Clock, Counties, currentCounty, requestErrors, UnitOfWork } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins';
import { Guardians } from '../people/guardians.js';
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
    private readonly counties: Counties,
    private readonly types: TeamTypes,
    private readonly memberships: MembershipsService,
    private readonly guardians: Guardians,
  ) {}

  /** @throws request.notFound for an unknown team, volunteers.unknown, teams.notOpen, teams.alreadyMember, teams.mentorUnfit, teams.ageUnfit, teams.guardianConsentNeeded */
  add(teamId: string, { volunteerId, role, mentorId }: AddMemberDto): Promise<MembershipDetail> {
    return this.work.run(async () => {
      const personId = await this.checkAge(teamId, volunteerId);
      if (await this.guardians.missingFor(personId))
        throw teamErrors.guardianConsentNeeded({}, { field: 'volunteerId' });
      return this.memberships.join({
        volunteerId,
        teamId,
        role,
        answers: {},
        ...(mentorId !== undefined && { mentorId }),
      });
    });
  }

  /** Whom the team type does not take by age never joins; dangerous work is for adults (domain.md §4). Answers who it is. */
  private async checkAge(teamId: string, volunteerId: string): Promise<string> {
    const team = await this.work.one<{ type_code: string }>('SELECT type_code FROM volunteers.team WHERE id = $1', [
      teamId,
    ]);
    if (!team) throw requestErrors.notFound();
    const person = await this.work.one<{ person_id: string; birth_date: string | null }>(
      `SELECT v.person_id, p.birth_date::text AS birth_date FROM volunteers.volunteer v JOIN volunteers.person p ON p.id = v.person_id
       WHERE v.id = $1 AND v.status = 'active'`,
      [volunteerId],
    );
    if (!person) throw volunteerErrors.unknown({}, { field: 'volunteerId' });
    const requires = (await this.types.byCode(team.type_code))?.requires;
    if (!requires || person.birth_date === null) return person.person_id;
    const today = dayIn(this.clock.now(), await this.counties.timezoneOf(currentCounty()));
    const age = ageOn(person.birth_date, today);
    const least = Math.max(requires.minAge, requires.danger ? 18 : 0);
    if (age < least || age > (requires.maxAge ?? Number.POSITIVE_INFINITY))
      throw teamErrors.ageUnfit({}, { field: 'volunteerId' });
    return person.person_id;
  }
}
