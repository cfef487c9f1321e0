import { Injectable } from '@nestjs/common';
import { Audit, Clock, Outbox, requestErrors, UnitOfWork } from '@redmaple/platform';
import { Areas, Volunteers } from '@redmaple/plugins/house';
import { type DispatchActor, DispatchAccess } from '../access/dispatch-access.js';
import { FollowUpsService } from '../follow-ups/follow-ups.service.js';
import { incidentCancelled, incidentHandedOver, incidentHandled } from '../incidents/incident-events.js';
import { type IncidentRow, IncidentStore } from '../incidents/incident-store.js';
import { waitsForSomeone } from '../incidents/incident-states.js';
import { maskNumbers } from '../privacy/mask-numbers.js';
import { DispatchMessages } from './dispatch-messages.js';
import { MissionLapses } from './mission-lapses.service.js';
import { MissionLedger } from './mission-ledger.js';
import { missionAccepted, missionArrived, missionEnded } from './mission-events.js';
import { isStopped } from './mission-lapse.policy.js';
import { isTaken } from './mission-states.js';
import { type MissionRow, MissionStore } from './mission-store.js';
import { missionErrors } from './missions.errors.js';
import {
  type CloseMission,
  type MissionView,
  type OwnMissionView,
  toMissionView,
  toOwnMissionView,
} from './missions.dto.js';
import { OffersService } from './offers.service.js';

/** Ended missions stay in a volunteer's list for so long, in milliseconds. */
const listedFor = 30 * 24 * 3_600_000;

/** A mission with its incident locked, and who wants to change it. */
interface Opened {
  readonly mission: MissionRow;
  readonly incident: IncidentRow;
  readonly actor: DispatchActor;
  readonly at: Date;
}

