import type { FieldSchema, FormSchema, LocalisedText } from '@redmaple/forms';
import { formFromSchema } from '@redmaple/forms';
import type { FieldProblem } from '@redmaple/platform';

/** What a call says about one question: whether it is asked, whether it must be answered, and what helps to answer it. */
export interface QuestionDesign {
  readonly key: string;
  readonly asked: boolean;
  readonly required: boolean;
  /** Replaces the plugin's own help. */
  readonly hint?: LocalisedText;
}

/** What a call changes about its form. Whatever it does not name stays as core and plugins have it. */
export interface FormDesign {
  readonly about?: readonly QuestionDesign[];
  /** By code of the team type. */
  readonly teams?: Readonly<Record<string, readonly QuestionDesign[]>>;
}

/** Questions of the core that a call may leave out; name, document, phone and consent are always asked (志愿服务条例 7). */
export const aboutKeys = ['address', 'specialty'] as const;
export type AboutKey = (typeof aboutKeys)[number];

/** One of them as it is asked. */
export interface AboutQuestion {
  readonly key: AboutKey;
  readonly required: boolean;
  readonly hint?: LocalisedText;
}

/** What a team type's recruits are asked. */
export interface TeamForm {
  /** Id of the call_team_type row. */
  readonly quotaId: string;
  readonly code: string;
  /** Its name at that time; left out where that is not known any more. */
  readonly label?: LocalisedText;
  readonly form: FormSchema;
  readonly minAge: number;
  readonly maxAge?: number;
}

/** A whole form: what is asked and what is told. */
export interface FormContent {
  readonly about: readonly AboutQuestion[];
  readonly teams: readonly TeamForm[];
  readonly riskNotice: string;
  readonly insuranceStatement: string | undefined;
  readonly consentVersion: string;
}

/** One difference between two versions. */
export interface FormChange {
  readonly kind:
    | 'team-added'
    | 'team-removed'
    | 'question-added'
    | 'question-removed'
    | 'question-required'
    | 'question-optional'
    | 'question-rules'
    | 'questions-moved'
    | 'help-changed'
    | 'ages-changed'
    | 'risk-notice'
    | 'insurance'
    | 'consent';
  /** Code of the team type; absent for questions of the core. */
  readonly team?: string;
  /** The question. */
  readonly key?: string;
}

/** Whether a call may leave a question out: whatever a plugin needs answered stays, its rules may only be tightened. */
export function mayBeLeftOut(form: FormSchema, key: string): boolean {
  const field = form.schema.properties[key];
  return field !== undefined && field.default === undefined && !form.schema.required.includes(key);
}

/** The core's questions as a call asks them. */
export function designAbout(design: readonly QuestionDesign[] = []): AboutQuestion[] {
  return inDesignOrder(aboutKeys, design).flatMap((key) => {
    const wish = design.find((one) => one.key === key);
    if (wish && !wish.asked) return [];
    return [{ key, required: wish?.required ?? false, ...(wish?.hint && { hint: wish.hint }) }];
  });
}

/** A team type's form as a call asks it: its questions in the call's order, without those left out. */
export function designForm(base: FormSchema, design: readonly QuestionDesign[] = []): FormSchema {
  const properties: Record<string, FieldSchema> = {};
  const required: string[] = [];
  for (const key of inDesignOrder(
    base.fields.map((field) => field.key),
    design,
  )) {
    const field = base.schema.properties[key];
    if (!field) continue;
    const wish = design.find((one) => one.key === key);
    const free = mayBeLeftOut(base, key);
    if (free && wish && !wish.asked) continue;
    const needed = base.schema.required.includes(key) || (free && wish?.required === true);
    if (needed) required.push(key);
    properties[key] = {
      ...field,
      ...(needed && field.type === 'array' && { minItems: 1 }),
      ...(wish?.hint && { 'x-hint': wish.hint }),
    };
  }
  return formFromSchema({ ...base.schema, properties, required });
}

/** What cannot be done to a form, by the path of the wish in the request. */
export function designProblems(path: string, base: FormSchema, design: readonly QuestionDesign[]): FieldProblem[] {
  const known = new Set(base.fields.map(({ key }) => key));
  return [
    ...repeated(path, design),
    ...design.flatMap(({ key, asked, required }, index): FieldProblem[] => {
      const field = `${path}.${index}`;
      if (!known.has(key)) return [{ field: `${field}.key`, code: 'unknownQuestion' }];
      if (mayBeLeftOut(base, key)) return [];
      if (!asked) return [{ field: `${field}.asked`, code: 'questionNeeded' }];
      const must = base.schema.required.includes(key);
      return must === required
        ? []
        : [{ field: `${field}.required`, code: must ? 'questionNeeded' : 'questionHasDefault' }];
    }),
  ];
}

