import { Injectable } from '@nestjs/common';
import { Clock, currentContext, Files, Outbox, personErased, UnitOfWork } from '@redmaple/platform';
import { MembershipsService } from '../teams/memberships.service.js';
import { PeopleService } from './people.service.js';

/** Erases a person with all that hangs on them here, and tells the other libs to do so with theirs. */
@Injectable()
export class Erasure {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly files: Files,
    private readonly people: PeopleService,
    private readonly memberships: MembershipsService,
  ) {}

  /**
   * What has to stay, by kind: the ledger of service (志愿服务条例 19), insurance of what was insured, the trail of who did
   * what (网络安全法 21). It stays without name, document, phone and everything else that says who it was.
   */
  kept(personId: string): Promise<Record<string, number>> {
    return this.work.run(async () => {
      const row = await this.work.one<{ serviceRecords: number; insurance: number; applications: number }>(
        `SELECT
           (SELECT count(*)::int FROM volunteers.service_record r JOIN volunteers.volunteer v ON v.id = r.volunteer_id WHERE v.person_id = $1) AS "serviceRecords",
           (SELECT count(*)::int FROM volunteers.insurance i JOIN volunteers.volunteer v ON v.id = i.volunteer_id WHERE v.person_id = $1) AS insurance,
           (SELECT count(*)::int FROM volunteers.application a WHERE a.person_id = $1) AS applications`,
        [personId],
      );
      return { ...row };
    });
  }

  /** In one transaction; a person who is erased already stays so. */
  erase(personId: string): Promise<void> {
    return this.work.run(async () => {
      const volunteer = await this.work.one<{ id: string }>(
        'SELECT id FROM volunteers.volunteer WHERE person_id = $1 FOR UPDATE',
        [personId],
      );
      if (volunteer) await this.leave(volunteer.id);
      await this.endAccount(personId);
      await this.people.erase(personId);
      await this.outbox.emit(personErased, { personId, ...(volunteer && { volunteerId: volunteer.id }) });
    });
  }

  private async leave(volunteerId: string): Promise<void> {
    await this.memberships.endAll(volunteerId);
    await this.work.execute(
      `UPDATE volunteers.volunteer SET status = 'left', version = version + 1 WHERE id = $1 AND status <> 'left'`,
      [volunteerId],
    );
    await this.work.execute('DELETE FROM volunteers.profile WHERE volunteer_id = $1', [volunteerId]);
    await this.work.execute(
      'UPDATE volunteers.commendation_proposal SET reason = NULL, reply = NULL WHERE volunteer_id = $1',
      [volunteerId],
    );
    await this.work.execute(
      'UPDATE volunteers.recognition_objection SET note = NULL, reply = NULL WHERE volunteer_id = $1',
      [volunteerId],
    );
    await this.work.execute(
      `UPDATE volunteers.membership SET answers = '{}', begun_why = '', ended_why = '' WHERE volunteer_id = $1`,
      [volunteerId],
    );
    await this.work.execute(`UPDATE volunteers.probation SET why = '' WHERE volunteer_id = $1`, [volunteerId]);
    await this.work.execute(`UPDATE volunteers.leader_proposal SET why = '', note = '' WHERE volunteer_id = $1`, [
      volunteerId,
    ]);
    await this.work.execute(
      `UPDATE volunteers.qualification SET evidence_id = 'erased-' || id, revoke_reason = left(revoke_reason, 0) WHERE volunteer_id = $1`,
      [volunteerId],
    );
    await this.forgetPapers(volunteerId);
  }

  /** Papers go, with what was read from them; that something was verified stays. */
  private async forgetPapers(volunteerId: string): Promise<void> {
    const files = await this.work.query<{ file_id: string }>(
      `DELETE FROM volunteers.claim_file f USING volunteers.claim c WHERE c.id = f.claim_id AND c.volunteer_id = $1 RETURNING f.file_id`,
      [volunteerId],
    );
    await this.files.forget(files.map((one) => one.file_id));
    await this.work.execute(
      `UPDATE volunteers.claim SET number = 'erased-' || id, note = NULL,
         state = CASE state WHEN 'waiting' THEN 'withdrawn' ELSE state END, decided_at = coalesce(decided_at, $2),
         decided_by = coalesce(decided_by, $3) WHERE volunteer_id = $1`,
      [volunteerId, this.clock.now(), currentContext().actor.id],
    );
  }

  private async endAccount(personId: string): Promise<void> {
    const now = this.clock.now();
    await this.work.execute(
      `UPDATE platform.role_grant g SET valid_to = greatest($2, g.valid_from) FROM platform.account a
       WHERE a.person_id = $1 AND a.kind = 'volunteer' AND g.account_id = a.id AND g.valid_to IS NULL`,
      [personId, now],
    );
    await this.work.execute(
      `UPDATE platform.session s SET revoked_at = $2
       WHERE s.revoked_at IS NULL AND (s.person_id = $1 OR s.account_id IN (
         SELECT a.id FROM platform.account a WHERE a.person_id = $1 AND a.kind = 'volunteer'))`,
      [personId, now],
    );
    await this.work.execute(
      `UPDATE platform.account SET display_name = '', phone_index = NULL, status = 'disabled', version = version + 1
       WHERE person_id = $1 AND kind = 'volunteer'`,
      [personId],
    );
    for (const table of ['volunteers.person_look', 'volunteers.data_export'])
      await this.work.execute(`DELETE FROM ${table} WHERE person_id = $1`, [personId]);
    await this.work.execute(
      `UPDATE volunteers.correction SET sealed_value = NULL, sealed_note = NULL, sealed_answer = NULL,
         state = CASE state WHEN 'open' THEN 'withdrawn' ELSE state END, decided_at = coalesce(decided_at, $2) WHERE person_id = $1`,
      [personId, now],
    );
    await this.work.execute('DELETE FROM volunteers.duplicate_hint WHERE first_id = $1 OR second_id = $1', [personId]);
    // Messages wait for nobody any more; what was sent to the development inbox goes with them.
    await this.work.execute(
      'DELETE FROM platform.dev_inbox i USING platform.delivery d WHERE d.person_id = $1 AND i.delivery_id = d.id',
      [personId],
    );
    await this.work.execute('DELETE FROM platform.delivery WHERE person_id = $1', [personId]);
  }
}
