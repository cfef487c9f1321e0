import { Injectable } from '@nestjs/common';
import { ageOn } from '@redmaple/forms';
import { dayIn } from '@redmaple/i18n';
import {
  Audit,
  Clock,
  Counties,
  currentContext,
  currentCounty,
  Outbox,
  requestErrors,
  UnitOfWork,
} from '@redmaple/platform';
import { defineEvent, TeamTypes } from '@redmaple/plugins';
import type { ApplicationState } from '../applications/application.policy.js';
import { ApplicationStates } from '../applications/application-states.js';
import { Guardians } from '../people/guardians.js';
import { applicationErrors } from '../recruitment.errors.js';
import { MembershipsService } from '../teams/memberships.service.js';
import { requireRole } from '../teams/team-access.js';
import { teamErrors } from '../teams/teams.errors.js';
import { VolunteerRegister } from '../volunteers/volunteer-register.js';
import type { AcceptanceDto, AcceptedApplication } from './vetting.dto.js';
import { vettingErrors } from './vetting.errors.js';
import { stageRules } from './vetting.policy.js';

/** A recruit became a volunteer, or a volunteer joined another team. */
export const volunteerAccepted = defineEvent<{
  volunteerId: string;
  personId: string;
  applicationId: string;
  teamId: string;
}>('volunteer.accepted');

interface CandidateRow {
  state: ApplicationState;
  person_id: string;
  team_type_code: string;
  answers: Record<string, unknown>;
  birth_date: string | null;
  outdated: boolean;
}

/** The end of vetting: volunteer number, account and probationary membership, in one transaction. */
@Injectable()
export class AcceptanceService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly states: ApplicationStates,
    private readonly register: VolunteerRegister,
    private readonly memberships: MembershipsService,
    private readonly types: TeamTypes,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly counties: Counties,
    private readonly guardians: Guardians,
  ) {}

  /**
   * @throws request.notFound, applications.stateChanged, vetting.ownApplication, vetting.outdated,
   * vetting.otherTeamType, vetting.ageUnfit, vetting.guardianConsentNeeded, teams.notOpen, teams.alreadyMember, teams.mentorUnfit
   */
  async accept(applicationId: string, { teamId, mentorId }: AcceptanceDto): Promise<AcceptedApplication> {
    requireRole(stageRules.acceptance.roles);
    return this.work.run(async () => {
      const today = dayIn(this.clock.now(), await this.counties.timezoneOf(currentCounty()));
      const candidate = await this.find(applicationId, today);
      await this.check(candidate, teamId, today);
      await this.states.advance(applicationId, 'reviewed', 'accepted');
      const volunteer = await this.register.enrol(candidate.person_id);
      const membership = await this.memberships.join({
        volunteerId: volunteer.id,
        teamId,
        role: 'probationer',
        answers: candidate.answers,
        ...(mentorId !== undefined && { mentorId }),
      });
      await this.audit.record('volunteer.accepted', { type: 'volunteer', id: volunteer.id }, { applicationId, teamId });
      await this.outbox.emit(volunteerAccepted, {
        volunteerId: volunteer.id,
        personId: candidate.person_id,
        applicationId,
        teamId,
      });
      return {
        applicationId,
        state: 'accepted',
        volunteerId: volunteer.id,
        number: volunteer.number,
        membershipId: membership.id,
        teamId,
        returning: !volunteer.isNew,
        signIn: volunteer.signIn,
      };
    });
  }

  private async find(applicationId: string, today: string): Promise<CandidateRow> {
    const row = await this.work.one<CandidateRow>(
      `SELECT a.state, a.person_id, a.team_type_code, a.answers, p.birth_date::text AS birth_date,
         EXISTS (SELECT FROM volunteers.vetting_decision d WHERE d.application_id = a.id AND d.valid_until < $2) AS outdated
       FROM volunteers.application a JOIN volunteers.person p ON p.id = a.person_id WHERE a.id = $1`,
      [applicationId, today],
    );
    if (!row) throw requestErrors.notFound();
    return row;
  }

  private async check(candidate: CandidateRow, teamId: string, today: string): Promise<void> {
    if (candidate.state !== 'reviewed') throw applicationErrors.stateChanged();
    if (candidate.person_id === currentContext().actor.personId) throw vettingErrors.ownApplication();
    if (candidate.outdated) throw vettingErrors.outdated();
    const team = await this.work.one<{ type_code: string }>('SELECT type_code FROM volunteers.team WHERE id = $1', [
      teamId,
    ]);
    if (!team) throw teamErrors.notOpen({}, { field: 'teamId' });
    if (team.type_code !== candidate.team_type_code) throw vettingErrors.otherTeamType({}, { field: 'teamId' });
    await this.checkAge(candidate, today);
    if (await this.guardians.missingFor(candidate.person_id)) throw vettingErrors.guardianConsentNeeded();
  }

  /** Whom the team type does not take by age never joins, whatever the form let through. */
  private async checkAge({ birth_date: birthDate, team_type_code: code }: CandidateRow, today: string): Promise<void> {
    const requires = (await this.types.byCode(code))?.requires;
    if (!requires || birthDate === null) return;
    const age = ageOn(birthDate, today);
    const least = Math.max(requires.minAge, requires.danger ? 18 : 0);
    if (age < least || age > (requires.maxAge ?? Number.POSITIVE_INFINITY)) throw vettingErrors.ageUnfit();
  }
}
