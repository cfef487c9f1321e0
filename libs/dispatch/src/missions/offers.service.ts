import { Injectable } from '@nestjs/common';
import { Audit, currentContext, Outbox, UnitOfWork } from '@redmaple/platform';
import { Teams, type TeamView, Volunteers } from '@redmaple/plugins/house';
import { DispatchAccess } from '../access/dispatch-access.js';
import { CandidateFacts } from '../candidates/candidate-facts.js';
import { CandidatesService, inOrderOfAsking, type PlannedPerson } from '../candidates/candidates.service.js';
import { DispatchParameters } from '../dispatch-parameters.js';
import { incidentUnanswered } from '../incidents/incident-events.js';
import { type IncidentRow, IncidentStore } from '../incidents/incident-store.js';
import { waitsForSomeone } from '../incidents/incident-states.js';
import { DispatchMessages } from './dispatch-messages.js';
import { expireOffer, missionOffered } from './mission-events.js';
import { type MissionRow, MissionStore } from './mission-store.js';
import { offerErrors } from './missions.errors.js';
import { OfferPlan, type PlannedRow } from './offer-plan.js';
import type { MakeMissionOffers } from './offers.dto.js';

/** Delays of the queue may fire a little early against the time an offer runs out, in milliseconds. */
const tolerance = 1_000;

