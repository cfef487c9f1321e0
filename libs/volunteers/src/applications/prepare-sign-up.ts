import { Injectable } from '@nestjs/common';
import { isMinorOn } from '@redmaple/forms';
import { dayIn } from '@redmaple/i18n';
import {
  Clock,
  Counties,
  currentCounty,
  type FieldProblem,
  type NewPersonKey,
  readableCode,
  requestErrors,
  uuidv7,
  Vault,
} from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import { type CallQuota, PublishedCalls } from '../calls/published-calls.js';
import { CallSpecialists } from '../calls/specialists/call-specialists.js';
import { type Guardian, readGuardian } from '../people/guardian.policy.js';
import { ageProblem, type Identity, readIdentity } from '../people/identity-input.js';
import { type PersonSeals, sealPerson } from '../people/person-seals.js';
import { callErrors } from '../recruitment.errors.js';
import { outdatedForm } from './outdated-form.js';
import type { SignUpInput } from './sign-up.input.js';

/** A sign-up that is right in itself, with everything that can be made without the database. */
export interface PreparedSignUp {
  readonly now: Date;
  readonly quota: CallQuota;
  readonly identity: Identity;
  /** A minor's; nobody else's is kept. */
  readonly guardian: Guardian | undefined;
  readonly answers: object;
  readonly specialty: string | null;
  readonly specialistId: string | null;
  readonly key: NewPersonKey;
  readonly seals: PersonSeals;
  readonly applicationId: string;
  readonly number: string;
}

/** Checks a sign-up field by field and seals what is to be stored. */
@Injectable()
export class PrepareSignUp {
  constructor(
    private readonly calls: PublishedCalls,
    private readonly teamTypes: TeamTypes,
    private readonly specialists: CallSpecialists,
    private readonly counties: Counties,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /**
   * @param birthDateNeeded whether papers that don't say a birth date need one beside them.
   * @param more problems of fields that the caller has checked.
   * @throws request.notFound for an unknown call, calls.teamTypeOff, request.invalid naming every wrong field
   */
  async prepare(
    input: SignUpInput & { readonly formNo?: number | undefined },
    birthDateNeeded: boolean,
    more: (today: string) => FieldProblem[],
  ): Promise<PreparedSignUp> {
    const now = this.clock.now();
    const quota = await this.quotaFor(input);
    const today = dayIn(now, await this.counties.timezoneOf(currentCounty()));
    const { identity, problems } = readIdentity(input, today, birthDateNeeded);
    const ages = ageProblems(identity, today, quota);
    const birthDate = identity?.birthDate;
    // Whom the team does not take by age is not asked for more.
    const minor = ages.length === 0 && birthDate !== undefined && isMinorOn(birthDate, today);
    const read = readGuardian(input.guardian, minor);
    const checked = quota.validate(input.answers);
    const about = readAbout(quota, input);
    const specialists = await this.specialistProblems(input);
    const all = [
      ...problems,
      ...about.problems,
      ...specialists,
      ...ages,
      ...read.problems,
      ...answerProblems(checked),
      ...more(today),
    ];
    if (all.length > 0 || !identity || !checked.ok) throw requestErrors.invalid({}, { fields: all });
    const key = this.vault.newKey(uuidv7(now));
    return {
      now,
      quota,
      identity,
      guardian: read.guardian,
      answers: checked.value,
      specialty: about.specialty ?? null,
      specialistId: input.specialistId ?? null,
      key,
      seals: sealPerson(this.vault, key, identity, about.address),
      applicationId: uuidv7(now),
      number: newApplicationNumber(),
    };
  }

  private async specialistProblems({ callId, specialistId }: SignUpInput): Promise<FieldProblem[]> {
    if (specialistId === undefined || (await this.specialists.isOffered(callId, specialistId))) return [];
    return [{ field: 'specialistId', code: 'notAnOption' }];
  }

  private async quotaFor(input: SignUpInput & { readonly formNo?: number | undefined }): Promise<CallQuota> {
    const quotas = await this.calls.quotasOf(input.callId, input.formNo);
    // A number that never was is told like one that is too old; a call that never was is not there.
    if (quotas.length === 0 && input.formNo !== undefined && (await this.calls.quotasOf(input.callId)).length > 0)
      throw outdatedForm();
    if (quotas.length === 0) throw requestErrors.notFound();
    const quota = quotas.find((one) => one.teamTypeCode === input.teamType);
    if (!quota) throw requestErrors.invalid({}, { fields: [{ field: 'teamType', code: 'notAnOption' }] });
    if (!(await this.teamTypes.enabled(quota.teamTypeCode))) throw callErrors.teamTypeOff({}, { field: 'teamType' });
    return quota;
  }
}

/** A number that says nothing about how many there are, and can be read out over the phone. */
export function newApplicationNumber(): string {
  return `HF-${readableCode(4)}-${readableCode(4)}`;
}

/** Problems of a form's answers, with the path they have in the request. */
export function answerProblems(checked: ReturnType<CallQuota['validate']>): FieldProblem[] {
  if (checked.ok) return [];
  return checked.errors.map(({ field, code, params }) => ({
    field: field === '' ? 'answers' : `answers.${field}`,
    code,
    params,
  }));
}

function ageProblems(identity: Identity | undefined, today: string, quota: CallQuota): FieldProblem[] {
  if (identity?.birthDate === undefined) return [];
  const wrong = ageProblem(identity.birthDate, today, quota);
  return wrong ? [wrong] : [];
}

/** Questions of the core that a call may leave out: what is not asked is not kept (PIPL 6). */
function readAbout(
  { about }: CallQuota,
  input: SignUpInput,
): { address?: string; specialty?: string; problems: FieldProblem[] } {
  const said: { address?: string; specialty?: string } = {};
  const problems: FieldProblem[] = [];
  for (const { key, required } of about) {
    const words = wordsOf(input[key]);
    if (words !== undefined) said[key] = words;
    else if (required) problems.push({ field: key, code: 'required' });
  }
  return { ...said, problems };
}

function wordsOf(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}
