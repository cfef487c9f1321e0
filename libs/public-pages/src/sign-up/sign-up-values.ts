import type { FieldDescription, FieldKind } from '@redmaple/forms';

/** What stands in the form, by the name of the field. Names are the paths of the API, so that its findings fit. */
export type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A wrong field and what is said about it. */
export interface Finding {
  readonly field: string;
  readonly message: string;
}

/** For each team type the kinds of its own questions, by their key. */
export type KindsByTeam = Readonly<Record<string, Readonly<Record<string, FieldKind>>>>;

/** Name of the field for a team type's own question. */
export const answerName = (team: string, key: string): string => `answers.${team}.${key}`;

/** The kinds of the questions of a call. */
export function kindsOf(
  teams: readonly { readonly code: string; readonly form: { readonly fields: readonly FieldDescription[] } }[],
): KindsByTeam {
  return Object.fromEntries(
    teams.map(({ code, form }) => [code, Object.fromEntries(form.fields.map(({ key, kind }) => [key, kind]))]),
  );
}

/** One value, trimmed; empty when it is missing or a list. */
export function textOf(values: Values, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** The request body of a sign-up. Whatever is wrong stays as it was typed, so that the API can say so. */
export function toSubmission(values: Values, kinds: KindsByTeam): Readonly<Record<string, unknown>> {
  const teamType = textOf(values, 'teamType');
  const said = (name: string): object => (textOf(values, name) === '' ? {} : { [name]: textOf(values, name) });
  return {
    teamType,
    name: textOf(values, 'name'),
    documentType: textOf(values, 'documentType'),
    documentNumber: textOf(values, 'documentNumber'),
    ...(textOf(values, 'documentType') !== 'resident-id' && said('birthDate')),
    phone: textOf(values, 'phone'),
    ...guardianOf(values),
    ...said('address'),
    ...said('specialty'),
    ...said('specialistId'),
    ...(/^\d{1,9}$/.test(textOf(values, 'formNo')) && { formNo: Number(textOf(values, 'formNo')) }),
    answers: answersOf(values, teamType, kinds[teamType] ?? {}),
    flowId: textOf(values, 'flowId'),
    code: textOf(values, 'code'),
    consent: { version: textOf(values, 'consent.version'), accepted: textOf(values, 'consent.accepted') === 'yes' },
  };
}

/** Left out while nothing is filled in: then nobody was named, and a minor is asked. */
function guardianOf(values: Values): object {
  const name = textOf(values, 'guardian.name');
  const phone = textOf(values, 'guardian.phone');
  const consentAccepted = textOf(values, 'guardian.consentAccepted') === 'yes';
  return name === '' && phone === '' && !consentAccepted ? {} : { guardian: { name, phone, consentAccepted } };
}

function answersOf(values: Values, team: string, kinds: Readonly<Record<string, FieldKind>>): object {
  const answers: Record<string, unknown> = {};
  for (const [key, kind] of Object.entries(kinds)) {
    const name = answerName(team, key);
    const answer = kind === 'choices' ? listOf(values[name]) : readAnswer(textOf(values, name), kind);
    if (answer !== undefined) answers[key] = answer;
  }
  return answers;
}

function readAnswer(text: string, kind: FieldKind): unknown {
  if (text === '') return undefined;
  if (kind === 'yesNo') return text === 'yes' ? true : text === 'no' ? false : text;
  if (kind === 'whole' || kind === 'decimal') return Number.isFinite(Number(text)) ? Number(text) : text;
  return text;
}

function listOf(value: Values[string]): readonly string[] | undefined {
  if (value === undefined || value === '') return undefined;
  return typeof value === 'string' ? [value] : value;
}

/** The name in the form of a field that the API names. */
export function fieldNameOf(apiField: string, teamType: string): string {
  if (apiField === 'flowId') return 'code';
  if (!apiField.startsWith('answers.')) return apiField;
  return answerName(teamType, apiField.slice('answers.'.length).split('.')[0] ?? '');
}
