import type { FieldDescription, FormSchema } from '@redmaple/forms';
import type { Blocker } from '../contracts/eligibility.js';
import type { DispatchCandidate, DispatchIncident } from '../define/dispatch.js';
import type { RulePerson, RuleQuestion } from '../define/eligibility-rule.js';

/** How many invented candidates a policy is tried with. */
const crowd = 24;

/** Answers that the form accepts, different for each `turn`. Nothing here is left to chance. */
export function sampleAnswers(form: FormSchema, turn: number): Record<string, unknown> {
  return Object.fromEntries(form.fields.map((field) => [field.key, sampleAnswer(field, turn)]));
}

function sampleAnswer(field: FieldDescription, turn: number): unknown {
  const options = field.options ?? [];
  switch (field.kind) {
    case 'choice':
      return options[turn % options.length];
    case 'choices':
      return [options[turn % options.length]];
    case 'yesNo':
      return turn % 2 === 0;
    case 'whole':
    case 'decimal':
      return Math.min(field.max ?? Number.MAX_SAFE_INTEGER, (field.min ?? 0) + turn);
    case 'date':
      return '2026-01-15';
    case 'time':
      return '19:30';
    default:
      return 'x'.repeat(Math.max(1, field.minLength ?? 0));
  }
}

/** Invented candidates: near and far, asked and never asked, on duty and not, with ties. */
export function sampleCandidates(form: FormSchema): DispatchCandidate[] {
  return Array.from({ length: crowd }, (_, index) => ({
    id: `candidate-${String(index).padStart(2, '0')}`,
    ...(index % 5 !== 0 && { distanceMetres: (index % 4) * 700 }),
    ...(index % 3 !== 0 && { lastAskedAt: new Date(Date.UTC(2026, 0, 1 + (index % 6))).toISOString() }),
    onDuty: index % 2 === 0,
    qualifications: [],
    answers: sampleAnswers(form, index),
  }));
}

/** Invented incidents: one that says nothing, and some whose facts resemble the answers. */
export function sampleIncidents(form: FormSchema): DispatchIncident[] {
  const facts = [{}, sampleAnswers(form, 0), sampleAnswers(form, 1)];
  return facts.map((one, index) => ({
    id: `incident-${index}`,
    category: 'other',
    reportedAt: '2026-01-15T10:00:00.000Z',
    facts: one,
  }));
}

/** Questions that a team type's rule is asked. */
export const sampleQuestions: readonly RuleQuestion[] = [
  { action: 'apply', startsAt: '2026-01-15T02:00:00.000Z', endsAt: '2026-01-15T02:00:00.000Z', day: '2026-01-15' },
  { action: 'take-shift', startsAt: '2026-01-16T12:00:00.000Z', endsAt: '2026-01-16T14:00:00.000Z', day: '2026-01-16' },
  {
    action: 'be-offered-mission',
    startsAt: '2026-01-17T18:30:00.000Z',
    endsAt: '2026-01-17T22:30:00.000Z',
    day: '2026-01-18',
  },
];

/** Invented people: of all ages and of none that is known, with and without the certificates, members and not. */
export function samplePeople(form: FormSchema, qualifications: readonly string[]): RulePerson[] {
  return Array.from({ length: crowd }, (_, index) => ({
    id: `person-${String(index).padStart(2, '0')}`,
    ...(index % 7 !== 0 && { age: 12 + index * 3 }),
    qualifications: qualifications.slice(0, index % (qualifications.length + 1)),
    answers: index % 4 === 0 ? {} : sampleAnswers(form, index),
  }));
}

/** Somebody whom the core stops, as a plugin sees them, and why. */
export interface StoppedPerson {
  readonly person: RulePerson;
  readonly core: readonly Blocker[];
}

/** Each rule of the core stops somebody: by itself, or beside others. `age` undefined: no birth date is known. */
const stops: readonly { readonly age?: number; readonly qualified?: true; readonly by: readonly string[] }[] = [
  { age: 12, qualified: true, by: ['tooYoung', 'youthOnly', 'guardianConsentMissing', 'recordCheckMissing'] },
  { age: 16, qualified: true, by: ['minorInDanger', 'minorAtNight', 'guardianConsentWithdrawn'] },
  { age: 17, qualified: true, by: ['adultsOnly'] },
  { qualified: true, by: ['birthDateUnknown'] },
  { age: 30, qualified: true, by: ['notActive'] },
  { age: 34, by: ['notMember', 'consentWithdrawn'] },
  { age: 38, by: ['insuranceMissing', 'qualificationMissing'] },
  { age: 42, qualified: true, by: ['insuranceLacksDanger'] },
  { age: 46, qualified: true, by: ['weeklyMinutes', 'restTooShort', 'overlap'] },
  { age: 50, qualified: true, by: ['onReserve', 'onProbation', 'alreadyMember'] },
  { age: 81, qualified: true, by: ['tooOld'] },
];

/** Invented people whom the core stops, with every kind of answers. */
export function stoppedPeople(form: FormSchema, qualifications: readonly string[]): StoppedPerson[] {
  const answers = [{}, ...[0, 1, 2].map((turn) => sampleAnswers(form, turn))];
  return answers.flatMap((given, turn) =>
    stops.map(({ age, qualified, by }, index) => ({
      person: {
        id: `stopped-${turn}-${index}`,
        ...(age !== undefined && { age }),
        qualifications: qualified ? qualifications : [],
        answers: given,
      },
      core: by.map((name) => ({ code: `eligibility.${name}`, source: 'core', fixableBy: 'nobody' as const })),
    })),
  );
}

/** The same in other orders: backwards, and dealt out in three heaps. */
export function permutations<T>(all: readonly T[]): (readonly T[])[] {
  const heaps = [0, 1, 2].flatMap((heap) => all.filter((_, index) => index % 3 === heap));
  return [[...all].reverse(), heaps];
}
