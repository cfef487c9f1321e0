import { Injectable } from '@nestjs/common';
import { dayIn } from '@redmaple/i18n';
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
  type PictureUpload,
  requestErrors,
  toPage,
  UnitOfWork,
} from '@redmaple/platform';
import { defineEvent, TeamTypes } from '@redmaple/plugins/house';
import { Looks } from '../people/looks.service.js';
import { insuranceTerms, renewalOn } from '../qualifications/qualification.policy.js';
import { termsOf } from '../qualifications/renewal-terms.js';
import { isOffice } from '../teams/team-access.js';
import { VolunteerScope } from '../volunteers/volunteer-scope.js';
import { claimPurpose, ClaimReader, type ClaimRow } from './claim-reader.js';
import type { ClaimFileView, ClaimsQuery, ClaimView, OwnClaim, SendClaim } from './claim.dto.js';
import { holdsDocumentNumber, maxWaiting } from './claim.policy.js';
import { claimErrors } from './claims.errors.js';

/** A paper came in, or was decided about. */
export const claimChanged = defineEvent<{ claimId: string; volunteerId: string }>('claim.changed');

/** Papers that people send in to show what they hold: certificates and insurance, first ones and renewals. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reader: ClaimReader,
    private readonly scope: VolunteerScope,
    private readonly files: Files,
    private readonly looks: Looks,
    private readonly types: TeamTypes,
    private readonly counties: Counties,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws files.notAPaper, files.broken, files.tooManyPixels, files.active, files.locked */
  async keepFile(upload: PictureUpload): Promise<ClaimFileView> {
    const { id, type, size } = await this.files.keepPaper(claimPurpose, upload);
    return { id, type, size };
  }

  /** What I sent in, the latest first. */
  mine(): Promise<OwnClaim[]> {
    return this.work.run(async () => {
      const rows = await this.reader.find('WHERE c.volunteer_id = $1 ORDER BY c.id DESC LIMIT 100', [
        await this.scope.own(),
      ]);
      return this.reader.own(rows);
    });
  }

  /** Sends in what I hold. The same `clientId` again answers what was kept. @throws what {@link send} throws */
  sendMine(wish: SendClaim): Promise<OwnClaim> {
    return this.work.run(async () => {
      const row = await this.send(await this.scope.own(), wish);
      return (await this.reader.own([row]))[0] as OwnClaim;
    });
  }

  /** From a paper that was brought to the office; who brought it is told as usual. @throws what {@link send} throws */
  sendFor(volunteerId: string, wish: SendClaim): Promise<ClaimView> {
    return this.work.run(async () => {
      await this.scope.require(volunteerId);
      const row = await this.send(volunteerId, wish);
      return (await this.reader.views([row]))[0] as ClaimView;
    });
  }

  /** Takes back what nobody has decided about. @throws request.notFound for another's, claims.decided */
  withdraw(id: string): Promise<OwnClaim> {
    return this.work.run(async () => {
      const holder = await this.scope.own();
      const row = await this.reader.locked(id);
      if (row.volunteer_id !== holder) throw requestErrors.notFound();
      if (row.state !== 'waiting') throw claimErrors.decided();
      await this.work.execute(
        `UPDATE volunteers.claim SET state = 'withdrawn', decided_at = $2, decided_by = $3, version = version + 1 WHERE id = $1`,
        [id, this.clock.now(), currentContext().actor.id],
      );
      await this.audit.record('claim.withdrawn', { type: 'claim', id });
      await this.outbox.emit(claimChanged, { claimId: id, volunteerId: holder });
      return (await this.reader.own([await this.reader.locked(id)]))[0] as OwnClaim;
    });
  }

  /** For the office: what waits, the oldest first; what was decided, the latest first. */
  list({ state = 'waiting', kind, volunteerId, limit, after }: ClaimsQuery): Promise<Page<ClaimView>> {
    return this.work.run(async () => {
      const [order, beyond] = state === 'waiting' ? ['ASC', '>'] : ['DESC', '<'];
      const rows = await this.reader.find(
        `WHERE c.state = $1 AND ($3::uuid IS NULL OR c.id ${beyond} $3) AND ($4::text IS NULL OR c.kind = $4)
           AND ($5::uuid IS NULL OR c.volunteer_id = $5) ORDER BY c.id ${order} LIMIT $2`,
        [state, limit + 1, after ?? null, kind ?? null, volunteerId ?? null],
      );
      return toPage(await this.reader.views(rows), limit);
    });
  }

  /** For the office; whose it is reads that somebody looked. @throws request.notFound */
  get(id: string): Promise<ClaimView> {
    return this.work.run(async () => {
      const [row] = await this.reader.find('WHERE c.id = $1', [id]);
      if (!row) throw requestErrors.notFound();
      await this.looks.note(row.person_id, 'claim');
      return (await this.reader.views([row]))[0] as ClaimView;
    });
  }

  /** A page of a paper, for its holder and the office; each look of another is in the audit trail. @throws request.notFound */
  async openFile(fileId: string): Promise<OpenFile> {
    const file = await this.work.run(async () => {
      const [row] = await this.reader.find(
        'WHERE c.id = (SELECT f.claim_id FROM volunteers.claim_file f WHERE f.file_id = $1)',
        [fileId],
      );
      if (!row) throw requestErrors.notFound();
      const own = row.person_id === currentContext().actor.personId;
      if (!own && !isOffice()) throw requestErrors.notFound();
      const [found] = await this.files.find(claimPurpose, [fileId]);
      if (!found) throw requestErrors.notFound();
      if (!own) {
        await this.looks.note(row.person_id, 'claim');
        await this.audit.record('claim.file-read', { type: 'claim', id: row.id }, { fileId });
      }
      return found;
    });
    const bytes = await this.files.bytesOf(file);
    if (!bytes) throw requestErrors.notFound();
    return { file, bytes };
  }

  /**
   * @throws claims.codeNeeded, qualifications.codeUnknown, claims.endNeeded, claims.endBeforeStart, claims.over,
   *   claims.holdsDocumentNumber, claims.fileUnknown, claims.waitingAlready, claims.tooMany, claims.renewsNothing,
   *   claims.renewTooEarly, claims.renewTooLate
   */
  private async send(volunteerId: string, wish: SendClaim): Promise<ClaimRow> {
    // Two phones of one person come one after the other, so that what waits can be counted.
    await this.work.query('SELECT id FROM volunteers.volunteer WHERE id = $1 FOR UPDATE', [volunteerId]);
    const before = await this.byClientId(volunteerId, wish.clientId);
    if (before) return before;
    await this.check(volunteerId, wish);
    await this.requireOwnFiles(wish.fileIds);
    const made = await this.work.one<{ id: string }>(
      `INSERT INTO volunteers.claim (client_id, volunteer_id, kind, code, issuer, number, valid_from, valid_to, covers_danger, renews, sent_at, sent_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
      [
        wish.clientId,
        volunteerId,
        wish.kind,
        wish.kind === 'qualification' ? wish.code : null,
        wish.issuer.trim(),
        wish.number,
        wish.validFrom,
        wish.validTo ?? null,
        wish.kind === 'insurance' && wish.coversDanger === true,
        wish.renewsId ?? null,
        this.clock.now(),
        currentContext().actor.id,
      ],
    );
    const { id } = made as { id: string };
    await this.work.execute(
      `INSERT INTO volunteers.claim_file (claim_id, file_id, position)
       SELECT $1, file_id, position FROM unnest($2::uuid[]) WITH ORDINALITY AS f (file_id, position)`,
      [id, wish.fileIds],
    );
    await this.audit.record('claim.sent', { type: 'claim', id }, { volunteerId, kind: wish.kind });
    await this.outbox.emit(claimChanged, { claimId: id, volunteerId });
    return (await this.byClientId(volunteerId, wish.clientId)) as ClaimRow;
  }

  private async check(volunteerId: string, wish: SendClaim): Promise<void> {
    const today = await this.today();
    if (wish.kind === 'qualification') {
      if (wish.code === undefined) throw claimErrors.codeNeeded({}, { field: 'code' });
      const kinds = await this.types.qualifications();
      if (!kinds.some((one) => one.code === wish.code)) throw claimErrors.codeNeeded({}, { field: 'code' });
    } else if (wish.validTo === undefined) throw claimErrors.endNeeded({}, { field: 'validTo' });
    if (wish.validTo !== undefined && wish.validTo < wish.validFrom)
      throw claimErrors.endBeforeStart({}, { field: 'validTo' });
    if (wish.validTo !== undefined && wish.validTo < today) throw claimErrors.over({}, { field: 'validTo' });
    if (holdsDocumentNumber(wish.number)) throw claimErrors.holdsDocumentNumber({}, { field: 'number' });
    const { waiting } = (await this.work.one<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM volunteers.claim WHERE volunteer_id = $1 AND state = 'waiting'`,
      [volunteerId],
    )) as { waiting: number };
    if (waiting >= maxWaiting) throw claimErrors.tooMany({ limit: maxWaiting });
    if (wish.renewsId !== undefined) await this.checkRenewal(volunteerId, wish, wish.renewsId, today);
  }

  private async checkRenewal(volunteerId: string, wish: SendClaim, renewsId: string, today: string): Promise<void> {
    const field = { field: 'renewsId' };
    const old =
      wish.kind === 'qualification'
        ? await this.work.one<{ valid_to: string | null }>(
            `SELECT q.valid_to::text AS valid_to FROM volunteers.qualification q
             WHERE q.id = $1 AND q.volunteer_id = $2 AND q.code = $3 AND q.revoked_at IS NULL AND NOT EXISTS (
               SELECT FROM volunteers.qualification n WHERE n.renews = q.id AND n.revoked_at IS NULL)`,
            [renewsId, volunteerId, wish.code],
          )
        : await this.work.one<{ valid_to: string | null }>(
            `SELECT i.valid_to::text AS valid_to FROM volunteers.insurance i
             WHERE i.id = $1 AND i.volunteer_id = $2 AND i.kind = 'own' AND i.revoked_at IS NULL`,
            [renewsId, volunteerId],
          );
    if (!old) throw claimErrors.renewsNothing({}, field);
    const kind = wish.code === undefined ? undefined : this.types.qualificationByCode(wish.code);
    const standing = renewalOn(
      today,
      old.valid_to ?? undefined,
      wish.kind === 'insurance' ? insuranceTerms : termsOf(kind),
    );
    if (standing === 'none') throw claimErrors.renewsNothing({}, field);
    if (standing === 'early') throw claimErrors.renewTooEarly({}, field);
    // A policy that ended is followed by another, not renewed; there it is only not named.
    if (standing === 'over') throw claimErrors.renewTooLate({}, field);
  }

  /** Files that whoever acts sent for this, and that hang on no other claim. */
  private async requireOwnFiles(ids: readonly string[]): Promise<void> {
    const own = (await this.files.find(claimPurpose, ids)).filter(
      (one) => one.uploadedBy === currentContext().actor.id,
    );
    const used = await this.work.one('SELECT 1 FROM volunteers.claim_file WHERE file_id = ANY($1::uuid[]) LIMIT 1', [
      ids,
    ]);
    if (own.length !== ids.length || used) throw claimErrors.fileUnknown({}, { field: 'fileIds' });
  }

  private async byClientId(volunteerId: string, clientId: string): Promise<ClaimRow | undefined> {
    const [row] = await this.reader.find('WHERE c.volunteer_id = $1 AND c.client_id = $2', [volunteerId, clientId]);
    return row;
  }

  private async today(): Promise<string> {
    return dayIn(this.clock.now(), await this.counties.timezoneOf(currentCounty()));
  }
}
