import { Injectable } from '@nestjs/common';
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
import { defineEvent } from '@redmaple/plugins/house';
import type { ApplicationState } from '../applications/application.policy.js';
import { ApplicationStates } from '../applications/application-states.js';
import { EligibilityService } from '../eligibility/eligibility.service.js';
import { joiningRefusal } from '../eligibility/joining-refusal.js';
import { applicationErrors } from '../recruitment.errors.js';
import { MembershipsService } from '../teams/memberships.service.js';
import { requireRole } from '../teams/team-access.js';
import { teamErrors } from '../teams/teams.errors.js';
import { VolunteerRegister } from '../volunteers/volunteer-register.js';
import type { AcceptanceDto, AcceptedApplication } from './vetting.dto.js';
import { vettingErrors } from './vetting.errors.js';
import { acceptance } from './stages/stage.policy.js';

/** A recruit became a volunteer, or a volunteer joined another team. */
export const volunteerAccepted = defineEvent<{
  volunteerId: string;
  personId: string;
  applicationId: string;
  teamId: string;
}>('volunteer.accepted');

interface CandidateRow {
  state: ApplicationState;
  stage: string | null;
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
    private readonly eligibility: EligibilityService,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly counties: Counties,
  ) {}

  /**
   * @throws request.notFound, applications.stateChanged, vetting.ownApplication, vetting.outdated,
   * vetting.otherTeamType, vetting.ageUnfit, vetting.guardianConsentNeeded, vetting.notEligible, teams.notOpen, teams.alreadyMember, teams.mentorUnfit
   */
  async accept(applicationId: string, { teamId, mentorId }: AcceptanceDto): Promise<AcceptedApplication> {
    requireRole(['operator', 'county-admin']);
    return this.work.run(async () => {
      const today = dayIn(this.clock.now(), await this.counties.timezoneOf(currentCounty()));
      const candidate = await this.find(applicationId, today);
      await this.check(candidate, teamId);
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

  /** Of several who accept at once the slower ones wait here, and see that it is done. */
  private async find(applicationId: string, today: string): Promise<CandidateRow> {
    const row = await this.work.one<CandidateRow>(
      `SELECT a.state, a.stage, a.person_id, a.team_type_code, a.answers, p.birth_date::text AS birth_date,
         EXISTS (SELECT FROM volunteers.vetting_decision d WHERE d.application_id = a.id AND d.valid_until < $2) AS outdated
       FROM volunteers.application a JOIN volunteers.person p ON p.id = a.person_id WHERE a.id = $1
       FOR NO KEY UPDATE OF a`,
      [applicationId, today],
    );
    if (!row) throw requestErrors.notFound();
    return row;
  }

  private async check(candidate: CandidateRow, teamId: string): Promise<void> {
    if (candidate.stage !== acceptance) throw applicationErrors.stateChanged();
    if (candidate.person_id === currentContext().actor.personId) throw vettingErrors.ownApplication();
    if (candidate.outdated) throw vettingErrors.outdated();
    const team = await this.work.one<{ type_code: string }>('SELECT type_code FROM volunteers.team WHERE id = $1', [
      teamId,
    ]);
    if (!team) throw teamErrors.notOpen({}, { field: 'teamId' });
    if (team.type_code !== candidate.team_type_code) throw vettingErrors.otherTeamType({}, { field: 'teamId' });
    await this.checkEligible(candidate, teamId);
  }

  /** Whom the rules do not let join never does, whatever the form let through. The verdict is kept. */
  private async checkEligible(candidate: CandidateRow, teamId: string): Promise<void> {
    const { blockers } = await this.eligibility.decide({
      person: candidate.person_id,
      action: 'join-team',
      context: { teamId, teamTypeCode: candidate.team_type_code },
      at: this.clock.now(),
    });
    const refusal = joiningRefusal(blockers);
    if (refusal?.kind === 'alreadyMember') throw teamErrors.alreadyMember();
    if (refusal?.kind === 'age') throw vettingErrors.ageUnfit();
    if (refusal?.kind === 'guardian') throw vettingErrors.guardianConsentNeeded();
    if (refusal) throw vettingErrors.notEligible({ reason: refusal.reason });
  }
}
