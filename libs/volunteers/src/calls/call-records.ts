import type { FormSchema } from '@redmaple/forms';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import type { CallTeamTypeWithForm } from './call.dto.js';
import type { CallState } from './call.entity.js';
import { type AboutQuestion, designAbout, type FormDesign } from './forms/form-design.js';
import { type CallSpecialist, CallSpecialists } from './specialists/call-specialists.js';

export interface CallRecord {
  readonly id: string;
  readonly title: string;
  readonly content: string;
  readonly riskNotice: string;
  readonly location: string | undefined;
  readonly state: CallState;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly publishedAt: Date | undefined;
  readonly closedAt: Date | undefined;
  readonly archivedAt: Date | undefined;
  readonly createdAt: Date;
  readonly version: number;
  /** Number of the form in force; undefined for drafts. */
  readonly formNo: number | undefined;
  readonly about: readonly AboutQuestion[];
  readonly insuranceStatement: string | undefined;
  readonly shortCode: string | undefined;
  readonly specialists: readonly CallSpecialist[];
  readonly teamTypes: readonly CallTeamTypeWithForm[];
}

interface CallRow {
  id: string;
  title: string;
  content: string;
  risk_notice: string;
  location: string | null;
  state: CallState;
  opens_at: Date;
  closes_at: Date;
  published_at: Date | null;
  closed_at: Date | null;
  archived_at: Date | null;
  created_at: Date;
  version: number;
  form_no: number | null;
  form_design: FormDesign;
  about: AboutQuestion[] | null;
  insurance_statement: string | null;
  short_code: string | null;
}

interface QuotaRow {
  call_id: string;
  team_type_code: string;
  seats: number;
  form: FormSchema;
  min_age: number;
  max_age: number | null;
  offered: boolean;
  free: number;
  waiting: number;
}

const columns = `id, title, content, risk_notice, location, state, opens_at, closes_at, published_at, closed_at, archived_at, created_at, version,
  form_no, form_design, insurance_statement, short_code,
  (SELECT f.about FROM volunteers.call_form f WHERE f.call_id = call.id AND f.no = call.form_no) AS about`;

/** Reads calls with their team types. */
@Injectable()
export class CallRecords {
  constructor(
    private readonly work: UnitOfWork,
    private readonly teamTypes: TeamTypes,
    private readonly specialists: CallSpecialists,
  ) {}

  async byId(id: string): Promise<CallRecord | undefined> {
    const rows = await this.work.query<CallRow>(`SELECT ${columns} FROM volunteers.call WHERE id = $1`, [id]);
    return (await this.withTeamTypes(rows))[0];
  }

  /** Calls that visitors see: published, and the deadline not passed. The one that closes first comes first. */
  async visible(now: Date): Promise<CallRecord[]> {
    const rows = await this.work.query<CallRow>(
      `SELECT ${columns} FROM volunteers.call WHERE state = 'published' AND closes_at > $1 ORDER BY closes_at, id LIMIT 100`,
      [now],
    );
    return this.withTeamTypes(rows);
  }

  /** The newest first; one more than `limit`, to tell whether there are more. */
  async list(limit: number, after: string | undefined, state: CallState | undefined): Promise<CallRecord[]> {
    const rows = await this.work.query<CallRow>(
      `SELECT ${columns} FROM volunteers.call WHERE ($1::uuid IS NULL OR id < $1) AND ($2::text IS NULL OR state = $2) ORDER BY id DESC LIMIT $3`,
      [after ?? null, state ?? null, limit + 1],
    );
    return this.withTeamTypes(rows);
  }

  private async withTeamTypes(rows: readonly CallRow[]): Promise<CallRecord[]> {
    if (rows.length === 0) return [];
    const quotas = await this.work.query<QuotaRow>(
      `SELECT q.call_id, q.team_type_code, q.seats, q.form, q.min_age, q.max_age, q.offered,
         CASE WHEN c.state = 'draft' THEN q.seats
           ELSE (SELECT count(*) FROM volunteers.seat s WHERE s.call_team_type_id = q.id AND s.application_id IS NULL) END::int AS free,
         (SELECT count(*) FROM volunteers.application a WHERE a.call_team_type_id = q.id AND a.state = 'waitlisted')::int AS waiting
       FROM volunteers.call_team_type q JOIN volunteers.call c ON c.id = q.call_id WHERE q.call_id = ANY($1) ORDER BY q.id`,
      [rows.map((row) => row.id)],
    );
    const views = await Promise.all(
      quotas.map(async (row) => ({ callId: row.call_id, view: await this.toTeamTypeView(row) })),
    );
    const specialists = await this.specialists.of(rows.map((row) => row.id));
    return rows.map((row) =>
      toRecord(
        row,
        views.filter(({ callId }) => callId === row.id).map(({ view }) => view),
        specialists.get(row.id) ?? [],
      ),
    );
  }

  private async toTeamTypeView(row: QuotaRow): Promise<CallTeamTypeWithForm> {
    const type = await this.teamTypes.byCode(row.team_type_code);
    return {
      code: row.team_type_code,
      label: { ...(type?.label ?? { 'zh-CN': row.team_type_code, en: row.team_type_code }) },
      seats: row.seats,
      seatsLeft: row.free,
      waiting: row.waiting,
      minAge: row.min_age,
      ...(row.max_age !== null && { maxAge: row.max_age }),
      offered: row.offered,
      insured: type?.requires.insurance ?? false,
      form: row.form,
    };
  }
}

function toRecord(
  row: CallRow,
  teamTypes: readonly CallTeamTypeWithForm[],
  specialists: readonly CallSpecialist[],
): CallRecord {
  return {
    id: row.id,
    title: row.title,
    content: row.content,
    riskNotice: row.risk_notice,
    location: row.location ?? undefined,
    state: row.state,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    publishedAt: row.published_at ?? undefined,
    closedAt: row.closed_at ?? undefined,
    createdAt: row.created_at,
    archivedAt: row.archived_at ?? undefined,
    version: row.version,
    formNo: row.form_no ?? undefined,
    about: row.about ?? designAbout(row.form_design.about),
    insuranceStatement: row.insurance_statement ?? undefined,
    shortCode: row.short_code ?? undefined,
    specialists,
    teamTypes,
  };
}
