import { Injectable } from '@nestjs/common';
import { Audit, Clock, requestErrors, UnitOfWork, staleRow } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import { ShiftAccess } from '../access/shift-access.js';
import { templatesErrors } from '../shifts.errors.js';
import { SitesService } from '../sites/sites.service.js';
import { clockTime, minuteOfDay } from '../time/zoned-time.js';
import {
  type ChangeTemplate,
  type NewTemplate,
  type TemplateRow,
  type TemplatesFromTeamType,
  type TemplateView,
  toTemplateView,
} from './template.dto.js';
import { type Recurrence, recurrencesOf, type SeatNeed } from './template.policy.js';

const columns = 'id, team_id, site_id, title, days, start_minute, minutes, seats, version';

interface TemplateValues extends Recurrence {
  readonly siteId: string | undefined;
  readonly title: string;
  readonly seats: readonly SeatNeed[];
}

/** Shifts that recur every week. */
@Injectable()
export class TemplatesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ShiftAccess,
    private readonly sites: SitesService,
    private readonly teamTypes: TeamTypes,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws request.notFound, sites.unknown, templates.qualificationUnknown */
  create(input: NewTemplate): Promise<TemplateView> {
    return this.work.run(async () => {
      await this.access.requireManaged(input.teamId);
      return this.insert(input.teamId, await this.checked(input));
    });
  }

  /**
   * One template per slot of the pattern that the team's type declares.
   * @throws request.notFound, templates.teamTypeOff, templates.noPattern, templates.patternTaken
   */
  createFromTeamType({ teamId, siteId }: TemplatesFromTeamType): Promise<TemplateView[]> {
    return this.work.run(async () => {
      const team = await this.access.requireManaged(teamId);
      if (siteId !== undefined) await this.sites.requireUsable(siteId, 'siteId');
      const type = await this.teamTypes.enabled(team.typeCode);
      if (!type) throw templatesErrors.teamTypeOff({}, { field: 'teamId' });
      if (!type.shifts) throw templatesErrors.noPattern({}, { field: 'teamId' });
      await this.work.query('SELECT pg_advisory_xact_lock(727640, hashtext($1))', [`templates/${teamId}`]);
      if ((await this.activeOf(teamId)).length > 0) throw templatesErrors.patternTaken({}, { field: 'teamId' });
      const created: TemplateView[] = [];
      for (const { seats, ...recurrence } of recurrencesOf(type.shifts)) {
        const end = clockTime(recurrence.startMinute + recurrence.minutes);
        const title = `${type.label['zh-CN']} ${clockTime(recurrence.startMinute)}–${end}`;
        created.push(await this.insert(teamId, { ...recurrence, siteId, title, seats }));
      }
      return created;
    });
  }

  /** @throws request.notFound, request.stale, sites.unknown, templates.qualificationUnknown */
  change(id: string, input: ChangeTemplate): Promise<TemplateView> {
    return this.work.run(async () => {
      await this.requireTemplate(id);
      const { siteId, title, days, startMinute, minutes, seats } = await this.checked(input);
      const row = await this.work.one<TemplateRow>(
        `UPDATE shifts.template SET site_id = $3, title = $4, days = $5, start_minute = $6, minutes = $7, seats = $8, version = version + 1
         WHERE id = $1 AND version = $2 AND retired_at IS NULL RETURNING ${columns}`,
        [id, input.version, siteId ?? null, title, JSON.stringify(days), startMinute, minutes, JSON.stringify(seats)],
      );
      if (!row) throw await staleRow(this.work, 'shifts.template', id);
      await this.audit.record('template.changed', { type: 'template', id }, { version: row.version });
      return toTemplateView(row);
    });
  }

  /** No further shifts come from it; those made stay. @throws request.notFound */
  retire(id: string): Promise<void> {
    return this.work.run(async () => {
      await this.requireTemplate(id);
      await this.work.execute(
        'UPDATE shifts.template SET retired_at = $2, version = version + 1 WHERE id = $1 AND retired_at IS NULL',
        [id, this.clock.now()],
      );
      await this.audit.record('template.retired', { type: 'template', id });
    });
  }

  /** @throws request.notFound */
  list(teamId: string): Promise<TemplateView[]> {
    return this.work.run(async () => {
      await this.access.requireReadable(teamId);
      return (await this.activeOf(teamId)).map(toTemplateView);
    });
  }

  /** Templates in use by a team; inside a unit of work. */
  activeOf(teamId: string): Promise<TemplateRow[]> {
    return this.work.query<TemplateRow>(
      `SELECT ${columns} FROM shifts.template WHERE team_id = $1 AND retired_at IS NULL ORDER BY start_minute, id LIMIT 200`,
      [teamId],
    );
  }

  private async requireTemplate(id: string): Promise<void> {
    const row = await this.work.one<{ team_id: string }>(
      'SELECT team_id FROM shifts.template WHERE id = $1 AND retired_at IS NULL',
      [id],
    );
    if (!row) throw requestErrors.notFound();
    await this.access.requireManaged(row.team_id);
  }

  private async checked(input: NewTemplate | ChangeTemplate): Promise<TemplateValues> {
    if (input.siteId !== undefined) await this.sites.requireUsable(input.siteId, 'siteId');
    await this.checkQualifications(input.seats);
    const startMinute = minuteOfDay(input.from);
    const length = minuteOfDay(input.to) - startMinute;
    const { siteId, title, days, seats } = input;
    return { siteId, title, days, seats, startMinute, minutes: length > 0 ? length : length + 1440 };
  }

  private async checkQualifications(seats: readonly SeatNeed[]): Promise<void> {
    if (seats.every((one) => one.qualifications.length === 0)) return;
    const known = new Set((await this.teamTypes.qualifications()).map((one) => one.code));
    const wrong = seats.findIndex((seat) => seat.qualifications.some((code) => !known.has(code)));
    if (wrong !== -1) throw templatesErrors.qualificationUnknown({}, { field: `seats.${wrong}.qualifications` });
  }

  private async insert(teamId: string, values: TemplateValues): Promise<TemplateView> {
    const { siteId, title, days, startMinute, minutes, seats } = values;
    const row = await this.work.one<TemplateRow>(
      `INSERT INTO shifts.template (team_id, site_id, title, days, start_minute, minutes, seats)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${columns}`,
      [teamId, siteId ?? null, title, JSON.stringify(days), startMinute, minutes, JSON.stringify(seats)],
    );
    const template = toTemplateView(row as TemplateRow);
    await this.audit.record('template.created', { type: 'template', id: template.id }, { teamId });
    return template;
  }
}
