import { Injectable } from '@nestjs/common';
import { currentContext, Files, requestErrors, UnitOfWork } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import type { ClaimFileView, ClaimKind, ClaimReason, ClaimState, ClaimView, OwnClaim } from './claim.dto.js';

/** What the files of claims are kept for. */
export const claimPurpose = 'claim';

export interface ClaimRow {
  readonly id: string;
  readonly client_id: string;
  readonly volunteer_id: string;
  readonly person_id: string;
  readonly volunteer_name: string;
  readonly volunteer_number: string;
  readonly kind: ClaimKind;
  readonly code: string | null;
  readonly issuer: string;
  readonly number: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly covers_danger: boolean;
  readonly renews: string | null;
  readonly renews_until: string | null;
  readonly state: ClaimState;
  readonly sent_at: Date;
  readonly sent_by: string;
  readonly decided_at: Date | null;
  readonly reason: ClaimReason | null;
  readonly note: string | null;
  readonly file_ids: string[];
  readonly version: number;
}

const select = `SELECT c.id, c.client_id, c.volunteer_id, v.person_id, p.name AS volunteer_name, v.number AS volunteer_number, c.kind, c.code,
    c.issuer, c.number, c.valid_from::text AS valid_from, c.valid_to::text AS valid_to, c.covers_danger, c.renews,
    coalesce((SELECT q.valid_to FROM volunteers.qualification q WHERE q.id = c.renews),
      (SELECT i.valid_to FROM volunteers.insurance i WHERE i.id = c.renews))::text AS renews_until,
    c.state, c.sent_at, c.sent_by, c.decided_at, c.reason, c.note, c.version,
    ARRAY(SELECT f.file_id FROM volunteers.claim_file f WHERE f.claim_id = c.id ORDER BY f.position) AS file_ids
  FROM volunteers.claim c JOIN volunteers.volunteer v ON v.id = c.volunteer_id JOIN volunteers.person p ON p.id = v.person_id`;

/** Reads claims, for their holders and for the office. Inside the caller's unit of work. */
@Injectable()
export class ClaimReader {
  constructor(
    private readonly work: UnitOfWork,
    private readonly files: Files,
    private readonly types: TeamTypes,
  ) {}

  find(rest: string, params: readonly unknown[]): Promise<ClaimRow[]> {
    return this.work.query<ClaimRow>(`${select} ${rest}`, params);
  }

  /** @throws request.notFound */
  async locked(id: string): Promise<ClaimRow> {
    const [row] = await this.find('WHERE c.id = $1 FOR UPDATE OF c', [id]);
    if (!row) throw requestErrors.notFound();
    return row;
  }

  async own(rows: readonly ClaimRow[]): Promise<OwnClaim[]> {
    const files = await this.files.find(
      claimPurpose,
      rows.flatMap((row) => row.file_ids),
    );
    const byId = new Map(files.map(({ id, type, size }): [string, ClaimFileView] => [id, { id, type, size }]));
    return rows.map((row) => this.toOwn(row, byId));
  }

  async views(rows: readonly ClaimRow[]): Promise<ClaimView[]> {
    const { personId, id: account } = currentContext().actor;
    const own = await this.own(rows);
    return rows.map((row, index) => ({
      ...(own[index] as OwnClaim),
      volunteerId: row.volunteer_id,
      volunteerName: row.volunteer_name,
      volunteerNumber: row.volunteer_number,
      ...(row.renews_until !== null && { renewsUntil: row.renews_until }),
      own: personId !== undefined && personId === row.person_id,
      sentByMe: row.sent_by === account,
    }));
  }

  private toOwn(row: ClaimRow, files: ReadonlyMap<string, ClaimFileView>): OwnClaim {
    const name =
      row.code === null ? undefined : this.types.qualificationByCode(row.code)?.label[currentContext().locale];
    return {
      id: row.id,
      clientId: row.client_id,
      kind: row.kind,
      ...(row.code !== null && { code: row.code }),
      ...(name !== undefined && { name }),
      issuer: row.issuer,
      number: row.number,
      validFrom: row.valid_from,
      ...(row.valid_to !== null && { validTo: row.valid_to }),
      coversDanger: row.covers_danger,
      ...(row.renews !== null && { renewsId: row.renews }),
      state: row.state,
      sentAt: row.sent_at.toISOString(),
      ...(row.decided_at && { decidedAt: row.decided_at.toISOString() }),
      ...(row.reason !== null && { reason: row.reason }),
      ...(row.note !== null && { note: row.note }),
      files: row.file_ids.flatMap((id) => files.get(id) ?? []),
      version: row.version,
    };
  }
}
