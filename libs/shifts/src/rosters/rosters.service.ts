import { Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  Counties,
  currentContext,
  currentCounty,
  Outbox,
  requestErrors,
  toPage,
  UnitOfWork,
} from '@redmaple/platform';
import { Teams, type TeamView, TeamTypes, Volunteers } from '@redmaple/plugins/house';
import { ShiftAccess } from '../access/shift-access.js';
import { rostersErrors, templatesErrors } from '../shifts.errors.js';
import { rosterChanged } from '../shifts.events.js';
import { holdersOf } from '../shifts/shift.dto.js';
import { Schedule } from '../shifts/schedule.js';
import type { TemplateRow } from '../templates/template.dto.js';
import { occurrencesOfWeek } from '../templates/template.policy.js';
import { TemplatesService } from '../templates/templates.service.js';
import { addDays, instantAt, weekdayOf } from '../time/zoned-time.js';
import {
  type NewRoster,
  type RosterPage,
  type RosterQuery,
  type RosterRow,
  type RosterView,
  toRosterSummary,
  toRosterView,
} from './roster.dto.js';
import { draftRosterJob } from './roster-job.js';
import type { SeatPlan } from './roster.policy.js';

const columns = 'id, team_id, week_start::text, state, progress, engine, failure, drafted_at, published_at, version';

