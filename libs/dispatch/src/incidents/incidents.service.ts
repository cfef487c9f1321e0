import { Injectable } from '@nestjs/common';
import { Audit, Clock, Outbox, requestErrors, UnitOfWork, Vault } from '@redmaple/platform';
import { answersInWords, Areas, type AreaView, Volunteers } from '@redmaple/plugins/house';
import { DispatchAccess } from '../access/dispatch-access.js';
import {
  type IncidentCandidatesQuery,
  type IncidentCandidatesView,
  noCandidates,
  toCandidatesView,
} from '../candidates/candidates.dto.js';
import { CandidatesService } from '../candidates/candidates.service.js';
import { DispatchParameters } from '../dispatch-parameters.js';
import { FollowUpsService } from '../follow-ups/follow-ups.service.js';
import { DispatchMessages } from '../missions/dispatch-messages.js';
import { missionEnded } from '../missions/mission-events.js';
import { MissionLedger } from '../missions/mission-ledger.js';
import { isTaken } from '../missions/mission-states.js';
import { type MissionRow, MissionStore } from '../missions/mission-store.js';
import { type MissionView, toMissionView } from '../missions/missions.dto.js';
import { OfferPlan } from '../missions/offer-plan.js';
import { maskNumbers } from '../privacy/mask-numbers.js';
import { type DispatchReasonView, toCountView } from '../reasons.js';
import {
  type HandOverIncident,
  type IncidentDetailView,
  type IncidentEventView,
  type NoOneLeftView,
  type MissionOffersView,
  type ReporterPhoneView,
  toIncidentView,
} from './incident.dto.js';
import { incidentCancelled, incidentHandedOver } from './incident-events.js';
import { type IncidentRow, IncidentStore } from './incident-store.js';
import { incidentMoves, isOver } from './incident-states.js';
import { incidentErrors } from './incidents.errors.js';
import { reporterPhonePurpose } from './intake.service.js';

