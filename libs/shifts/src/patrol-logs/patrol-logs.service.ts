import { Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  Counties,
  currentContext,
  currentCounty,
  Files,
  type OpenFile,
  Outbox,
  type Page,
  type PageQuery,
  type PictureUpload,
  requestErrors,
  type StoredFile,
  toPage,
  UnitOfWork,
} from '@redmaple/platform';
import { Teams, Volunteers, type VolunteerView } from '@redmaple/plugins/house';
import { ShiftAccess } from '../access/shift-access.js';
import { patrolLogWritten } from '../shifts.events.js';
import { patrolLogsErrors } from '../shifts.errors.js';
import { type People, toPersonView } from '../shifts/shift.dto.js';
import { SitesService } from '../sites/sites.service.js';
import type {
  NewPatrolLog,
  OwnPatrolLogView,
  PatrolLogsQuery,
  PatrolLogView,
  PatrolPhotoView,
} from './patrol-log.dto.js';
import { holdsDocumentNumber, isObservable } from './patrol-log.policy.js';

const purpose = 'patrol-photo';

interface LogRow {
  readonly id: string;
  readonly client_id: string;
  readonly volunteer_id: string;
  readonly team_id: string;
  readonly assignment_id: string | null;
  readonly site_id: string | null;
  readonly body: string;
  readonly observed_at: Date;
  readonly received_at: Date;
  readonly photo_ids: string[];
}

const selectLog = `SELECT l.*, ARRAY(SELECT p.file_id FROM shifts.patrol_log_photo p WHERE p.patrol_log_id = l.id ORDER BY p.position) AS photo_ids
  FROM shifts.patrol_log l`;

/** As somebody who leads reads it: with the duty it was written on. */
interface ReadRow extends LogRow {
  readonly roster_id: string | null;
  readonly seat_id: string | null;
}

const selectRead = `SELECT l.*, s.roster_id, a.seat_id,
    ARRAY(SELECT p.file_id FROM shifts.patrol_log_photo p WHERE p.patrol_log_id = l.id ORDER BY p.position) AS photo_ids
  FROM shifts.patrol_log l
  LEFT JOIN shifts.assignment a ON a.id = l.assignment_id
  LEFT JOIN shifts.shift s ON s.id = a.shift_id`;