/** Weeks of teams: made from templates, drafted by the worker, read with every reason. */
@Injectable()
export class RostersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ShiftAccess,
    private readonly templates: TemplatesService,
    private readonly schedule: Schedule,
    private readonly teamTypes: TeamTypes,
    private readonly volunteers: Volunteers,
    private readonly teams: Teams,
    private readonly counties: Counties,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the week's shifts that are still to come and asks the worker for a draft.
   * @throws request.notFound, rosters.notMonday, rosters.weekPast, rosters.noTemplates, rosters.exists, templates.teamTypeOff
   */
  create({ teamId, weekStart }: NewRoster): Promise<RosterView> {
    return this.work.run(async () => {
      const team = await this.access.requireManaged(teamId);
      if (weekdayOf(weekStart) !== 'mon') throw rostersErrors.notMonday({}, { field: 'weekStart' });
      const zone = await this.counties.timezoneOf(currentCounty());
      if (instantAt(addDays(weekStart, 7), 0, zone) <= this.clock.now())
        throw rostersErrors.weekPast({}, { field: 'weekStart' });
      const templates = await this.templates.activeOf(teamId);
      if (templates.length === 0) throw rostersErrors.noTemplates({}, { field: 'teamId' });
      const row = await this.work.one<{ id: string }>(
        'INSERT INTO shifts.roster (team_id, week_start, created_by) VALUES ($1, $2, $3) RETURNING id',
        [teamId, weekStart, currentContext().actor.id],
      );
      const { id } = row as { id: string };
      await this.createShifts(id, team, templates, weekStart, zone);
      await this.audit.record('roster.created', { type: 'roster', id }, { teamId, weekStart });
      await this.outbox.enqueue(draftRosterJob, { rosterId: id });
      return this.view(id);
    });
  }

  /**
   * Drafts again; what people pinned stays.
   * @throws request.notFound, request.stale, rosters.published
   */
  draftAgain(id: string, version: number): Promise<RosterView> {
    return this.work.run(async () => {
      const roster = await this.requireManaged(id);
      if (roster.state === 'published') throw rostersErrors.published();
      const changed = await this.work.execute(
        `UPDATE shifts.roster SET state = 'drafting', progress = 0, failure = NULL, version = version + 1
         WHERE id = $1 AND version = $2 AND state IN ('drafted', 'failed')`,
        [id, version],
      );
      if (changed === 0) throw requestErrors.stale();
      await this.audit.record('roster.draft-asked', { type: 'roster', id });
      await this.outbox.enqueue(draftRosterJob, { rosterId: id });
      return this.view(id);
    });
  }

  /** @throws request.notFound */
  get(id: string): Promise<RosterView> {
    return this.work.run(async () => {
      const roster = await this.row(id);
      await this.access.requireReadable(roster.team_id);
      return this.view(id);
    });
  }

  list({ teamId, limit, after }: RosterQuery): Promise<RosterPage> {
    return this.work.run(async () => {
      if (teamId !== undefined) await this.access.requireReadable(teamId);
      const rows = await this.work.query<RosterRow>(
        `SELECT ${columns} FROM shifts.roster
         WHERE ($1::uuid[] IS NULL OR team_id = ANY($1)) AND ($2::uuid IS NULL OR team_id = $2) AND ($3::uuid IS NULL OR id < $3)
         ORDER BY id DESC LIMIT $4`,
        [this.access.readableTeams() ?? null, teamId ?? null, after ?? null, limit + 1],
      );
      return toPage(rows.map(toRosterSummary), limit);
    });
  }

  /** The roster, if the caller may change it; inside a unit of work. @throws request.notFound */
  async requireManaged(id: string): Promise<RosterRow> {
    const roster = await this.row(id);
    await this.access.requireManaged(roster.team_id);
    return roster;
  }

  /**
   * Notes that people changed a draft, so that who publishes publishes what they saw.
   * @throws rosters.notDrafted while the worker drafts, and once it is published
   */
  async touch(rosterId: string): Promise<void> {
    const changed = await this.work.execute(
      `UPDATE shifts.roster SET version = version + 1 WHERE id = $1 AND state = 'drafted'`,
      [rosterId],
    );
    if (changed === 0) throw rostersErrors.notDrafted();
    await this.outbox.emit(rosterChanged, { rosterId });
  }

  /** The roster with everything; inside a unit of work. */
  async view(id: string): Promise<RosterView> {
    const roster = await this.row(id);
    const stored = await this.work.one<{ report: SeatPlan[] }>('SELECT report FROM shifts.roster WHERE id = $1', [id]);
    const report = stored?.report ?? [];
    const shifts = await this.schedule.find({ rosterId: id });
    const considered = report.flatMap((one) => one.considered.map((person) => person.volunteerId));
    const posts = await this.teams.posts([roster.team_id]);
    const onPosts = posts.flatMap((one) => one.seats.flatMap((seat) => seat.volunteerId ?? []));
    const people = await this.volunteers.byIds([...new Set([...holdersOf(shifts), ...considered, ...onPosts])]);
    return toRosterView(roster, report, shifts, people, posts);
  }

  private async row(id: string): Promise<RosterRow> {
    const row = await this.work.one<RosterRow>(`SELECT ${columns} FROM shifts.roster WHERE id = $1`, [id]);
    if (!row) throw requestErrors.notFound();
    return row;
  }

  private async createShifts(
    rosterId: string,
    team: TeamView,
    templates: readonly TemplateRow[],
    weekStart: string,
    zone: string,
  ): Promise<void> {
    const type = await this.teamTypes.enabled(team.typeCode);
    if (!type) throw templatesErrors.teamTypeOff({}, { field: 'teamId' });
    const now = this.clock.now();
    const shifts = templates.flatMap((template) => {
      const { days, start_minute: startMinute, minutes } = template;
      return occurrencesOfWeek({ days, startMinute, minutes }, weekStart, zone)
        .filter((one) => one.startsAt > now)
        .map((one) => ({
          ...one,
          templateId: template.id,
          templateVersion: template.version,
          siteId: template.site_id,
          title: template.title,
          seats: template.seats,
        }));
    });
    if (shifts.length === 0) throw rostersErrors.weekPast({}, { field: 'weekStart' });
    await this.work.execute(
      `WITH wanted AS (
         SELECT uuidv7() AS id, w.* FROM jsonb_to_recordset($1) AS w("templateId" uuid, "templateVersion" integer, "siteId" uuid, title text,
           "dutyDate" date, "startsAt" timestamptz, "endsAt" timestamptz, seats jsonb)),
       made AS (
         INSERT INTO shifts.shift (id, roster_id, team_id, team_type_code, template_id, template_version, site_id, title, duty_date, starts_at, ends_at, danger)
         SELECT id, $2, $3, $4, "templateId", "templateVersion", "siteId", title, "dutyDate", "startsAt", "endsAt", $5 FROM wanted)
       INSERT INTO shifts.seat (shift_id, no, qualifications)
       SELECT w.id, s.no, coalesce(s.need -> 'qualifications', '[]') FROM wanted w, jsonb_array_elements(w.seats) WITH ORDINALITY AS s(need, no)`,
      [JSON.stringify(shifts), rosterId, team.id, team.typeCode, type.requires.danger ?? false],
    );
  }
}