/** The same for the core's questions. */
export function aboutProblems(path: string, design: readonly QuestionDesign[]): FieldProblem[] {
  const known: readonly string[] = aboutKeys;
  return [
    ...repeated(path, design),
    ...design.flatMap(({ key }, index) =>
      known.includes(key) ? [] : [{ field: `${path}.${index}.key`, code: 'unknownQuestion' }],
    ),
  ];
}

/** What is other in `now` than in `before`; empty when recruits are asked and told the same. */
export function changesOf(before: FormContent, now: FormContent): FormChange[] {
  const codes = (content: FormContent): string[] => content.teams.map(({ code }) => code);
  return [
    ...codes(now).flatMap((team) => (codes(before).includes(team) ? [] : [{ kind: 'team-added', team } as const])),
    ...codes(before).flatMap((team) => (codes(now).includes(team) ? [] : [{ kind: 'team-removed', team } as const])),
    ...questionChanges(before.about, now.about, undefined),
    ...now.teams.flatMap((team) => {
      const former = before.teams.find(({ code }) => code === team.code);
      return former ? teamChanges(former, team) : [];
    }),
    ...(before.riskNotice === now.riskNotice ? [] : [{ kind: 'risk-notice' } as const]),
    ...(before.insuranceStatement === now.insuranceStatement ? [] : [{ kind: 'insurance' } as const]),
    ...(before.consentVersion === now.consentVersion ? [] : [{ kind: 'consent' } as const]),
  ];
}

interface Asked {
  readonly key: string;
  readonly required: boolean;
  readonly hint?: LocalisedText;
}

function teamChanges(before: TeamForm, now: TeamForm): FormChange[] {
  const team = now.code;
  const rules = now.form.fields.flatMap(({ key }): FormChange[] => {
    const former = before.form.schema.properties[key];
    const field = now.form.schema.properties[key];
    return former && field && ruleText(former) !== ruleText(field) ? [{ kind: 'question-rules', team, key }] : [];
  });
  const ages = before.minAge === now.minAge && before.maxAge === now.maxAge;
  return [
    ...questionChanges(before.form.fields, now.form.fields, team),
    ...rules,
    ...(ages ? [] : [{ kind: 'ages-changed', team } as const]),
  ];
}

function questionChanges(before: readonly Asked[], now: readonly Asked[], team: string | undefined): FormChange[] {
  const of = team === undefined ? {} : { team };
  const former = new Map(before.map((one) => [one.key, one]));
  const kept = new Set(now.map(({ key }) => key));
  const changes = now.flatMap(({ key, required, hint }): FormChange[] => {
    const one = former.get(key);
    if (!one) return [{ kind: 'question-added', ...of, key }];
    const need = one.required === required ? [] : ([required ? 'question-required' : 'question-optional'] as const);
    const help = wordsOf(one.hint) === wordsOf(hint) ? [] : (['help-changed'] as const);
    return [...need, ...help].map((kind) => ({ kind, ...of, key }));
  });
  const gone = before
    .filter(({ key }) => !kept.has(key))
    .map(({ key }) => ({ kind: 'question-removed', ...of, key }) as const);
  const order = (list: readonly Asked[], other: ReadonlySet<string>): string =>
    list.flatMap(({ key }) => (other.has(key) ? [key] : [])).join();
  const moved = order(before, kept) !== order(now, new Set(former.keys()));
  return [...changes, ...gone, ...(moved ? [{ kind: 'questions-moved', ...of } as const] : [])];
}

const wordsOf = (hint: LocalisedText | undefined): string => (hint ? `${hint['zh-CN']}\u0000${hint.en}` : '');

/** What answers a question accepts, without words, and without the one item that a required list needs. */
function ruleText({ minItems: _minItems, ...field }: FieldSchema): string {
  return JSON.stringify(field, (name, value: unknown) => (words.has(name) ? undefined : inKeyOrder(value)));
}

const words = new Set(['x-label', 'x-hint', 'x-option-labels']);

/** jsonb keeps no order of keys. */
function inKeyOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** First what the call names, in its order; what it does not name follows in its own. */
export function inDesignOrder<Key extends string>(keys: readonly Key[], design: readonly QuestionDesign[]): Key[] {
  const named = design.flatMap((wish) => keys.filter((key) => key === wish.key));
  return [...new Set([...named, ...keys])];
}

function repeated(path: string, design: readonly QuestionDesign[]): FieldProblem[] {
  const once = new Set(design.map(({ key }) => key)).size === design.length;
  return once ? [] : [{ field: path, code: 'arrayUnique' }];
}
