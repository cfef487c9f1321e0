import { Injectable } from '@nestjs/common';
import {
  Audit,
  currentContext,
  type FieldProblem,
  Outbox,
  PhoneCodes,
  requestErrors,
  UnitOfWork,
  Vault,
} from '@redmaple/platform';
import { phaseOf } from '../calls/call.policy.js';
import type { CallState } from '../calls/call.entity.js';
import { Seats } from '../calls/seats.js';
import { Applying, type JudgedApplicant } from '../eligibility/applying.service.js';
import { guardianConsent, recruitmentConsent } from '../people/consent.policy.js';
import { paperProblems } from '../people/paper-day.js';
import { type GuardianSeals, sealGuardian } from '../people/person-seals.js';
import { applicationErrors, callErrors } from '../recruitment.errors.js';
import { outdatedForm } from './outdated-form.js';
import { PrepareSignUp, type PreparedSignUp } from './prepare-sign-up.js';
import type { OfficeSignUp, OnlineSignUp, SignUpResult } from './sign-up.input.js';
import { insertPerson, newcomerSignUp, placeApplication } from './sign-up.sql.js';

interface NewcomerRow {
  code: number;
  open: number;
  newcomer: number;
  seated: number;
}

interface PlacedRow {
  state: SignUpResult['state'];
  waitlist_no: number | null;
  position: number;
}

interface KnownPerson {
  readonly id: string;
  readonly phone_index: Buffer | null;
  readonly merged_into: string | null;
}

