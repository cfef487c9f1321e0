import { Injectable } from '@nestjs/common';
import { Clock, currentContext, translate, UnitOfWork } from '@redmaple/platform';
import { stagedStates } from '../stages/stage.policy.js';
import type { ApplicationRecord } from '../../applications/application-records.js';
import type { AppealStandingView, ConsentAskedView } from '../../applications/recruit.dto.js';
import { backgroundConsent, backgroundConsentTextKey } from '../../people/consent.policy.js';
import { appealUntil } from './appeal.policy.js';

interface AppealRow {
  state: 'open' | 'granted' | 'rejected';
  filed_at: Date;
  due_at: Date;
  answer: string | null;
}

/** What recruits can do about their application beside withdrawing it: appeal, and consent to the background review. */
@Injectable()
export class RecruitStanding {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The appeal against the present refusal, or until when one can be made; undefined where nothing is refused. */
  async appeal(record: ApplicationRecord): Promise<AppealStandingView | undefined> {
    if (record.state !== 'refused' || !record.decidedAt) return undefined;
    const row = await this.work.one<AppealRow>(
      `SELECT l.state, l.filed_at, l.due_at, l.answer FROM volunteers.vetting_appeal l
       JOIN volunteers.application a ON a.id = l.application_id AND a.attempt = l.attempt WHERE a.id = $1`,
      [record.id],
    );
    const until = appealUntil(record.decidedAt);
    if (!row) return { possible: until >= this.clock.now(), until: until.toISOString() };
    return {
      possible: false,
      until: until.toISOString(),
      state: row.state,
      filedAt: row.filed_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      ...(row.answer !== null && { answer: row.answer }),
    };
  }

  /** The consent that the background review needs, while it is not given and vetting goes on. */
  async consentAsked(record: ApplicationRecord): Promise<ConsentAskedView | undefined> {
    if (!stagedStates.includes(record.state) || record.state === 'reviewed') return undefined;
    const given = await this.work.one(
      'SELECT 1 FROM volunteers.consent WHERE person_id = $1 AND purpose = $2 AND withdrawn_at IS NULL LIMIT 1',
      [record.personId, backgroundConsent.purpose],
    );
    if (given) return undefined;
    return {
      version: backgroundConsent.version,
      wording: translate(currentContext().locale, backgroundConsentTextKey),
    };
  }
}