/** Patrol logs: written once by volunteers, read by those who lead. */
@Injectable()
export class PatrolLogsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ShiftAccess,
    private readonly teams: Teams,
    private readonly volunteers: Volunteers,
    private readonly sites: SitesService,
    private readonly files: Files,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly counties: Counties,
  ) {}

  /** @throws shifts.notVolunteer, files.notAPicture, files.broken, files.tooManyPixels */
  async keepPhoto(upload: PictureUpload): Promise<PatrolPhotoView> {
    await this.access.requireSelf();
    return toPhotoView(await this.files.keepPicture(purpose, upload));
  }

  /**
   * Keeps a log. One with the same `clientId` that came before is answered as it was kept.
   * @throws shifts.notVolunteer, patrolLogs.holdsDocumentNumber, patrolLogs.timeWrong, patrolLogs.notYourTeam,
   *   patrolLogs.photoUnknown, sites.unknown
   */
  write(input: NewPatrolLog): Promise<OwnPatrolLogView> {
    return this.work.run(async () => {
      const self = await this.access.requireSelf();
      const before = await this.byClientId(self, input.clientId);
      if (before) return this.toOwnView(before);
      const now = this.clock.now();
      const observedAt = new Date(input.observedAt);
      if (holdsDocumentNumber(input.text)) throw patrolLogsErrors.holdsDocumentNumber({}, { field: 'text' });
      if (!isObservable(observedAt, now)) throw patrolLogsErrors.timeWrong({}, { field: 'observedAt' });
      const place = await this.placeOf(self, input, now);
      const files = await this.ownPhotos(input.photoIds);
      const made = await this.work.one<{ id: string }>(
        `INSERT INTO shifts.patrol_log (client_id, volunteer_id, team_id, assignment_id, site_id, body, observed_at, received_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ON CONSTRAINT patrol_log_once DO NOTHING RETURNING id`,
        [
          input.clientId,
          self.id,
          place.teamId,
          input.assignmentId ?? null,
          place.siteId,
          input.text.trim(),
          observedAt > now ? now : observedAt,
          now,
        ],
      );
      if (made) {
        await this.attach(made.id, files);
        await this.outbox.emit(patrolLogWritten, { patrolLogId: made.id, teamId: place.teamId });
        await this.audit.record('patrol-log.written', { type: 'patrol-log', id: made.id }, { photos: files.length });
      }
      // Written at the same moment by another request of the same phone: that one counts.
      return this.toOwnView((await this.byClientId(self, input.clientId)) as LogRow);
    });
  }

  /** My own logs, the latest first. */
  mine({ limit, after }: PageQuery): Promise<Page<OwnPatrolLogView>> {
    return this.work.run(async () => {
      const self = await this.access.requireSelf();
      const rows = await this.work.query<LogRow>(
        `${selectLog} WHERE l.volunteer_id = $1 AND ($3::uuid IS NULL OR l.id < $3) ORDER BY l.id DESC LIMIT $2`,
        [self.id, limit + 1, after ?? null],
      );
      return toPage(await this.toOwnViews(rows), limit);
    });
  }

  /** Logs of the teams one may read, the latest first. @throws request.notFound for a team that is not among them */
  list({ limit, after, teamId, siteId, from, to }: PatrolLogsQuery): Promise<Page<PatrolLogView>> {
    return this.work.run(async () => {
      if (teamId !== undefined) await this.access.requireReadable(teamId);
      const teamIds = teamId === undefined ? this.access.readableTeams() : [teamId];
      const zone = await this.counties.timezoneOf(currentCounty());
      const rows = await this.work.query<ReadRow>(
        `${selectRead} WHERE ($1::uuid[] IS NULL OR l.team_id = ANY($1)) AND ($3::uuid IS NULL OR l.id < $3)
           AND ($4::uuid IS NULL OR l.site_id = $4)
           AND ($5::date IS NULL OR l.observed_at >= ($5::date)::timestamp AT TIME ZONE $7)
           AND ($6::date IS NULL OR l.observed_at < ($6::date + 1)::timestamp AT TIME ZONE $7)
         ORDER BY l.id DESC LIMIT $2`,
        [teamIds ?? null, limit + 1, after ?? null, siteId ?? null, from ?? null, to ?? null, zone],
      );
      return toPage(await this.toReadViews(rows), limit);
    });
  }

  /** One log, for those who lead its team. @throws request.notFound */
  get(id: string): Promise<PatrolLogView> {
    return this.work.run(async () => {
      const row = await this.work.one<ReadRow>(`${selectRead} WHERE l.id = $1`, [id]);
      if (!row || !(this.access.readableTeams()?.includes(row.team_id) ?? true)) throw requestErrors.notFound();
      return (await this.toReadViews([row]))[0] as PatrolLogView;
    });
  }

  /** A photo, for who sent it and for who may read its log; looks of others are in the audit trail. @throws request.notFound */
  async photo(id: string): Promise<OpenFile> {
    const file = await this.work.run(async () => {
      const [found] = await this.files.find(purpose, [id]);
      const own = found?.uploadedBy === currentContext().actor.id;
      if (!found || !(own || (await this.mayRead(id)))) throw requestErrors.notFound();
      if (!own) await this.audit.record('patrol-log.photo-read', { type: 'file', id });
      return found;
    });
    const bytes = await this.files.bytesOf(file);
    if (!bytes) throw requestErrors.notFound();
    return { file, bytes };
  }

  private async mayRead(fileId: string): Promise<boolean> {
    const log = await this.work.one<{ team_id: string }>(
      'SELECT l.team_id FROM shifts.patrol_log_photo p JOIN shifts.patrol_log l ON l.id = p.patrol_log_id WHERE p.file_id = $1',
      [fileId],
    );
    return log !== undefined && (this.access.readableTeams()?.includes(log.team_id) ?? true);
  }

  /** The team and the site: those of the duty, or what the writer says. */
  private async placeOf(self: VolunteerView, input: NewPatrolLog, now: Date) {
    if (input.siteId !== undefined) await this.sites.requireUsable(input.siteId, 'siteId');
    if (input.assignmentId !== undefined) {
      const duty = await this.work.one<{ team_id: string; site_id: string | null }>(
        `SELECT s.team_id, s.site_id FROM shifts.assignment a JOIN shifts.shift s ON s.id = a.shift_id
         WHERE a.id = $1 AND a.volunteer_id = $2 AND a.state IN ('confirmed', 'checked-in', 'completed')`,
        [input.assignmentId, self.id],
      );
      if (!duty) throw patrolLogsErrors.notYourTeam({}, { field: 'assignmentId' });
      return { teamId: duty.team_id, siteId: input.siteId ?? duty.site_id };
    }
    const own = await this.teams.ofVolunteer(self.id, now);
    const team = own.find((one) => one.teamId === input.teamId);
    if (!team) throw patrolLogsErrors.notYourTeam({}, { field: 'teamId' });
    return { teamId: team.teamId, siteId: input.siteId ?? null };
  }

  /** Photos that the writer sent and that hang on no other log. */
  private async ownPhotos(ids: readonly string[]): Promise<string[]> {
    const files = await this.files.find(purpose, ids);
    const own = files.filter((one) => one.uploadedBy === currentContext().actor.id);
    const used = await this.work.one('SELECT 1 FROM shifts.patrol_log_photo WHERE file_id = ANY($1) LIMIT 1', [ids]);
    if (own.length !== ids.length || used) throw patrolLogsErrors.photoUnknown({}, { field: 'photoIds' });
    return [...ids];
  }

  private async attach(logId: string, fileIds: readonly string[]): Promise<void> {
    await this.work.execute(
      `INSERT INTO shifts.patrol_log_photo (patrol_log_id, file_id, position)
       SELECT $1, file_id, position FROM unnest($2::uuid[]) WITH ORDINALITY AS p (file_id, position)`,
      [logId, fileIds],
    );
  }

  private byClientId(self: VolunteerView, clientId: string): Promise<LogRow | undefined> {
    return this.work.one<LogRow>(`${selectLog} WHERE l.volunteer_id = $1 AND l.client_id = $2`, [self.id, clientId]);
  }

  private async toOwnView(row: LogRow): Promise<OwnPatrolLogView> {
    return (await this.toOwnViews([row]))[0] as OwnPatrolLogView;
  }

  private async toReadViews(rows: readonly ReadRow[]): Promise<PatrolLogView[]> {
    const people: People = await this.volunteers.byIds([...new Set(rows.map((one) => one.volunteer_id))]);
    const views = await this.toOwnViews(rows);
    return views.map((view, index) => {
      const { volunteer_id, roster_id, seat_id } = rows[index] as ReadRow;
      return {
        ...view,
        volunteer: toPersonView(volunteer_id, people),
        ...(roster_id !== null && { rosterId: roster_id }),
        ...(seat_id !== null && { seatId: seat_id }),
      };
    });
  }

  private async toOwnViews(rows: readonly LogRow[]): Promise<OwnPatrolLogView[]> {
    const files = await this.files.find(
      purpose,
      rows.flatMap((one) => one.photo_ids),
    );
    const byId = new Map(files.map((one) => [one.id, toPhotoView(one)]));
    return rows.map((row) => ({
      id: row.id,
      clientId: row.client_id,
      teamId: row.team_id,
      ...(row.assignment_id !== null && { assignmentId: row.assignment_id }),
      ...(row.site_id !== null && { siteId: row.site_id }),
      text: row.body,
      observedAt: row.observed_at.toISOString(),
      receivedAt: row.received_at.toISOString(),
      photos: row.photo_ids.flatMap((id) => byId.get(id) ?? []),
    }));
  }
}

function toPhotoView({ id, type, size }: StoredFile): PatrolPhotoView {
  return { id, type, size };
}
