import { Injectable } from '@nestjs/common';
import { Audit, Clock, currentContext, requestErrors, UnitOfWork, Vault } from '@redmaple/platform';
import type { MergePage, MergePeople, MergesQuery, MergeView } from './duplicates.dto.js';
import { MergeRows } from './merge-rows.js';
import { mergeErrors } from './merges.errors.js';
import { MergeReader } from './merge-reader.js';
import { PeopleService } from './people.service.js';

interface LockedPerson {
  readonly id: string;
  readonly merged_into: string | null;
  readonly erased_at: Date | null;
  readonly volunteer_id: string | null;
  readonly status: string | null;
  readonly account_id: string | null;
  readonly account_kind: string | null;
  readonly account_status: string | null;
  readonly account_phone: Buffer | null;
  readonly has_taken_in: boolean;
  readonly closes: boolean;
}

/** What a merge changes beside rows that change hands, so that an undo puts back exactly that. */
interface Before {
  readonly goneStatus?: string;
  readonly goneAccountStatus?: string;
  /** The phone by which the one who went signed in: the one who stays took it over. */
  readonly phoneTakenOver?: boolean;
}

interface OpenMerge {
  readonly id: string;
  readonly kept_id: string;
  readonly gone_id: string;
  readonly kept_volunteer_id: string | null;
  readonly gone_volunteer_id: string | null;
  readonly before: Before;
  readonly undo_until: Date;
  readonly undone_at: Date | null;
  readonly finished_at: Date | null;
}

/** Thirty days in which a mistake comes to light. */
const undoDays = 30;
const day = 86_400_000;

