import { Injectable } from '@nestjs/common';
import { accessErrors, Audit, Outbox, UnitOfWork } from '@redmaple/platform';
import { type Blocker, Teams, Volunteers } from '@redmaple/plugins/house';
import { DispatchAccess } from '../access/dispatch-access.js';
import { CandidateFacts } from '../candidates/candidate-facts.js';
import { type IncidentRow, IncidentStore } from '../incidents/incident-store.js';
import { maskNumbers } from '../privacy/mask-numbers.js';
import { DispatchMessages } from './dispatch-messages.js';
import { missionLapsed } from './mission-events.js';
import { addsNothing, isStopped, lapsesOf, mayFinish } from './mission-lapse.policy.js';
import { isTaken } from './mission-states.js';
import { type MissionRow, MissionStore } from './mission-store.js';
import { missionErrors } from './missions.errors.js';
import { type MissionView, toMissionView } from './missions.dto.js';

/**
 * Somebody has taken a mission, and what let them take it is gone: a certificate or insurance, a consent, their place on the
 * register or in the team. The mission is stopped and marked; the person is told, the liaison decides.
 */
@Injectable()
export class MissionLapses {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: DispatchAccess,
    private readonly incidents: IncidentStore,
    private readonly missions: MissionStore,
    private readonly facts: CandidateFacts,
    private readonly teams: Teams,
    private readonly volunteers: Volunteers,
    private readonly messages: DispatchMessages,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Looks again at what somebody has taken or is asked for. Run twice nothing is left to do. @returns how many marks changed */
  async reconsider(volunteerId: string): Promise<number> {
    const live = await this.work.run(() => this.missions.liveOfVolunteer(volunteerId));
    let changed = 0;
    // Each in a transaction of its own: killed in between, the next run does the rest, and nobody holds two incidents.
    for (const { id } of live) if (await this.look(id)) changed++;
    return changed;
  }

  /** Everybody who has taken something: for what no event tells of, such as midnight. */
  async reconsiderAll(): Promise<number> {
    const live = await this.work.run(() => this.missions.liveOfAll());
    let changed = 0;
    for (const { id, state } of live) if (isTaken(state) && (await this.look(id))) changed++;
    return changed;
  }

  /**
   * The liaison lets somebody finish all the same: a forced exception that ends with the mission.
   * @throws access.denied, access.samePerson, missions.notLapsed, missions.notForceable
   */
  async keep(id: string, reason: string): Promise<MissionView> {
    this.access.requireLiaison();
    return this.work.run(async () => {
      const actor = await this.access.actor();
      const { mission, incident } = await this.opened(id);
      if (actor.volunteerId === mission.volunteerId) throw accessErrors.samePerson();
      if (!isStopped(mission)) throw missionErrors.notLapsed();
      const lapse = mission.lapse ?? [];
      if (!mayFinish(lapse)) throw missionErrors.notForceable();
      const at = this.incidents.instant(incident);
      const kept = await this.missions.keep(mission, at, actor.accountId, maskNumbers(reason).text);
      await this.tell('lapse-kept', kept, at, lapse);
      await this.messages.goOn(kept, at);
      return toMissionView(kept, (await this.volunteers.byId(kept.volunteerId))?.name);
    });
  }

  /** Whether nothing that was there when they were asked is gone. Inside the caller's unit of work, the incident locked. */
  async mayTake(mission: MissionRow, at: Date): Promise<boolean> {
    return (await this.lapseOf(mission, at)).length === 0;
  }

  private async lapseOf({ volunteerId, teamId }: MissionRow, at: Date): Promise<readonly Blocker[]> {
    const team = await this.teams.byId(teamId);
    return team ? lapsesOf(await this.facts.standing(volunteerId, team, at)) : [];
  }

  private look(missionId: string): Promise<boolean> {
    return this.work.run(async () => {
      // Whoever is accepting meanwhile has the incident: they are waited for, and looked at afterwards.
      const { mission, incident } = await this.opened(missionId);
      if (!isTaken(mission.state)) return false;
      const at = this.incidents.instant(incident);
      const lapse = await this.lapseOf(mission, at);
      const before = mission.lapse ?? [];
      if (lapse.length === 0) return before.length > 0 && this.clear(mission, at);
      if (addsNothing(before, lapse) && addsNothing(lapse, before)) return false;
      return this.mark(mission, at, lapse);
    });
  }

  /** Fewer reasons than before leave what was decided; a new one asks the liaison anew. */
  private async mark(mission: MissionRow, at: Date, lapse: readonly Blocker[]): Promise<boolean> {
    const anew = !addsNothing(mission.lapse ?? [], lapse);
    const since = anew ? at : (mission.lapsedAt ?? at);
    const marked = await this.missions.mark(mission, since, lapse, anew);
    if (!anew) return true;
    await this.tell('lapsed', marked, at, lapse);
    await this.outbox.emit(missionLapsed, { missionId: mission.id, incidentId: mission.incidentId });
    // Who was told to stop and has not been told to go on knows it already.
    if (!isStopped(mission)) await this.messages.stop(marked, at);
    return true;
  }

  private async clear(mission: MissionRow, at: Date): Promise<boolean> {
    const cleared = await this.missions.clearMark(mission);
    await this.tell('lapse-cleared', cleared, at, []);
    if (isStopped(mission)) await this.messages.goOn(cleared, at);
    return true;
  }

  private async opened(id: string): Promise<{ mission: MissionRow; incident: IncidentRow }> {
    const { incidentId } = await this.missions.byId(id);
    const incident = await this.incidents.lock(incidentId);
    return { incident, mission: await this.missions.byId(id) };
  }

  private async tell(kind: string, mission: MissionRow, at: Date, lapse: readonly Blocker[]): Promise<void> {
    const details = { reasons: lapse.map((one) => one.code) };
    await this.incidents.note(mission.incidentId, { kind, at, missionId: mission.id, details });
    await this.audit.record(
      `mission.${kind}`,
      { type: 'mission', id: mission.id },
      { incidentId: mission.incidentId, ...details },
    );
  }
}
