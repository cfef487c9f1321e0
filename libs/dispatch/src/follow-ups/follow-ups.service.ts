import { Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  Counties,
  currentCounty,
  Outbox,
  type Page,
  requestErrors,
  toPage,
  UnitOfWork,
} from '@redmaple/platform';
import { type DispatchActor, DispatchAccess } from '../access/dispatch-access.js';
import { DispatchParameters } from '../dispatch-parameters.js';
import { incidentClosed, incidentReopened } from '../incidents/incident-events.js';
import { type IncidentRow, IncidentStore } from '../incidents/incident-store.js';
import type { MissionRow } from '../missions/mission-store.js';
import { maskNumbers } from '../privacy/mask-numbers.js';
import { assignments, selected } from '../sql-columns.js';
import {
  type FinishFollowUp,
  type FollowUpRow,
  type FollowUpsQuery,
  type FollowUpView,
  toFollowUpView,
} from './follow-up.dto.js';
import {
  announceFollowUp,
  followUpDissatisfied,
  followUpDone,
  followUpDue,
  followUpTaken,
} from './follow-up-events.js';
import { nextDayAt } from './follow-up.policy.js';
import { followUpErrors } from './follow-ups.errors.js';

const keys = [
  'id',
  'incidentId',
  'missionId',
  'handlerVolunteerId',
  'closedBy',
  'dueAt',
  'announcedAt',
  'state',
  'assigneeId',
  'assigneeVolunteerId',
  'takenAt',
  'doneAt',
  'satisfaction',
  'note',
  'createdAt',
  'version',
] as const satisfies readonly (keyof FollowUpRow)[];
const columns = selected(keys);

