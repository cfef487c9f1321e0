import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import type { ApplicationState } from './application.policy.js';

export interface ApplicationRecord {
  readonly id: string;
  readonly number: string;
  readonly callId: string;
  readonly callTitle: string;
  readonly teamTypeCode: string;
  readonly personId: string;
  readonly name: string;
  readonly phoneVerified: boolean;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly formVersion: string;
  /** Number of the call's form that was answered. */
  readonly formNo: number | undefined;
  readonly specialty: string | undefined;
  /** Skill of the specialist that the recruit says to be. */
  readonly specialist: string | undefined;
  readonly source: 'online' | 'office' | 'import';
  readonly state: ApplicationState;
  readonly waitlistNo: number | undefined;
  /** Place in the waitlist, from 1; undefined unless waitlisted. */
  readonly waitlistPosition: number | undefined;
  readonly refusal: { readonly code: string; readonly text: string | undefined } | undefined;
  readonly submittedAt: Date;
  readonly decidedAt: Date | undefined;
  /** Stage of vetting it waits at. */
  readonly stage: string | undefined;
  readonly stageDueAt: Date | undefined;
  readonly vettingPlanId: string | undefined;
  readonly version: number;
}

export interface ApplicationWish {
  /** Account of a liaison: sees what waits for a background review and what they reviewed (trust.md §7), nothing else. */
  readonly reviewer?: string | undefined;
  readonly callId?: string | undefined;
  readonly teamType?: string | undefined;
  readonly search?: string | undefined;
}

export interface ApplicationFilter extends ApplicationWish {
  readonly state?: ApplicationState | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

const selection = `
  SELECT a.id, a.number, a.call_id, c.title AS call_title, a.team_type_code, a.person_id, p.name, p.phone_verified_at, a.answers, a.form_version,
    a.specialty, a.source, a.state, a.waitlist_no, a.refusal_code, a.refusal_text, a.submitted_at, a.decided_at, a.version,
    a.stage, a.stage_due_at, a.vetting_plan_id, a.form_no,
    (SELECT s.skill FROM volunteers.call_specialist s WHERE s.id = a.specialist_id) AS specialist,
    CASE WHEN a.state = 'waitlisted' THEN (SELECT count(*) FROM volunteers.application w
      WHERE w.call_team_type_id = a.call_team_type_id AND w.state = 'waitlisted' AND w.waitlist_no <= a.waitlist_no)::int END AS waitlist_position
  FROM volunteers.application a JOIN volunteers.call c ON c.id = a.call_id JOIN volunteers.person p ON p.id = a.person_id`;

/** Parameters 1 to 3. A search goes to the person only where there is one, so that counting reads no more than an index. */
const wished = `($1::uuid IS NULL OR a.call_id = $1) AND ($2::text IS NULL OR a.team_type_code = $2)
  AND ($3::text IS NULL OR a.number = upper($3)
    OR EXISTS (SELECT FROM volunteers.person who WHERE who.id = a.person_id AND strpos(who.name, $3) > 0))`;

/** SQL: whether an application waits for this liaison's background review or had it; without a reviewer, all do. */
const concerning = (
  reviewer: string,
): string => `(${reviewer}::uuid IS NULL OR a.stage = 'background-review' OR EXISTS (
  SELECT FROM volunteers.vetting_decision d
  WHERE d.application_id = a.id AND d.stage = 'background-review' AND d.decided_by = ${reviewer}))`;

/** Reads applications with what belongs to them. */
@Injectable()
export class ApplicationRecords {
  constructor(private readonly work: UnitOfWork) {}

  async byId(id: string): Promise<ApplicationRecord | undefined> {
    const row = await this.work.one<ApplicationRow>(`${selection} WHERE a.id = $1`, [id]);
    return row && toRecord(row);
  }

  /** Whether it waits for this liaison's background review, or had it. */
  async concerns(id: string, reviewer: string): Promise<boolean> {
    const row = await this.work.one(`SELECT 1 FROM volunteers.application a WHERE a.id = $1 AND ${concerning('$2')}`, [
      id,
      reviewer,
    ]);
    return row !== undefined;
  }