/** Asks people, in order, as long as an incident waits for someone. An offer can be declined without penalty (条例 25). */
@Injectable()
export class OffersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: DispatchAccess,
    private readonly incidents: IncidentStore,
    private readonly missions: MissionStore,
    private readonly plan: OfferPlan,
    private readonly candidates: CandidatesService,
    private readonly facts: CandidateFacts,
    private readonly messages: DispatchMessages,
    private readonly teams: Teams,
    private readonly volunteers: Volunteers,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly parameters: DispatchParameters,
  ) {}

  /**
   * Asks one volunteer, a team in its order, or whoever is first, and plans who is asked after.
   * @returns ids of the missions offered now; empty when nobody can be asked.
   * @throws offers.notWaiting, offers.emergency and, for a volunteer that was named, offers.notEligible, offers.declined,
   *   offers.alreadyAsked, offers.busy, offers.notMember
   */
  async offer(incidentId: string, wish: MakeMissionOffers): Promise<string[]> {
    this.access.requireLiaison();
    return this.work.run(async () => {
      let incident = await this.incidents.lock(incidentId);
      if (incident.emergency) throw offerErrors.emergency();
      if (!waitsForSomeone(incident.state)) throw offerErrors.notWaiting();
      if (wish.atOnce !== undefined) incident = await this.incidents.change(incident, { askAtOnce: wish.atOnce });
      const before = (await this.missions.liveOf(incidentId)).map((one) => one.id);
      await this.audit.record('offers.made', { type: 'incident', id: incidentId }, { ...wish });
      const named =
        wish.volunteerId === undefined ? undefined : await this.named(incident, wish.volunteerId, wish.teamId);
      const others = await this.others(incident, wish);
      await this.plan.append(incidentId, [
        ...(named ? [named] : []),
        ...others.filter((one) => one.volunteerId !== named?.volunteerId),
      ]);
      // Who was chosen by hand is asked now, however many others are being asked.
      const at = this.incidents.instant(incident);
      if (named) await this.askNext(incident, at, named.volunteerId);
      await this.fill(incident, at);
      return (await this.missions.liveOf(incidentId)).map((one) => one.id).filter((id) => !before.includes(id));
    });
  }

  /**
   * Asks the next in order until as many are being asked as the incident wants. With nobody being asked and nobody
   * left the incident is flagged for the liaison. The incident must be locked.
   * @param at the instant of everything that happens in this transaction.
   */
  async fill(incident: IncidentRow, at: Date): Promise<IncidentRow> {
    if (!waitsForSomeone(incident.state)) return incident;
    let asked = (await this.missions.liveOf(incident.id)).length;
    while (asked < incident.askAtOnce && (await this.askNext(incident, at))) asked++;
    const nobody = asked === 0;
    if (nobody === (incident.noOneLeftAt !== null)) return incident;
    const flagged = await this.incidents.change(incident, { noOneLeftAt: nobody ? at : null });
    if (nobody) {
      await this.incidents.note(incident.id, { kind: 'no-one-left', at });
      await this.outbox.emit(incidentUnanswered, { incidentId: incident.id });
    }
    return flagged;
  }

  /**
   * Enough: the rest are thanked and stood down (domain.md §6). They keep their place in the order, should the one who
   * goes have to be replaced.
   */
  async standDownOthers(taken: MissionRow, at: Date): Promise<void> {
    const { incidentId } = taken;
    for (const other of await this.missions.liveOf(incidentId)) {
      if (other.id === taken.id) continue;
      const stoodDown = await this.missions.move(other, 'stood-down', { endedAt: at, endedBy: taken.answeredBy });
      await this.plan.putBack(incidentId, other.volunteerId);
      await this.messages.unsay(stoodDown);
      await this.messages.stoodDown(stoodDown);
      await this.incidents.note(incidentId, { kind: 'stood-down', at, missionId: other.id });
      await this.audit.record('mission.stood-down', { type: 'mission', id: other.id }, { incidentId });
    }
  }

  /** The time for an answer is over: asks the next. Does nothing when the offer was answered meanwhile. */
  async expire(missionId: string): Promise<void> {
    await this.work.run(async () => {
      const { incidentId } = await this.missions.byId(missionId);
      const incident = await this.incidents.lock(incidentId);
      const mission = await this.missions.byId(missionId);
      if (mission.state !== 'offered') return;
      const at = this.incidents.instant(incident);
      if (mission.expiresAt.getTime() - at.getTime() > tolerance)
        throw new Error('The offer still runs; trying again.');
      const expired = await this.missions.move(mission, 'expired', { endedAt: at, endedBy: currentContext().actor.id });
      await this.messages.unsay(expired);
      await this.incidents.note(incidentId, { kind: 'offer-expired', at, missionId });
      await this.audit.record('mission.expired', { type: 'mission', id: missionId });
      await this.fill(incident, at);
    });
  }

  /** Asks the next in order who still can, or the named one. False when there is nobody. */
  private async askNext(incident: IncidentRow, at: Date, volunteerId?: string): Promise<boolean> {
    const planned = await this.plan.planned(incident.id);
    for (const row of planned.filter((one) => volunteerId === undefined || one.volunteerId === volunteerId)) {
      const team = await this.teams.byId(row.teamId);
      const hurdle = team ? await this.hurdleOf(incident, row.volunteerId, team) : 'unknownTeam';
      if (hurdle === undefined && team && (await this.facts.decide(row.volunteerId, team, at))) {
        await this.ask(incident, row, at);
        await this.plan.mark(row.id, 'asked');
        return true;
      }
      await this.plan.mark(row.id, 'skipped', hurdle ?? 'notEligible');
    }
    return false;
  }

  private async ask(incident: IncidentRow, person: PlannedRow, at: Date): Promise<void> {
    const mission = await this.missions.insert({
      incidentId: incident.id,
      volunteerId: person.volunteerId,
      teamId: person.teamId,
      distanceMetres: person.distanceMetres,
      state: 'offered',
      offeredAt: at,
      offeredBy: currentContext().actor.id,
      expiresAt: new Date(at.getTime() + this.parameters.answerWindowSeconds * 1000),
    });
    const ids = { missionId: mission.id, incidentId: incident.id };
    await this.incidents.note(incident.id, { kind: 'offered', at, missionId: mission.id });
    await this.messages.offered(mission);
    await this.outbox.enqueue(expireOffer, { missionId: mission.id }, { at: mission.expiresAt });
    await this.outbox.emit(missionOffered, ids);
    await this.audit.record('mission.offered', { type: 'mission', id: mission.id }, { incidentId: incident.id });
  }

  /** What changed since the order was made: the safety rules hold at the moment of asking. */
  private async hurdleOf(incident: IncidentRow, volunteerId: string, team: TeamView): Promise<string | undefined> {
    if ((await this.missions.liveOf(incident.id)).some((one) => one.volunteerId === volunteerId)) return 'alreadyAsked';
    return (await this.candidates.hindrancesOf(incident, volunteerId, team))[0]?.code;
  }

  /** A volunteer the liaison chose: refused with the reason rather than passed over. */
  private async named(incident: IncidentRow, volunteerId: string, teamId: string | undefined): Promise<PlannedPerson> {
    if (!(await this.volunteers.byId(volunteerId))) throw offerErrors.unknownVolunteer({}, { field: 'volunteerId' });
    const memberships = await this.teams.ofVolunteer(volunteerId, this.incidents.instant(incident));
    const reasons = new Set<string>();
    for (const { teamId: id } of memberships.filter((one) => teamId === undefined || one.teamId === teamId)) {
      const team = await this.teams.byId(id);
      if (!team) continue;
      const hurdle = await this.hurdleOf(incident, volunteerId, team);
      if (hurdle === undefined)
        return { volunteerId, teamId: id, distanceMetres: await this.facts.distanceOf(incident, team) };
      reasons.add(hurdle);
    }
    const [reason] = reasons;
    if (reason === undefined) throw offerErrors.notMember();
    if (reason === 'declined' || reason === 'alreadyAsked' || reason === 'busy') throw offerErrors[reason]();
    throw offerErrors.notEligible({ reasons: [...reasons].join(', ') });
  }

  /** Who is asked if nobody before takes it. */
  private async others(
    incident: IncidentRow,
    { volunteerId, teamId, otherwise }: MakeMissionOffers,
  ): Promise<PlannedPerson[]> {
    const onwards = otherwise ?? (teamId !== undefined && volunteerId === undefined ? 'team' : 'anyone');
    if (volunteerId !== undefined && onwards === 'nobody') return [];
    const team = teamId === undefined ? undefined : await this.teams.byId(teamId);
    if (teamId !== undefined && !team) throw offerErrors.unknownTeam({}, { field: 'teamId' });
    const own = teamId === undefined ? [] : inOrderOfAsking(await this.candidates.rank(incident, { teamId }));
    if (onwards !== 'anyone') return own;
    const all = inOrderOfAsking(await this.candidates.rank(incident));
    const first = new Set(own.map((one) => one.volunteerId));
    return [...own, ...all.filter((one) => !first.has(one.volunteerId))];
  }
}
