import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Clock, requestErrors, UnitOfWork } from '@redmaple/platform';
import { Duties, type EligibilityContext } from '@redmaple/plugins/house';
import { mayManageTeam } from '../teams/team-access.js';
import { VolunteerScope } from '../volunteers/volunteer-scope.js';
import type { EligibilityVerdictView, ExplainEligibility } from './eligibility.dto.js';
import { eligibilityErrors } from './eligibility.errors.js';
import { EligibilityService } from './eligibility.service.js';
import { toReasonView } from './eligibility.views.js';

/** What is asked, filled in from a seat or a team. */
interface Asked {
  readonly context: EligibilityContext;
  readonly at: Date;
  readonly teamName?: string;
  readonly title?: string;
}

/** Could this person take this, and if not, what would it need? For who plans; nothing is kept. */
@Injectable()
export class EligibilityExplainer {
  constructor(
    private readonly work: UnitOfWork,
    private readonly engine: EligibilityService,
    private readonly scope: VolunteerScope,
    private readonly modules: ModuleRef,
    private readonly clock: Clock,
  ) {}

  /** @throws request.notFound for volunteers out of sight, eligibility.seatUnknown, eligibility.teamNeeded, eligibility.timesWrong */
  explain(wish: ExplainEligibility): Promise<EligibilityVerdictView> {
    return this.work.run(async () => {
      await this.scope.require(wish.volunteerId);
      const who = await this.work.one<{ name: string; number: string }>(
        'SELECT p.name, v.number FROM volunteers.volunteer v JOIN volunteers.person p ON p.id = v.person_id WHERE v.id = $1',
        [wish.volunteerId],
      );
      if (!who) throw requestErrors.notFound();
      const { context, at, teamName, title } = await this.asked(wish);
      const verdict = await this.engine.evaluate({ person: wish.volunteerId, action: wish.action, context, at });
      return {
        volunteerId: wish.volunteerId,
        ...who,
        action: wish.action,
        ...(context.teamId !== undefined && { teamId: context.teamId }),
        ...(teamName !== undefined && { teamName }),
        ...(title !== undefined && { title }),
        startsAt: at.toISOString(),
        endsAt: (context.endsAt ?? at).toISOString(),
        allowed: verdict.allowed,
        blockers: verdict.blockers.map(toReasonView),
        warnings: verdict.warnings.map(toReasonView),
        policyVersion: verdict.policyVersion,
      };
    });
  }

  private async asked(wish: ExplainEligibility): Promise<Asked> {
    if (wish.seatId !== undefined) return this.ofSeat(wish.seatId);
    const at = wish.startsAt === undefined ? this.clock.now() : new Date(wish.startsAt);
    const endsAt = wish.endsAt === undefined ? at : new Date(wish.endsAt);
    const longest = 25 * 3_600_000;
    if (endsAt < at || endsAt.getTime() - at.getTime() > longest)
      throw eligibilityErrors.timesWrong({}, { field: 'endsAt' });
    const { teamId, qualifications = [] } = wish;
    if (teamId === undefined) {
      if (wish.action !== 'mediate' && wish.action !== 'work-with-minors')
        throw eligibilityErrors.teamNeeded({}, { field: 'teamId' });
      return { context: { endsAt, qualifications }, at };
    }
    const team = await this.work.one<{ name: string; type_code: string }>(
      'SELECT name, type_code FROM volunteers.team WHERE id = $1',
      [teamId],
    );
    if (!team || !mayManageTeam(teamId)) throw requestErrors.notFound();
    return { context: { teamId, teamTypeCode: team.type_code, endsAt, qualifications }, at, teamName: team.name };
  }

  private async ofSeat(seatId: string): Promise<Asked> {
    const seat = await this.modules.get<Duties>(Duties, { strict: false }).ofSeat(seatId);
    if (!seat) throw eligibilityErrors.seatUnknown({}, { field: 'seatId' });
    if (!mayManageTeam(seat.teamId)) throw requestErrors.notFound();
    const { teamId, teamTypeCode, startsAt, endsAt, qualifications, title } = seat;
    const team = await this.work.one<{ name: string }>('SELECT name FROM volunteers.team WHERE id = $1', [teamId]);
    return {
      context: { teamId, teamTypeCode, endsAt, qualifications },
      at: startsAt,
      title,
      ...(team && { teamName: team.name }),
    };
  }
}