/** Takes sign-ups: a free seat for the next who comes, then the waitlist in order. */
@Injectable()
export class SignUp {
  constructor(
    private readonly preparing: PrepareSignUp,
    private readonly seats: Seats,
    private readonly applying: Applying,
    private readonly codes: PhoneCodes,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly vault: Vault,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * Signs a recruit up who proves their phone with a one-time code.
   * @throws request.invalid, access.codeWrong, calls.notYetOpen, calls.closed, calls.teamTypeOff,
   * applications.duplicate for a known document with another phone and for a live application alike,
   * applications.notEligible with every reason and remedy
   */
  async online(input: OnlineSignUp): Promise<SignUpResult> {
    const prepared = await this.preparing.prepare(input, true, () => consentProblems(input));
    const result = await this.work.run(async (): Promise<SignUpResult | undefined> => {
      const judged = await this.applying.asNewcomer(applicantOf(prepared));
      const outcome = await this.asNewcomer(prepared, input, judged);
      if (outcome.code === 0) return undefined;
      if (outcome.open === 0) throw await this.whyClosed(prepared);
      this.outbox.wakeAfterCommit();
      if (outcome.seated > 0) return { id: prepared.applicationId, number: prepared.number, state: 'submitted' };
      const personId = outcome.newcomer > 0 ? prepared.key.personId : await this.returning(prepared);
      if (outcome.newcomer === 0) await this.applying.decide(applicantOf(prepared, personId), true);
      return this.place(prepared, personId, 'online');
    });
    // Nothing was written. The try is counted only now, when no connection is held while another is waited for.
    return result ?? this.refuseCode(prepared, input);
  }

  /**
   * Enters a sign-up that came on paper. A person who is known by their document is used as they are; the phone of
   * a new one counts as unverified. Paper that came in time may be entered after the deadline.
   * @throws request.invalid, calls.closed, applications.duplicate, applications.notEligible
   */
  async fromPaper(input: OfficeSignUp): Promise<SignUpResult> {
    const prepared = await this.preparing.prepare(input, false, (today) => paperProblems(input.paperConsentOn, today));
    return this.work.run(async () => {
      const personId = await this.personFromPaper(prepared);
      await this.work.execute(
        `INSERT INTO volunteers.consent (person_id, purpose, document_version, given_at, evidence, paper_date)
         SELECT $1::uuid, purpose, $3, $4, 'paper', $5 FROM unnest($2::text[]) AS purpose`,
        [personId, purposesOf(prepared), recruitmentConsent.version, prepared.now, input.paperConsentOn],
      );
      await this.applying.decide(applicantOf(prepared, personId), personId !== prepared.key.personId);
      this.outbox.wakeAfterCommit();
      return this.place(prepared, personId, 'office');
    });
  }

  private async asNewcomer(
    prepared: PreparedSignUp,
    input: OnlineSignUp,
    { verdict, pluginVersion, inputs }: JudgedApplicant,
  ): Promise<NewcomerRow> {
    const { now, quota, identity, key, seals, applicationId } = prepared;
    const { actor, requestId, locale } = currentContext();
    const { codeHash, phoneIndex } = this.codes.fingerprint(
      { flowId: input.flowId, phone: identity.phone, code: input.code },
      'sign-up',
    );
    const guardian = sealGuardian(this.vault, key, prepared.guardian);
    const rows = await this.work.query<NewcomerRow>({
      name: 'volunteers.newcomer-sign-up',
      text: newcomerSignUp,
      values: [
        input.flowId,
        now,
        phoneIndex,
        codeHash,
        quota.id,
        key.personId,
        identity.name,
        identity.documentType,
        seals.document,
        seals.documentIndex,
        identity.birthDate ?? null,
        seals.phone,
        seals.phoneFirst3Index,
        seals.phoneLast4Index,
        seals.address,
        locale,
        key.wrapped,
        key.masterKeyId,
        purposesOf(prepared),
        recruitmentConsent.version,
        applicationId,
        prepared.number,
        quota.callId,
        quota.teamTypeCode,
        JSON.stringify(prepared.answers),
        quota.formVersion,
        prepared.specialty,
        actor.kind,
        actor.id,
        JSON.stringify(happening(prepared, key.personId, 'submitted')),
        requestId,
        guardian.name,
        guardian.phone,
        quota.formNo,
        prepared.specialistId,
        verdict.policyVersion,
        pluginVersion,
        JSON.stringify(inputs),
        JSON.stringify(verdict.warnings),
      ],
    });
    const [row] = rows;
    if (!row) throw requestErrors.internal();
    return row;
  }

  /** Writes the application under the parent lock, on a seat or at the end of the waitlist. */
  private async place(prepared: PreparedSignUp, personId: string, source: 'online' | 'office'): Promise<SignUpResult> {
    const { quota, applicationId, number } = prepared;
    const { actor, requestId } = currentContext();
    const guardian = await this.guardianOf(prepared, personId);
    await this.seats.lock([quota.id]);
    const seatNo = await this.seats.findFree(quota.id);
    const placed = await this.work.one<PlacedRow>({
      name: 'volunteers.place-application',
      text: placeApplication,
      values: [
        applicationId,
        number,
        quota.callId,
        quota.id,
        quota.teamTypeCode,
        personId,
        JSON.stringify(prepared.answers),
        quota.formVersion,
        prepared.specialty,
        source,
        prepared.now,
        JSON.stringify(happening(prepared, personId)),
        seatNo ?? null,
        actor.kind,
        actor.id,
        requestId,
        guardian.name,
        guardian.phone,
        quota.formNo,
        prepared.specialistId,
        prepared.seals.phoneIndex,
      ],
    });
    if (!placed) throw requestErrors.internal();
    return {
      id: applicationId,
      number,
      state: placed.state,
      ...(placed.waitlist_no !== null && { waitlistPosition: placed.position }),
    };
  }

  /** The guardian under the key that is stored: whoever was known before has another than was made for this sign-up. */
  private async guardianOf({ guardian, key }: PreparedSignUp, personId: string): Promise<GuardianSeals> {
    const stored = !guardian || personId === key.personId ? key : await this.vault.keyOf(personId);
    if (!stored) throw applicationErrors.duplicate();
    return sealGuardian(this.vault, stored, guardian);
  }

  /** Someone whose document is known: it must be the phone they proved now, else nothing is said or touched. */
  private async returning(prepared: PreparedSignUp): Promise<string> {
    const { identity, seals, now } = prepared;
    const known = await this.knownByDocument(identity.documentType, seals.documentIndex);
    // After a merge the phone of either record is this person's.
    if (!known?.phones.some((one) => one?.equals(seals.phoneIndex))) throw applicationErrors.duplicate();
    await this.work.execute(
      `WITH proven AS (
         UPDATE volunteers.person SET phone_verified_at = coalesce(phone_verified_at, $2), birth_date = coalesce(birth_date, $3::date) WHERE id = $1
       )
       INSERT INTO volunteers.consent (person_id, purpose, document_version, given_at, evidence)
       SELECT $1::uuid, purpose, $5, $2, 'online' FROM unnest($4::text[]) AS purpose`,
      [known.id, now, identity.birthDate ?? null, purposesOf(prepared), recruitmentConsent.version],
    );
    return known.id;
  }

  private async personFromPaper(prepared: PreparedSignUp): Promise<string> {
    const { identity, seals, key, now, quota } = prepared;
    const call = await this.work.one<{ state: CallState }>('SELECT state FROM volunteers.call WHERE id = $1', [
      quota.callId,
    ]);
    if (call?.state !== 'published' && call?.state !== 'closed') throw callErrors.closed();
    const made = await this.work.one<{ id: string }>(insertPerson, [
      key.personId,
      identity.name,
      identity.documentType,
      seals.document,
      seals.documentIndex,
      identity.birthDate ?? null,
      seals.phone,
      seals.phoneIndex,
      seals.phoneFirst3Index,
      seals.phoneLast4Index,
      seals.address,
      'zh-CN',
      now,
      key.wrapped,
      key.masterKeyId,
    ]);
    if (made) {
      await this.audit.record('person.entered', { type: 'person', id: made.id });
      return made.id;
    }
    const known = await this.knownByDocument(identity.documentType, seals.documentIndex);
    if (!known) throw requestErrors.busy({}, { retryAfterSeconds: 1 });
    return known.id;
  }

  /** Whose document it is, locked: of two records that were merged the one that is kept. */
  private async knownByDocument(
    type: string,
    index: Buffer,
  ): Promise<{ id: string; phones: (Buffer | null)[] } | undefined> {
    const found = await this.work.one<KnownPerson>(
      'SELECT id, phone_index, merged_into FROM volunteers.person WHERE document_type = $1 AND document_index = $2 FOR NO KEY UPDATE',
      [type, index],
    );
    if (!found || found.merged_into === null) return found && { id: found.id, phones: [found.phone_index] };
    const kept = await this.work.one<KnownPerson>(
      'SELECT id, phone_index, merged_into FROM volunteers.person WHERE id = $1 FOR NO KEY UPDATE',
      [found.merged_into],
    );
    return kept && { id: kept.id, phones: [kept.phone_index, found.phone_index] };
  }

  /** Counts the wrong try and says so; the code may have been used by a twin of this request. */
  private async refuseCode(prepared: PreparedSignUp, input: OnlineSignUp): Promise<never> {
    await this.codes.redeem({ flowId: input.flowId, phone: prepared.identity.phone, code: input.code }, 'sign-up');
    throw requestErrors.busy({}, { retryAfterSeconds: 1 });
  }

  private async whyClosed(prepared: PreparedSignUp): Promise<Error> {
    const call = await this.work.one<{ state: CallState; opens_at: Date; closes_at: Date }>(
      'SELECT state, opens_at, closes_at FROM volunteers.call WHERE id = $1',
      [prepared.quota.callId],
    );
    if (!call) return requestErrors.notFound();
    const phase = phaseOf({ state: call.state, opensAt: call.opens_at, closesAt: call.closes_at }, prepared.now);
    if (phase === 'open') return outdatedForm();
    return phase === 'upcoming' ? callErrors.notYetOpen() : callErrors.closed();
  }
}

function applicantOf({ quota, identity, guardian, answers, key }: PreparedSignUp, personId = key.personId) {
  const { birthDate } = identity;
  return { id: personId, birthDate, guardian: guardian !== undefined, answers, teamTypeCode: quota.teamTypeCode };
}

function happening({ applicationId, quota }: PreparedSignUp, personId: string, state?: 'submitted'): object {
  return { applicationId, personId, callId: quota.callId, teamTypeCode: quota.teamTypeCode, ...(state && { state }) };
}

/** What is agreed to with a sign-up: a minor's also by the guardian. */
function purposesOf({ guardian }: PreparedSignUp): string[] {
  return guardian ? [recruitmentConsent.purpose, guardianConsent.purpose] : [recruitmentConsent.purpose];
}

function consentProblems({ consent }: OnlineSignUp): FieldProblem[] {
  if (!consent.accepted) return [{ field: 'consent.accepted', code: 'consentNeeded' }];
  return consent.version === recruitmentConsent.version ? [] : [{ field: 'consent.version', code: 'consentOutdated' }];
}