/** What becomes of an offer: yes, no, on the way, there, done. Volunteers act for themselves, the liaison on behalf. */
@Injectable()
export class MissionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: DispatchAccess,
    private readonly incidents: IncidentStore,
    private readonly missions: MissionStore,
    private readonly offers: OffersService,
    private readonly messages: DispatchMessages,
    private readonly followUps: FollowUpsService,
    private readonly ledger: MissionLedger,
    private readonly lapses: MissionLapses,
    private readonly volunteers: Volunteers,
    private readonly areas: Areas,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** What the caller was asked, the latest first; the place only while a mission is accepted and not over. */
  mine(): Promise<OwnMissionView[]> {
    return this.work.run(async () => {
      const { volunteerId } = await this.access.actor();
      if (volunteerId === undefined) return [];
      const rows = await this.missions.ofVolunteer(volunteerId, new Date(this.clock.now().getTime() - listedFor));
      const areas = new Map((await this.areas.all()).map((area) => [area.id, area]));
      const incidents = await this.incidents.byIds(rows.map((row) => row.incidentId));
      return rows.flatMap((row) => {
        const incident = incidents.get(row.incidentId);
        return incident
          ? [
              toOwnMissionView(
                row,
                incident,
                incident.areaPath.flatMap((id) => areas.get(id) ?? []),
              ),
            ]
          : [];
      });
    });
  }

  /** The volunteer says yes. @throws missions.tooLate, missions.notOffered, missions.notEligible, missions.busyElsewhere */
  accept(id: string): Promise<MissionView> {
    return this.step(id, 'own', (opened) => this.takeOn(opened));
  }

  /** The volunteer says no; the next is asked. @throws missions.notOffered */
  decline(id: string, reason: string | undefined): Promise<MissionView> {
    return this.step(id, 'own', (opened) => this.turnDown(opened, reason));
  }

  /** The liaison writes down what the volunteer said on the telephone. */
  answer(id: string, accepted: boolean, reason: string | undefined): Promise<MissionView> {
    return this.step(id, 'liaison', (opened) => (accepted ? this.takeOn(opened) : this.turnDown(opened, reason)));
  }

  /** Sets out. @throws missions.wrongStep, missions.standDown */
  setOut(id: string): Promise<MissionView> {
    return this.step(id, 'both', async (opened) => {
      if (opened.mission.state !== 'accepted') throw missionErrors.wrongStep();
      if (isStopped(opened.mission)) throw missionErrors.standDown();
      return this.depart(opened);
    });
  }

  /** Is there. Who forgot to say that they set out did so now. @throws missions.wrongStep */
  arrive(id: string): Promise<MissionView> {
    return this.step(id, 'both', async (opened) => {
      if (isStopped(opened.mission)) throw missionErrors.standDown();
      const mission = opened.mission.state === 'accepted' ? await this.depart(opened) : opened.mission;
      if (mission.state !== 'en-route') throw missionErrors.wrongStep();
      const { incident, at } = opened;
      const arrived = await this.missions.move(mission, 'on-scene', { arrivedAt: at });
      await this.incidents.move(incident, 'on-scene');
      await this.tell('arrived', arrived, at);
      await this.outbox.emit(missionArrived, { missionId: id, incidentId: incident.id });
      return arrived;
    });
  }

  /** Ends a mission at the place. @throws missions.wrongStep, missions.standDown, missions.departmentNeeded */
  close(id: string, { outcome, handedOverTo }: CloseMission): Promise<MissionView> {
    return this.step(id, 'both', async (opened) => {
      const { mission, incident, actor, at } = opened;
      if (mission.state !== 'on-scene') throw missionErrors.wrongStep();
      // What was done is written down truthfully (条例 19), by the liaison.
      if (isStopped(mission) && (!actor.isLiaison || actor.volunteerId === mission.volunteerId))
        throw missionErrors.standDown();
      if (outcome === 'handed-over' && handedOverTo === undefined) {
        throw missionErrors.departmentNeeded({}, { field: 'handedOverTo' });
      }
      const department =
        outcome === 'handed-over' && handedOverTo !== undefined ? maskNumbers(handedOverTo).text : null;
      const done = await this.missions.move(mission, 'done', {
        outcome,
        handedOverTo: department,
        endedAt: at,
        endedBy: actor.accountId,
      });
      await this.ledger.credit(done, actor);
      await this.tell('done', done, at, { outcome });
      await this.endIncident(incident, done, actor, at);
      await this.outbox.emit(missionEnded, { missionId: id, incidentId: incident.id });
      return done;
    });
  }

  /**
   * Takes back an offer or a mission; the next is asked. The liaison may at any time, the volunteer after accepting:
   * who can't come says so in time (条例 22).
   */
  cancel(id: string, reason: string | undefined): Promise<MissionView> {
    return this.step(id, 'both', async (opened) => {
      const { mission, actor, at } = opened;
      if (mission.endedAt || (mission.state === 'offered' && !actor.isLiaison)) throw missionErrors.wrongStep();
      const { text } = maskNumbers(reason ?? '');
      const cancelled = await this.missions.move(mission, 'cancelled', {
        endedAt: at,
        endedBy: actor.accountId,
        declineReason: text === '' ? null : text,
      });
      await this.messages.unsay(cancelled);
      if (actor.volunteerId !== mission.volunteerId) await this.messages.cancelled(cancelled);
      await this.ledger.credit(cancelled, actor);
      await this.tell('called-off', cancelled, at);
      const waiting = isTaken(mission.state) ? await this.reopenForOthers(opened) : opened.incident;
      await this.offers.fill(waiting, at);
      await this.outbox.emit(missionEnded, { missionId: id, incidentId: mission.incidentId });
      return cancelled;
    });
  }

  private step(
    id: string,
    who: 'own' | 'liaison' | 'both',
    work: (opened: Opened) => Promise<MissionRow>,
  ): Promise<MissionView> {
    return this.work.run(async () => {
      const actor = await this.access.actor();
      const seen = await this.missions.byId(id);
      const own = actor.volunteerId === seen.volunteerId;
      const allowed = (own && who !== 'liaison') || (actor.isLiaison && who !== 'own');
      // A stranger's mission and none at all look alike.
      if (!allowed) throw requestErrors.notFound();
      const incident = await this.incidents.lock(seen.incidentId);
      const mission = await this.missions.byId(id);
      const changed = await work({ mission, incident, actor, at: this.incidents.instant(incident) });
      return toMissionView(changed, (await this.volunteers.byId(changed.volunteerId))?.name);
    });
  }

  private async takeOn({ mission, incident, actor, at }: Opened): Promise<MissionRow> {
    // A second tap on the same button is no mistake.
    if (mission.state === 'accepted') return mission;
    if (mission.state === 'stood-down' || mission.state === 'expired') throw missionErrors.tooLate();
    if (mission.state !== 'offered') throw missionErrors.notOffered();
    if (!waitsForSomeone(incident.state)) throw missionErrors.tooLate();
    if (!(await this.lapses.mayTake(mission, at))) throw missionErrors.notEligible();
    const accepted = await this.missions.move(mission, 'accepted', { answeredAt: at, answeredBy: actor.accountId });
    await this.incidents.move(incident, 'assigned', { noOneLeftAt: null });
    await this.tell('accepted', accepted, at);
    await this.offers.standDownOthers(accepted, at);
    await this.outbox.emit(missionAccepted, { missionId: mission.id, incidentId: incident.id });
    return accepted;
  }

  private async turnDown({ mission, incident, actor, at }: Opened, reason: string | undefined): Promise<MissionRow> {
    if (mission.state === 'declined') return mission;
    if (mission.state !== 'offered') throw missionErrors.notOffered();
    const { text } = maskNumbers(reason ?? '');
    const declined = await this.missions.move(mission, 'declined', {
      answeredAt: at,
      answeredBy: actor.accountId,
      endedAt: at,
      endedBy: actor.accountId,
      declineReason: text === '' ? null : text,
    });
    await this.messages.unsay(declined);
    await this.tell('declined', declined, at);
    await this.offers.fill(incident, at);
    return declined;
  }

  private async depart({ mission, at }: Opened): Promise<MissionRow> {
    const moved = await this.missions.move(mission, 'en-route', { enRouteAt: at });
    await this.tell('en-route', moved, at);
    return moved;
  }

  private reopenForOthers({ incident }: Opened): Promise<IncidentRow> {
    return this.incidents.move(incident, incident.reopenedAt ? 'reopened' : 'open');
  }

  private async endIncident(incident: IncidentRow, done: MissionRow, actor: DispatchActor, at: Date): Promise<void> {
    const ids = { incidentId: incident.id };
    await this.missions.forgetDeclineReasons(incident.id);
    if (done.outcome === 'handled') {
      await this.incidents.move(incident, 'handled', { handledAt: at });
      await this.followUps.plan(done, actor.accountId, at);
      await this.outbox.emit(incidentHandled, { ...ids, missionId: done.id });
    } else if (done.outcome === 'handed-over') {
      await this.incidents.move(incident, 'handed-over', { handedOverTo: done.handedOverTo, endedAt: at });
      await this.outbox.emit(incidentHandedOver, ids);
    } else {
      await this.incidents.move(incident, 'cancelled', { endedAt: at });
      await this.outbox.emit(incidentCancelled, ids);
    }
  }

  private async tell(kind: string, mission: MissionRow, at: Date, details: Record<string, string> = {}): Promise<void> {
    await this.incidents.note(mission.incidentId, { kind, at, missionId: mission.id, details });
    await this.audit.record(
      `mission.${kind}`,
      { type: 'mission', id: mission.id },
      { incidentId: mission.incidentId, ...details },
    );
  }
}
