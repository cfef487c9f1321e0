import { Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  currentContext,
  defineJob,
  Messages,
  Outbox,
  requestErrors,
  translate,
  UnitOfWork,
} from '@redmaple/platform';
import { MembershipsService } from '../teams/memberships.service.js';
import type { ClosingView, KeptView } from './own-data.dto.js';
import { Erasure } from './erasure.js';

/** Erases who asked for it; payload of ids. */
export const eraseAccount = defineJob<{ closingId: string }>('volunteers.erase-account', { attempts: 10 });

interface ClosingRow {
  readonly id: string;
  readonly person_id: string;
  readonly status_before: string | null;
  readonly asked_at: Date;
  readonly erase_at: Date;
}

/** Time to think again; GB/T 35273 wants accounts closed within 15 working days. */
const graceDays = 7;
const day = 86_400_000;

/**
 * People close their account themselves (PIPL 47). Seven days they can take it back, and are planned for nothing; then
 * they are erased by the worker, all in one transaction, so that a death in between leaves nothing half done.
 */
@Injectable()
export class Closings {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly messages: Messages,
    private readonly erasure: Erasure,
    private readonly memberships: MembershipsService,
  ) {}

  /** Whether my account is to be closed, and what would have to stay. */
  mine(): Promise<ClosingView> {
    return this.work.run(() => this.view(ownPersonId()));
  }

  /** Asks for it; asked again nothing changes. */
  ask(): Promise<ClosingView> {
    return this.work.run(async () => {
      const personId = ownPersonId();
      const now = this.clock.now();
      const eraseAt = new Date(now.getTime() + graceDays * day);
      const made = await this.work.one<{ id: string }>(
        `INSERT INTO volunteers.closing (person_id, status_before, asked_at, erase_at)
         SELECT $1, (SELECT v.status FROM volunteers.volunteer v WHERE v.person_id = $1 FOR UPDATE), $2, $3
         ON CONFLICT (county_code, person_id) WHERE state = 'asked' DO NOTHING RETURNING id`,
        [personId, now, eraseAt],
      );
      if (made) {
        const [suspended] = await this.work.query<{ id: string }>(
          `UPDATE volunteers.volunteer SET status = 'suspended', version = version + 1
           WHERE person_id = $1 AND status = 'active' RETURNING id`,
          [personId],
        );
        if (suspended) await this.memberships.standDown(suspended.id);
        await this.outbox.enqueue(eraseAccount, { closingId: made.id }, { at: eraseAt });
        await this.audit.record('closing.asked', { type: 'person', id: personId });
        await this.messages.send({
          personId,
          template: 'messages.closingAsked',
          params: { eraseAt: eraseAt.toISOString() },
          dedupeKey: `closing:${made.id}`,
        });
      }
      return this.view(personId);
    });
  }

  /** Takes it back in time; who was active before is so again. */
  cancel(): Promise<ClosingView> {
    return this.work.run(async () => {
      const personId = ownPersonId();
      const ended = await this.work.one<{ status_before: string | null }>(
        `UPDATE volunteers.closing SET state = 'cancelled', ended_at = $2 WHERE person_id = $1 AND state = 'asked' RETURNING status_before`,
        [personId, this.clock.now()],
      );
      if (ended) {
        if (ended.status_before === 'active')
          await this.work.execute(
            `UPDATE volunteers.volunteer SET status = 'active', version = version + 1 WHERE person_id = $1 AND status = 'suspended'`,
            [personId],
          );
        await this.audit.record('closing.cancelled', { type: 'person', id: personId });
      }
      return this.view(personId);
    });
  }

  /** The worker's part: does nothing before its time, for what was taken back, and a second time. */
  carryOut(closingId: string): Promise<void> {
    return this.work.run(async () => {
      const row = await this.work.one<ClosingRow>(
        `SELECT id, person_id, status_before, asked_at, erase_at FROM volunteers.closing
         WHERE id = $1 AND state = 'asked' AND erase_at <= $2 FOR UPDATE`,
        [closingId, this.clock.now()],
      );
      if (!row) return;
      const kept = await this.erasure.kept(row.person_id);
      await this.erasure.erase(row.person_id);
      await this.work.execute(
        `UPDATE volunteers.closing SET state = 'erased', ended_at = $2, kept = $3 WHERE id = $1`,
        [closingId, this.clock.now(), JSON.stringify(kept)],
      );
    });
  }

  /** Asks again for what is due and was lost on its way. */
  remind(): Promise<void> {
    return this.work.run(async () => {
      const due = await this.work.query<{ id: string }>(
        `SELECT id FROM volunteers.closing WHERE state = 'asked' AND erase_at <= $1::timestamptz - interval '1 hour' LIMIT 100`,
        [this.clock.now()],
      );
      for (const { id } of due) await this.outbox.enqueue(eraseAccount, { closingId: id });
    });
  }

  private async view(personId: string): Promise<ClosingView> {
    const row = await this.work.one<ClosingRow>(
      `SELECT id, person_id, status_before, asked_at, erase_at FROM volunteers.closing WHERE person_id = $1 AND state = 'asked'`,
      [personId],
    );
    const { locale } = currentContext();
    const kept = Object.entries(await this.erasure.kept(personId)).map(
      ([kind, count]): KeptView => ({ kind, count, text: translate(locale, `kept.${kind}`, { count }) }),
    );
    return row
      ? { state: 'asked', askedAt: row.asked_at.toISOString(), eraseAt: row.erase_at.toISOString(), kept }
      : { state: 'open', kept };
  }
}

function ownPersonId(): string {
  const { personId } = currentContext().actor;
  if (personId === undefined) throw requestErrors.notFound();
  return personId;
}