/** Asks afterwards whether it helped, by someone who did not handle it. */
@Injectable()
export class FollowUpsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: DispatchAccess,
    private readonly incidents: IncidentStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly counties: Counties,
    private readonly clock: Clock,
    private readonly parameters: DispatchParameters,
  ) {}

  /** Plans the call-back for a mission that was handled; inside the transaction that ends it. */
  async plan(mission: MissionRow, closedBy: string, at: Date): Promise<void> {
    const zone = await this.counties.timezoneOf(currentCounty());
    const dueAt = nextDayAt(at, zone, this.parameters.followUpHour);
    const made = await this.work.one<{ id: string }>(
      `INSERT INTO dispatch.follow_up (incident_id, mission_id, handler_volunteer_id, closed_by, due_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [mission.incidentId, mission.id, mission.volunteerId, closedBy, dueAt, at],
    );
    const followUpId = made?.id ?? '';
    await this.outbox.enqueue(announceFollowUp, { followUpId }, { at: dueAt });
    await this.audit.record(
      'follow-up.planned',
      { type: 'follow-up', id: followUpId },
      { incidentId: mission.incidentId },
    );
  }

  /** Tells that a call-back is due, once. */
  async announce(followUpId: string): Promise<void> {
    await this.work.run(async () => {
      const due = await this.work.one<{ incidentId: string }>(
        `UPDATE dispatch.follow_up SET announced_at = $2 WHERE id = $1 AND state = 'open' AND announced_at IS NULL
         RETURNING incident_id AS "incidentId"`,
        [followUpId, this.clock.now()],
      );
      if (due) await this.outbox.emit(followUpDue, { followUpId, incidentId: due.incidentId });
    });
  }

  /** The earliest due first; done ones the latest first. */
  list({ list, limit, after }: FollowUpsQuery): Promise<Page<FollowUpView>> {
    this.access.requireFollowUpStaff();
    return this.work.run(async () => {
      const actor = await this.access.actor();
      const done = list === 'done';
      const rows = await this.work.query<FollowUpRow>(
        // Ids follow the order of creation, and so does what is due.
        `SELECT ${columns} FROM dispatch.follow_up
         WHERE state = $1 AND ($2::text IS NULL OR assignee_id = $2) AND ($3::uuid IS NULL OR id ${done ? '<' : '>'} $3)
         ORDER BY id ${done ? 'DESC' : ''} LIMIT $4`,
        [done ? 'done' : 'open', list === 'mine' ? actor.accountId : null, after ?? null, limit + 1],
      );
      const { items, next } = toPage(rows, limit);
      const incidents = await this.incidents.byIds(items.map((row) => row.incidentId));
      const views = items.flatMap((row) => {
        const incident = incidents.get(row.incidentId);
        return incident ? [viewFor(row, incident, actor)] : [];
      });
      return { items: views, ...(next !== undefined && { next }) };
    });
  }

  /** Takes a call-back on. @throws followUps.otherPerson, followUps.takenByOther, followUps.alreadyDone */
  take(id: string): Promise<FollowUpView> {
    return this.withLocked(id, async (row, actor, incident) => {
      if (row.assigneeId !== null) return row;
      const taken = await this.change(row, { ...assigneeOf(actor), takenAt: this.incidents.instant(incident) });
      await this.audit.record('follow-up.taken', { type: 'follow-up', id });
      await this.outbox.emit(followUpTaken, { followUpId: id, incidentId: incident.id });
      return taken;
    });
  }

  /**
   * Writes down what the resident said; a dissatisfied one opens the incident again, once.
   * @throws followUps.otherPerson, followUps.takenByOther, followUps.alreadyDone, followUps.ratingOrNote
   */
  finish(id: string, { satisfaction, note }: FinishFollowUp): Promise<FollowUpView> {
    if (satisfaction === undefined && note === undefined)
      throw followUpErrors.ratingOrNote({}, { field: 'satisfaction' });
    return this.withLocked(id, async (row, actor, incident) => {
      const at = this.incidents.instant(incident);
      const done = await this.change(row, {
        ...(row.assigneeId === null && { ...assigneeOf(actor), takenAt: at }),
        state: 'done',
        doneAt: at,
        satisfaction: satisfaction ?? null,
        note: note === undefined ? null : maskNumbers(note).text,
      });
      await this.incidents.note(incident.id, {
        kind: 'followed-up',
        at,
        missionId: row.missionId,
        details: { satisfaction: satisfaction ?? null },
      });
      await this.audit.record('follow-up.done', { type: 'follow-up', id }, { satisfaction: satisfaction ?? null });
      const ids = { followUpId: id, incidentId: incident.id };
      await this.outbox.emit(followUpDone, ids);
      const dissatisfied = satisfaction !== undefined && satisfaction <= this.parameters.dissatisfiedUpTo;
      if (dissatisfied) await this.outbox.emit(followUpDissatisfied, ids);
      await (dissatisfied && incident.reopenedAt === null ? this.reopen(incident, at) : this.close(incident, at));
      return done;
    });
  }

  /** Whether the caller is making a call-back for this incident now. */
  async isCalling(incidentId: string, actor: DispatchActor): Promise<boolean> {
    const found = await this.work.one(
      `SELECT 1 FROM dispatch.follow_up WHERE incident_id = $1 AND assignee_id = $2 AND state = 'open'`,
      [incidentId, actor.accountId],
    );
    return found !== undefined;
  }

  private async reopen(incident: IncidentRow, at: Date): Promise<void> {
    await this.incidents.move(incident, 'reopened', { reopenedAt: at });
    await this.incidents.note(incident.id, { kind: 'reopened', at });
    await this.audit.record('incident.reopened', { type: 'incident', id: incident.id });
    await this.outbox.emit(incidentReopened, { incidentId: incident.id });
  }

  private async close(incident: IncidentRow, at: Date): Promise<void> {
    await this.incidents.move(incident, 'closed', { endedAt: at });
    await this.incidents.note(incident.id, { kind: 'closed', at });
    await this.audit.record('incident.closed', { type: 'incident', id: incident.id });
    await this.outbox.emit(incidentClosed, { incidentId: incident.id });
  }

  private async withLocked(
    id: string,
    work: (row: FollowUpRow, actor: DispatchActor, incident: IncidentRow) => Promise<FollowUpRow>,
  ): Promise<FollowUpView> {
    this.access.requireFollowUpStaff();
    return this.work.run(async () => {
      const actor = await this.access.actor();
      const seen = await this.byId(id);
      const incident = await this.incidents.lock(seen.incidentId);
      const row = await this.byId(id);
      if (row.state === 'done') throw followUpErrors.alreadyDone();
      if (row.assigneeId !== null && row.assigneeId !== actor.accountId) throw followUpErrors.takenByOther();
      if (!mayTake(row, actor)) throw followUpErrors.otherPerson();
      const changed = await work(row, actor, incident);
      return viewFor(changed, await this.incidents.byId(incident.id), actor);
    });
  }

  private async byId(id: string): Promise<FollowUpRow> {
    const row = await this.work.one<FollowUpRow>(`SELECT ${columns} FROM dispatch.follow_up WHERE id = $1`, [id]);
    if (!row) throw requestErrors.notFound();
    return row;
  }

  private async change(row: FollowUpRow, changes: Partial<FollowUpRow>): Promise<FollowUpRow> {
    const { sql, values } = assignments(changes, 4);
    const changed = await this.work.one<FollowUpRow>(
      `UPDATE dispatch.follow_up SET version = version + 1, ${sql}
       WHERE id = $1 AND state = $2 AND version = $3 RETURNING ${columns}`,
      [row.id, row.state, row.version, ...values],
    );
    if (!changed) throw requestErrors.stale();
    return changed;
  }
}

function viewFor(row: FollowUpRow, incident: IncidentRow, actor: DispatchActor): FollowUpView {
  const free = row.assigneeId === null || row.assigneeId === actor.accountId;
  return toFollowUpView(row, incident, row.state === 'open' && free && mayTake(row, actor));
}

/** domain.md §3 (7): another person than the one who handled it and the one who closed it. */
function mayTake(row: FollowUpRow, actor: DispatchActor): boolean {
  return (
    actor.accountId !== row.closedBy &&
    (actor.volunteerId === undefined || actor.volunteerId !== row.handlerVolunteerId)
  );
}

function assigneeOf(actor: DispatchActor): Pick<FollowUpRow, 'assigneeId' | 'assigneeVolunteerId'> {
  return { assigneeId: actor.accountId, assigneeVolunteerId: actor.volunteerId ?? null };
}
