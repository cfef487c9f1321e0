import { Injectable } from '@nestjs/common';
import { dayIn } from '@redmaple/i18n';
import { Clock, Counties, currentCounty, Messages, UnitOfWork } from '@redmaple/platform';
import { isFollowed } from '../insurance/insurance.service.js';
import { addDays, reminderDays, reminderOn } from './qualification.policy.js';
import { isRenewed } from './qualifications.service.js';

interface EndingRow {
  readonly id: string;
  readonly person_id: string;
  readonly valid_to: string;
  /** Day on which it was written down. */
  readonly since: Date;
}

const active = `v.status = 'active' AND p.erased_at IS NULL`;
const certificates = `SELECT q.id, v.person_id, q.valid_to::text AS valid_to, q.issued_at AS since
  FROM volunteers.qualification q JOIN volunteers.volunteer v ON v.id = q.volunteer_id JOIN volunteers.person p ON p.id = v.person_id
  WHERE q.revoked_at IS NULL AND ${active} AND q.valid_to BETWEEN $1 AND $2 AND NOT ${isRenewed}
    AND NOT EXISTS (SELECT FROM volunteers.claim c WHERE c.volunteer_id = q.volunteer_id AND c.code = q.code AND c.state = 'waiting')`;
/** A group's policy is the office's to renew. */
const policies = `SELECT i.id, v.person_id, i.valid_to::text AS valid_to, i.entered_at AS since
  FROM volunteers.insurance i JOIN volunteers.volunteer v ON v.id = i.volunteer_id JOIN volunteers.person p ON p.id = v.person_id
  WHERE i.revoked_at IS NULL AND i.kind = 'own' AND ${active} AND i.valid_to BETWEEN $1 AND $2 AND NOT ${isFollowed}
    AND NOT EXISTS (SELECT FROM volunteers.claim c WHERE c.volunteer_id = i.volunteer_id AND c.kind = 'insurance' AND c.state = 'waiting')`;

/** Tells people 60, 30 and 7 days before that something they hold ends, as long as nothing follows it or is on its way. */
@Injectable()
export class ProofReminders {
  constructor(
    private readonly work: UnitOfWork,
    private readonly messages: Messages,
    private readonly counties: Counties,
    private readonly clock: Clock,
  ) {}

  /** @returns how many were planned now; each reminder is planned once for ever */
  remind(): Promise<number> {
    return this.work.run(async () => {
      const zone = await this.counties.timezoneOf(currentCounty());
      const today = dayIn(this.clock.now(), zone);
      const span = [today, addDays(today, reminderDays[0])];
      let planned = 0;
      for (const [sql, template, word] of [
        [certificates, 'messages.qualificationEnds', 'qualification'],
        [policies, 'messages.insuranceEnds', 'insurance'],
      ] as const) {
        for (const { id, person_id: personId, valid_to: day, since } of await this.work.query<EndingRow>(sql, span)) {
          const days = reminderOn(today, day, dayIn(since, zone));
          if (days === undefined) continue;
          const sent = await this.messages.send({
            personId,
            template,
            params: { day },
            dedupeKey: `${word}-ends:${id}:${days}`,
          });
          if (sent !== undefined) planned++;
        }
      }
      return planned;
    });
  }
}