/** Reads incidents, shows who could be sent, ends those that need nobody. */
@Injectable()
export class IncidentsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: DispatchAccess,
    private readonly incidents: IncidentStore,
    private readonly missions: MissionStore,
    private readonly plan: OfferPlan,
    private readonly candidates: CandidatesService,
    private readonly followUps: FollowUpsService,
    private readonly messages: DispatchMessages,
    private readonly ledger: MissionLedger,
    private readonly volunteers: Volunteers,
    private readonly areas: Areas,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly parameters: DispatchParameters,
  ) {}

  /** One incident with its missions and its timeline. @throws request.notFound */
  get(id: string): Promise<IncidentDetailView> {
    this.access.requireReader();
    return this.work.run(() => this.detail(id));
  }

  /** What offering brought about. */
  async afterOffers(id: string, offered: readonly string[]): Promise<MissionOffersView> {
    const incident = await this.get(id);
    return { incident, offered: incident.missions.filter((one) => offered.includes(one.id)) };
  }

  /** Who could be asked and why the others can't; for an emergency nobody. */
  candidatesFor(id: string, { onDuty, teamId }: IncidentCandidatesQuery): Promise<IncidentCandidatesView> {
    this.access.requireReader();
    return this.work.run(async () => {
      const incident = await this.incidents.byId(id);
      if (isOver(incident.state) || incident.state === 'handled') {
        const code = incident.state === 'handed-over' ? 'handedOver' : 'incidentOver';
        return noCandidates(id, this.clock.now(), code);
      }
      const options = { onDutyOnly: onDuty === 'true', ...(teamId !== undefined && { teamId }) };
      return toCandidatesView(id, await this.candidates.rank(incident, options), this.parameters.farthestMetres);
    });
  }

  /**
   * Gives an incident to 110, 119 or 120 (it is an emergency after all: everybody is called back) or to a department.
   * @throws request.invalid unless exactly one is named, incidents.wrongStep
   */
  handOver(id: string, { emergencyService, department }: HandOverIncident): Promise<IncidentDetailView> {
    if ((emergencyService === undefined) === (department === undefined)) {
      throw requestErrors.invalid({}, { fields: [{ field: 'department', code: 'required' }] });
    }
    return this.end(
      id,
      'handed-over',
      { service: emergencyService ?? null },
      {
        ...(emergencyService !== undefined && { emergency: true, emergencyService }),
        ...(department !== undefined && { handedOverTo: maskNumbers(department).text }),
      },
    );
  }

  /** Nobody is needed any more. @throws incidents.wrongStep */
  cancel(id: string): Promise<IncidentDetailView> {
    return this.end(id, 'cancelled', {}, {});
  }

  /**
   * The reporter's number, for whoever has to call: the liaison, the volunteer on the mission, the one who makes the
   * call-back. Each look is on the audit trail.
   * @throws request.notFound, incidents.noPhone
   */
  revealPhone(id: string, reason: string): Promise<ReporterPhoneView> {
    return this.work.run(async () => {
      const actor = await this.access.actor();
      const incident = await this.incidents.byId(id);
      const onMission = async () =>
        actor.volunteerId !== undefined &&
        (await this.missions.liveOf(id)).some((one) => isTaken(one.state) && one.volunteerId === actor.volunteerId);
      const allowed = actor.isLiaison || (await onMission()) || (await this.followUps.isCalling(id, actor));
      if (!allowed) throw requestErrors.notFound();
      if (!incident.reporterPhone) throw incidentErrors.noPhone();
      await this.audit.record('incident.phone-revealed', { type: 'incident', id }, { reason });
      return { phone: this.vault.openShared(reporterPhonePurpose, incident.reporterPhone) };
    });
  }

  private end(
    id: string,
    to: 'handed-over' | 'cancelled',
    details: Record<string, unknown>,
    changes: Partial<IncidentRow>,
  ): Promise<IncidentDetailView> {
    this.access.requireLiaison();
    return this.work.run(async () => {
      const incident = await this.incidents.lock(id);
      if (!incidentMoves[incident.state].includes(to)) throw incidentErrors.wrongStep();
      const at = this.incidents.instant(incident);
      for (const mission of await this.missions.liveOf(id)) await this.callBack(mission, at);
      await this.missions.forgetDeclineReasons(id);
      await this.incidents.move(incident, to, { ...changes, endedAt: at, noOneLeftAt: null });
      await this.incidents.note(id, { kind: to, at, details });
      await this.audit.record(`incident.${to}`, { type: 'incident', id }, details);
      await this.outbox.emit(to === 'cancelled' ? incidentCancelled : incidentHandedOver, { incidentId: id });
      return this.detail(id);
    });
  }

  /** Ends a mission because the incident ends. */
  private async callBack(mission: MissionRow, at: Date): Promise<void> {
    const actor = await this.access.actor();
    const ended = await this.missions.move(mission, 'cancelled', { endedAt: at, endedBy: actor.accountId });
    await this.ledger.credit(ended, actor);
    await this.messages.unsay(ended);
    await this.messages.cancelled(ended);
    await this.incidents.note(mission.incidentId, { kind: 'called-off', at, missionId: mission.id });
    await this.audit.record(
      'mission.called-off',
      { type: 'mission', id: mission.id },
      { incidentId: mission.incidentId },
    );
    await this.outbox.emit(missionEnded, { missionId: mission.id, incidentId: mission.incidentId });
  }

  private async detail(id: string): Promise<IncidentDetailView> {
    const row = await this.incidents.byId(id);
    const missions = await this.missions.ofIncident(id);
    const noOneLeft = row.noOneLeftAt ? await this.noOneLeft(row, missions) : undefined;
    return {
      ...toIncidentView(row, await this.areasById(), this.parameters.sceneWithinMinutes),
      facts: answersInWords(row.categoryTerms?.form, row.facts),
      missions: await this.named(missions),
      timeline: await this.timeline(id),
      ...(noOneLeft && { noOneLeft }),
    };
  }

  private async named(missions: readonly MissionRow[]): Promise<MissionView[]> {
    const names = await this.volunteers.byIds([...new Set(missions.map((one) => one.volunteerId))]);
    return missions.map((one) => toMissionView(one, names.get(one.volunteerId)?.name));
  }

  /** How it came that nobody is left: counts for this incident, kept nowhere. */
  private async noOneLeft(row: IncidentRow, missions: readonly MissionRow[]): Promise<NoOneLeftView> {
    const round = missions.filter((one) => row.reopenedAt === null || one.offeredAt >= row.reopenedAt);
    const counted = (['declined', 'expired', 'cancelled'] as const).map((state) => ({
      code: state === 'expired' ? 'noAnswer' : state === 'declined' ? 'declined' : 'calledOff',
      people: round.filter((one) => one.state === state).length,
    }));
    const skipped = (await this.plan.skipped(row.id)).map(({ reason, people }) => ({ code: reason, people }));
    const reasons: DispatchReasonView[] = [...counted, ...skipped]
      .filter((one) => one.people > 0)
      .map((one) => toCountView(one.code, one.people));
    // Nobody was asked at all: nobody could be.
    return {
      at: (row.noOneLeftAt as Date).toISOString(),
      reasons: reasons.length > 0 ? reasons : await this.nobodyAtAll(row),
    };
  }

  private async nobodyAtAll(row: IncidentRow): Promise<DispatchReasonView[]> {
    return toCandidatesView(row.id, await this.candidates.rank(row), this.parameters.farthestMetres).nobody;
  }

  private async timeline(id: string): Promise<IncidentEventView[]> {
    const rows = await this.work.query<
      Omit<IncidentEventView, 'at' | 'missionId'> & { at: Date; missionId: string | null }
    >(
      `SELECT at, kind, mission_id AS "missionId", actor_kind AS "actorKind", actor_id AS "actorId", details
       FROM dispatch.incident_event WHERE incident_id = $1 ORDER BY at, id`,
      [id],
    );
    return rows.map(({ at, missionId, ...rest }) => ({
      ...rest,
      at: at.toISOString(),
      ...(missionId !== null && { missionId }),
    }));
  }

  private async areasById(): Promise<ReadonlyMap<string, AreaView>> {
    return new Map((await this.areas.all()).map((area) => [area.id, area]));
  }
}