  /** The application with that number, if it belongs to someone with that phone. */
  async byNumberAndPhone(number: string, phoneIndex: Buffer): Promise<ApplicationRecord | undefined> {
    const row = await this.work.one<ApplicationRow>(
      `${selection} WHERE a.number = $1 AND (p.phone_index = $2
        OR EXISTS (SELECT FROM volunteers.person former WHERE former.merged_into = p.id AND former.phone_index = $2))`,
      [number, phoneIndex],
    );
    return row && toRecord(row);
  }

  /** The newest first. */
  async ofPeople(personIds: readonly string[]): Promise<ApplicationRecord[]> {
    const rows = await this.work.query<ApplicationRow>(
      `${selection} WHERE a.person_id = ANY($1) ORDER BY a.id DESC LIMIT 50`,
      [personIds],
    );
    return rows.map(toRecord);
  }

  /** The newest first; one more than `limit`, to tell whether there are more. */
  async list(filter: ApplicationFilter): Promise<ApplicationRecord[]> {
    const rows = await this.work.query<ApplicationRow>(
      `${selection}
       WHERE ${wished} AND ${concerning('$4')} AND ($5::text IS NULL OR a.state = $5) AND ($6::uuid IS NULL OR a.id < $6)
       ORDER BY a.id DESC LIMIT $7`,
      [...wishOf(filter), filter.state ?? null, filter.after ?? null, filter.limit + 1],
    );
    return rows.map(toRecord);
  }

  /** How many of them are in which state. */
  counts(wish: ApplicationWish): Promise<{ state: ApplicationState; count: number }[]> {
    return this.work.query<{ state: ApplicationState; count: number }>(
      `SELECT a.state, count(*)::int AS count FROM volunteers.application a WHERE ${wished} AND ${concerning('$4')} GROUP BY a.state ORDER BY a.state`,
      wishOf(wish),
    );
  }
}

function wishOf({ callId, teamType, search, reviewer }: ApplicationWish): (string | null)[] {
  return [callId ?? null, teamType ?? null, search ?? null, reviewer ?? null];
}

interface ApplicationRow {
  id: string;
  number: string;
  call_id: string;
  call_title: string;
  team_type_code: string;
  person_id: string;
  name: string;
  phone_verified_at: Date | null;
  answers: Record<string, unknown>;
  form_version: string;
  form_no: number | null;
  specialty: string | null;
  specialist: string | null;
  source: 'online' | 'office' | 'import';
  state: ApplicationState;
  waitlist_no: number | null;
  waitlist_position: number | null;
  refusal_code: string | null;
  refusal_text: string | null;
  submitted_at: Date;
  decided_at: Date | null;
  stage: string | null;
  stage_due_at: Date | null;
  vetting_plan_id: string | null;
  version: number;
}

function toRecord(row: ApplicationRow): ApplicationRecord {
  return {
    id: row.id,
    number: row.number,
    callId: row.call_id,
    callTitle: row.call_title,
    teamTypeCode: row.team_type_code,
    personId: row.person_id,
    name: row.name,
    phoneVerified: row.phone_verified_at !== null,
    answers: row.answers,
    formVersion: row.form_version,
    formNo: row.form_no ?? undefined,
    specialty: row.specialty ?? undefined,
    specialist: row.specialist ?? undefined,
    source: row.source,
    state: row.state,
    waitlistNo: row.waitlist_no ?? undefined,
    waitlistPosition: row.waitlist_position ?? undefined,
    refusal: row.refusal_code === null ? undefined : { code: row.refusal_code, text: row.refusal_text ?? undefined },
    submittedAt: row.submitted_at,
    decidedAt: row.decided_at ?? undefined,
    stage: row.stage ?? undefined,
    stageDueAt: row.stage_due_at ?? undefined,
    vettingPlanId: row.vetting_plan_id ?? undefined,
    version: row.version,
  };
}