/** Makes two records of one person one, with a trace of every row, and two again while that can be undone. */
@Injectable()
export class Merges {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly vault: Vault,
    private readonly people: PeopleService,
    private readonly rows: MergeRows,
    private readonly reader: MergeReader,
  ) {}

  list(query: MergesQuery): Promise<MergePage> {
    return this.work.run(() => this.reader.page(query));
  }

  /** @throws request.notFound */
  detail(id: string): Promise<MergeView> {
    return this.work.run(() => this.reader.one(id));
  }

  /**
   * All that hangs on the one who goes becomes the other's; whoever comes with the old document or phone is led there.
   * @throws merges.* for what stands in the way, request.notFound
   */
  merge({ keptPersonId, gonePersonId, reason }: MergePeople): Promise<MergeView> {
    return this.work.run(async () => {
      if (keptPersonId === gonePersonId) throw mergeErrors.samePerson({}, { field: 'gonePersonId' });
      const { kept, gone } = await this.lock(keptPersonId, gonePersonId);
      refuseUnfit(kept, gone);
      await this.refuseAbsentLeader(kept, gone);
      const now = this.clock.now();
      const before = await this.closeGone(kept, gone);
      const row = await this.work.one<{ id: string }>(
        `INSERT INTO volunteers.merge (kept_id, gone_id, kept_volunteer_id, gone_volunteer_id, reason, before, merged_at, merged_by, undo_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
        [
          kept.id,
          gone.id,
          kept.volunteer_id,
          gone.volunteer_id,
          reason.trim(),
          JSON.stringify(before),
          now,
          currentContext().actor.id,
          new Date(now.getTime() + undoDays * day),
        ],
      );
      const id = row?.id ?? '';
      await this.work.execute('UPDATE volunteers.person SET merged_into = $2, version = version + 1 WHERE id = $1', [
        gone.id,
        kept.id,
      ]);
      await this.vault.mergeKey(gone.id, kept.id);
      await this.rows.moveAll(await this.open(id));
      await this.audit.record('person.merged', { type: 'person', id: kept.id }, { mergeId: id, other: gone.id });
      return this.reader.one(id);
    });
  }

  /**
   * Makes them two again: exactly the rows that moved go back, unless they have gone on to somebody else meanwhile.
   * @throws merges.undoneAlready, merges.tooLate, merges.undoClash, merges.erased, request.notFound
   */
  undo(id: string): Promise<MergeView> {
    return this.work.run(async () => {
      const known = await this.open(id);
      const { kept, gone } = await this.lock(known.kept_id, known.gone_id);
      // Read again under the lock: two who undo at once are one after the other here.
      const merge = await this.open(id);
      if (merge.undone_at) throw mergeErrors.undoneAlready();
      if (merge.finished_at || merge.undo_until < this.clock.now()) throw mergeErrors.tooLate();
      if (kept.erased_at || gone.erased_at) throw mergeErrors.erased();
      await this.rows.moveBack(merge);
      await this.reopenGone(merge);
      await this.vault.mergeKey(gone.id, undefined);
      await this.work.execute('UPDATE volunteers.person SET merged_into = NULL, version = version + 1 WHERE id = $1', [
        gone.id,
      ]);
      await this.work.execute('UPDATE volunteers.merge SET undone_at = $2, undone_by = $3 WHERE id = $1', [
        id,
        this.clock.now(),
        currentContext().actor.id,
      ]);
      await this.audit.record('person.unmerged', { type: 'person', id: kept.id }, { mergeId: id, other: gone.id });
      return this.reader.one(id);
    });
  }

  /** Ends merges whose thirty days are over: what is left of who went is emptied, the key stays for what moved. */
  async finishDue(): Promise<void> {
    const due = await this.work.run(() =>
      this.work.query<{ id: string }>(
        `SELECT id FROM volunteers.merge WHERE undone_at IS NULL AND finished_at IS NULL AND undo_until < $1 ORDER BY id LIMIT 100`,
        [this.clock.now()],
      ),
    );
    for (const { id } of due) await this.work.run(() => this.finish(id));
  }

  private async finish(id: string): Promise<void> {
    const known = await this.open(id);
    await this.lock(known.kept_id, known.gone_id);
    const merge = await this.open(id);
    if (merge.undone_at || merge.finished_at) return;
    // What came in beside the merge, from somebody who had read the old record before it, goes the same way.
    await this.rows.moveAll(merge);
    await this.people.emptyMerged(merge.gone_id);
    await this.work.execute('UPDATE volunteers.merge SET finished_at = $2 WHERE id = $1', [id, this.clock.now()]);
    await this.audit.record('person.merge-finished', { type: 'person', id: merge.kept_id }, { mergeId: id });
  }

  /**
   * An office does not fall to somebody who is suspended or has left (the database holds that who leads is there). Handing it
   * over is the team's business, and an undo could not bring it back.
   */
  private async refuseAbsentLeader(kept: LockedPerson, gone: LockedPerson): Promise<void> {
    if (gone.volunteer_id === null || kept.status === 'active') return;
    const team = await this.work.one<{ name: string }>(
      `SELECT t.name FROM volunteers.membership m JOIN volunteers.team t ON t.id = m.team_id
       WHERE m.volunteer_id = $1 AND m.valid_to IS NULL AND m.role IN ('leader', 'deputy') ORDER BY m.id LIMIT 1`,
      [gone.volunteer_id],
    );
    if (team) throw mergeErrors.leads({ team: team.name });
  }

  /** Both people and all that hangs on their accounts, in one order for everybody. */
  private async lock(keptId: string, goneId: string): Promise<{ kept: LockedPerson; gone: LockedPerson }> {
    await this.work.query('SELECT 1 FROM volunteers.person WHERE id = ANY($1) ORDER BY id FOR UPDATE', [
      [keptId, goneId],
    ]);
    await this.work.query('SELECT 1 FROM volunteers.volunteer WHERE person_id = ANY($1) ORDER BY id FOR UPDATE', [
      [keptId, goneId],
    ]);
    const rows = await this.work.query<LockedPerson>(
      `SELECT p.id, p.merged_into, p.erased_at, v.id AS volunteer_id, v.status, a.id AS account_id, a.kind AS account_kind,
         a.status AS account_status, a.phone_index AS account_phone,
         EXISTS (SELECT FROM volunteers.person x WHERE x.merged_into = p.id) AS has_taken_in,
         EXISTS (SELECT FROM volunteers.closing c WHERE c.person_id = p.id AND c.state = 'asked') AS closes
       FROM volunteers.person p LEFT JOIN volunteers.volunteer v ON v.person_id = p.id
       LEFT JOIN platform.account a ON a.person_id = p.id WHERE p.id = ANY($1)`,
      [[keptId, goneId]],
    );
    const kept = rows.find((one) => one.id === keptId);
    const gone = rows.find((one) => one.id === goneId);
    if (!kept || !gone) throw requestErrors.notFound();
    return { kept, gone };
  }

  /** Who went signs in no more; their phone lets the one who stays in, where that one had none. */
  private async closeGone(kept: LockedPerson, gone: LockedPerson): Promise<Before> {
    const before: Before = {
      ...(gone.status !== null && { goneStatus: gone.status }),
      ...(gone.account_status !== null && { goneAccountStatus: gone.account_status }),
      phoneTakenOver: gone.account_phone !== null && kept.account_id !== null && kept.account_phone === null,
    };
    if (gone.volunteer_id !== null)
      await this.work.execute(`UPDATE volunteers.volunteer SET status = 'left', version = version + 1 WHERE id = $1`, [
        gone.volunteer_id,
      ]);
    if (gone.account_id === null) return before;
    await this.work.execute(
      `UPDATE platform.account SET status = 'disabled', phone_index = CASE WHEN $2 THEN NULL ELSE phone_index END, version = version + 1
       WHERE id = $1`,
      [gone.account_id, before.phoneTakenOver],
    );
    if (before.phoneTakenOver)
      await this.work.execute('UPDATE platform.account SET phone_index = $2, version = version + 1 WHERE id = $1', [
        kept.account_id,
        gone.account_phone,
      ]);
    await this.work.execute(
      'UPDATE platform.session SET revoked_at = $2 WHERE revoked_at IS NULL AND (account_id = $1 OR person_id = $3)',
      [gone.account_id, this.clock.now(), gone.id],
    );
    return before;
  }

  private async reopenGone({ kept_id, gone_id, gone_volunteer_id, before }: OpenMerge): Promise<void> {
    if (gone_volunteer_id !== null && before.goneStatus !== undefined)
      await this.work.execute('UPDATE volunteers.volunteer SET status = $2, version = version + 1 WHERE id = $1', [
        gone_volunteer_id,
        before.goneStatus,
      ]);
    if (before.goneAccountStatus === undefined) return;
    if (before.phoneTakenOver)
      await this.work.execute(
        'UPDATE platform.account SET phone_index = NULL, version = version + 1 WHERE person_id = $1 AND phone_index = (SELECT phone_index FROM volunteers.person WHERE id = $2)',
        [kept_id, gone_id],
      );
    await this.work.execute(
      `UPDATE platform.account SET status = $2, version = version + 1,
         phone_index = CASE WHEN $3 THEN (SELECT p.phone_index FROM volunteers.person p WHERE p.id = $1) ELSE phone_index END
       WHERE person_id = $1`,
      [gone_id, before.goneAccountStatus, before.phoneTakenOver],
    );
  }

  private async open(id: string): Promise<OpenMerge> {
    const row = await this.work.one<OpenMerge>(
      `SELECT id, kept_id, gone_id, kept_volunteer_id, gone_volunteer_id, before, undo_until, undone_at, finished_at
       FROM volunteers.merge WHERE id = $1`,
      [id],
    );
    if (!row) throw requestErrors.notFound();
    return row;
  }
}

function refuseUnfit(kept: LockedPerson, gone: LockedPerson): void {
  if (kept.merged_into !== null || gone.merged_into !== null) throw mergeErrors.mergedAlready();
  if (kept.erased_at || gone.erased_at) throw mergeErrors.erased();
  if (gone.volunteer_id !== null && kept.volunteer_id === null) throw mergeErrors.keepVolunteer();
  if (gone.has_taken_in) throw mergeErrors.keepMerged();
  if (gone.account_kind === 'staff') throw mergeErrors.staff();
  if (kept.closes || gone.closes) throw mergeErrors.closing();
}
