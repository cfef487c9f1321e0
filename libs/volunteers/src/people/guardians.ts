import { Injectable } from '@nestjs/common';
import { isMinorOn } from '@redmaple/forms';
import { dayIn } from '@redmaple/i18n';
import { Clock, Counties, currentCounty, requestErrors, UnitOfWork, Vault } from '@redmaple/platform';
import { guardianConsent } from './consent.policy.js';
import { ConsentLedger } from './consent-ledger.js';
import { consentErrors } from './consents.errors.js';
import { type GuardianStanding, type RecordGuardian, toGuardianView } from './guardian.dto.js';
import { type Guardian, type GuardianConsentState, readGuardian } from './guardian.policy.js';
import { guardianConsentState } from './guardian.sql.js';
import { paperProblems } from './paper-day.js';
import { openGuardian, sealGuardian } from './person-seals.js';

interface GuardianRow {
  readonly person_id: string;
  readonly sealed_guardian_name: Buffer | null;
  readonly sealed_guardian_phone: Buffer | null;
}

/** Who agrees for a minor: opened for views that mask and for reveals that are audited, written down from paper. */
@Injectable()
export class Guardians {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly counties: Counties,
    private readonly consents: ConsentLedger,
  ) {}

  /**
   * The guardian that an application names, or else the one known of the recruit; undefined for a grown-up's, or once
   * the person is erased.
   */
  of(applicationId: string): Promise<Guardian | undefined> {
    return this.work.run(async () => {
      const row = await this.work.one<GuardianRow>(
        'SELECT person_id, sealed_guardian_name, sealed_guardian_phone FROM volunteers.application WHERE id = $1',
        [applicationId],
      );
      if (!row) return undefined;
      return row.sealed_guardian_name ? this.open(row) : this.ofPerson(row.person_id);
    });
  }

  /** The guardian named last, at a sign-up or on a paper of its own. */
  ofPerson(personId: string): Promise<Guardian | undefined> {
    return this.work.run(async () => {
      const row = await this.work.one<GuardianRow>(
        `SELECT person_id, sealed_guardian_name, sealed_guardian_phone FROM (
           SELECT id AS person_id, sealed_guardian_name, sealed_guardian_phone, guardian_recorded_at AS named_at
           FROM volunteers.person WHERE id = $1
           UNION ALL
           SELECT person_id, sealed_guardian_name, sealed_guardian_phone, submitted_at FROM volunteers.application WHERE person_id = $1
         ) AS named WHERE sealed_guardian_name IS NOT NULL ORDER BY named_at DESC LIMIT 1`,
        [personId],
      );
      return row && this.open(row);
    });
  }

  /**
   * Whether a guardian agrees; undefined for who is of age, and for who has no birth date any more.
   * @param named whether the reader may know, masked, who it is
   */
  standingOf(personId: string, named: boolean): Promise<GuardianStanding | undefined> {
    return this.work.run(async () => {
      const consent = await this.consentFor(personId);
      if (!consent) return undefined;
      const guardian = named ? await this.ofPerson(personId) : undefined;
      return { consent, ...(guardian && { ...toGuardianView(guardian) }) };
    });
  }

  /**
   * Notes who signed for a minor, and the consent.
   * @throws request.invalid naming the fields, consents.notMinor, request.notFound
   */
  record(personId: string, { paperConsentOn, ...written }: RecordGuardian): Promise<void> {
    return this.work.run(async () => {
      // Two at the desk at once: the second waits, and counts as the later paper.
      if (!(await this.work.one('SELECT 1 FROM volunteers.person WHERE id = $1 FOR UPDATE', [personId])))
        throw requestErrors.notFound();
      if (!(await this.consentFor(personId))) throw consentErrors.notMinor();
      const { guardian, problems } = readGuardian(written, true);
      const fields = [
        ...problems.map(({ field, ...rest }) => ({ ...rest, field: field.replace('guardian.', '') })),
        ...paperProblems(paperConsentOn, await this.today()),
      ];
      if (fields.length > 0 || !guardian) throw requestErrors.invalid({}, { fields });
      const key = await this.vault.keyOf(personId);
      if (!key) throw requestErrors.notFound();
      const seals = sealGuardian(this.vault, key, guardian);
      await this.work.execute(
        `UPDATE volunteers.person SET sealed_guardian_name = $2, sealed_guardian_phone = $3, guardian_recorded_at = $4,
           version = version + 1 WHERE id = $1`,
        [personId, seals.name, seals.phone, this.clock.now()],
      );
      await this.consents.give({ ...guardianConsent, personId, evidence: 'paper', paperDate: paperConsentOn });
    });
  }

  /** Notes that the guardian took back what they agreed to. */
  withdraw(personId: string): Promise<void> {
    return this.consents.withdraw(personId, guardianConsent.purpose);
  }

  private async consentFor(personId: string): Promise<GuardianConsentState | undefined> {
    const row = await this.work.run(() =>
      this.work.one<{ birth_date: string | null; consent: GuardianConsentState }>(
        `SELECT p.birth_date::text AS birth_date, ${guardianConsentState('p.id', '$2')} AS consent FROM volunteers.person p WHERE p.id = $1`,
        [personId, guardianConsent.purpose],
      ),
    );
    if (!row || row.birth_date === null) return undefined;
    return isMinorOn(row.birth_date, await this.today()) ? row.consent : undefined;
  }

  private async today(): Promise<string> {
    return dayIn(this.clock.now(), await this.counties.timezoneOf(currentCounty()));
  }

  private async open(row: GuardianRow): Promise<Guardian | undefined> {
    const key = await this.vault.keyOf(row.person_id);
    return openGuardian(this.vault, key, { name: row.sealed_guardian_name, phone: row.sealed_guardian_phone });
  }
}
