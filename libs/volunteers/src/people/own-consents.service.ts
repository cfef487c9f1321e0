import { Injectable } from '@nestjs/common';
import { ageOn } from '@redmaple/forms';
import { dayIn } from '@redmaple/i18n';
import {
  Clock,
  Counties,
  currentContext,
  currentCounty,
  requestErrors,
  translate,
  UnitOfWork,
} from '@redmaple/platform';
import { ConsentLedger } from './consent-ledger.js';
import { consentErrors } from './consents.errors.js';
import {
  leaderPhoneConsent,
  leaderPhoneConsentTextKey,
  recruitmentConsent,
  recruitmentConsentTextKey,
} from './consent.policy.js';
import type { ConsentOffer, OwnPurpose, WithdrawablePurpose } from './own-consents.dto.js';

/** Below this age a guardian agrees, not the child (PIPL 31). */
const guardianBelow = 14;

/** People withdraw a consent as easily as they gave it (PIPL 15), and may give it again. */
@Injectable()
export class OwnConsents {
  constructor(
    private readonly work: UnitOfWork,
    private readonly ledger: ConsentLedger,
    private readonly clock: Clock,
    private readonly counties: Counties,
  ) {}

  /** What whoever asks has not agreed to, or not any more. */
  offered(): Promise<ConsentOffer[]> {
    return this.work.run(async () => {
      const personId = ownPersonId();
      const { locale } = currentContext();
      const offers: ConsentOffer[] = [];
      if (!(await this.isGiven(personId, recruitmentConsent.purpose)))
        offers.push({ ...recruitmentConsent, wording: translate(locale, recruitmentConsentTextKey) });
      if ((await this.leads(personId)) && !(await this.isGiven(personId, leaderPhoneConsent.purpose)))
        offers.push({ ...leaderPhoneConsent, wording: translate(locale, leaderPhoneConsentTextKey) });
      return offers;
    });
  }

  /**
   * From now on nobody plans with the person: eligibility asks for a living consent. What was withdrawn before stays so.
   */
  withdraw(purpose: WithdrawablePurpose): Promise<void> {
    return this.ledger.withdraw(ownPersonId(), purpose);
  }

  /**
   * Agrees to the present wording; where that is so already nothing changes.
   * @throws consents.outdated when another wording was read, or it is not offered; consents.guardianNeeded
   */
  async give(purpose: OwnPurpose, version: string): Promise<void> {
    const wording = [recruitmentConsent, leaderPhoneConsent].find((one) => one.purpose === purpose);
    if (version !== wording?.version) throw consentErrors.outdated();
    await this.work.run(async () => {
      const personId = ownPersonId();
      const now = this.clock.now();
      // Two phones at once: the second waits here and finds the consent of the first.
      const person = await this.work.one<{ birth_date: string | null }>(
        'SELECT birth_date::text AS birth_date FROM volunteers.person WHERE id = $1 FOR UPDATE',
        [personId],
      );
      if (!person) throw requestErrors.notFound();
      if (await this.isGiven(personId, purpose)) return;
      if (purpose === leaderPhoneConsent.purpose && !(await this.leads(personId))) throw consentErrors.outdated();
      const today = dayIn(now, await this.counties.timezoneOf(currentCounty()));
      if (person.birth_date !== null && ageOn(person.birth_date, today) < guardianBelow)
        throw consentErrors.guardianNeeded();
      await this.ledger.give({ personId, purpose, version, evidence: 'online' });
    });
  }

  private async leads(personId: string): Promise<boolean> {
    const row = await this.work.one(
      `SELECT 1 FROM volunteers.membership m JOIN volunteers.volunteer v ON v.id = m.volunteer_id
       WHERE v.person_id = $1 AND m.role = 'leader' AND m.valid_to IS NULL LIMIT 1`,
      [personId],
    );
    return row !== undefined;
  }

  private async isGiven(personId: string, purpose: OwnPurpose): Promise<boolean> {
    const row = await this.work.one(
      'SELECT 1 FROM volunteers.consent WHERE person_id = $1 AND purpose = $2 AND withdrawn_at IS NULL LIMIT 1',
      [personId, purpose],
    );
    return row !== undefined;
  }
}

/** Whoever asks is a person. @throws request.notFound for accounts without one */
function ownPersonId(): string {
  const { personId } = currentContext().actor;
  if (personId === undefined) throw requestErrors.notFound();
  return personId;
}
