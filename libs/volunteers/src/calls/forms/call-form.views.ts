import type { FieldDescription, FormSchema, LocalisedText } from '@redmaple/forms';
import type { Label } from '@redmaple/plugins/house';
import type {
  CallFormsView,
  CallFormView,
  DesignQuestionView,
  DesignTeamView,
  FormChangeView,
  FormVersionView,
} from './call-form.dto.js';
import { type CallForm, type CallFormStanding, type FormBasis, questionsOf } from './call-forms.js';
import {
  aboutKeys,
  designForm,
  type FormChange,
  inDesignOrder,
  mayBeLeftOut,
  type QuestionDesign,
  type TeamForm,
} from './form-design.js';

/** Finds the words for codes of team types and their questions, whatever became of them. */
export interface FormWords {
  readonly team: (code: string) => Label;
  readonly question: (team: string, key: string) => LocalisedText | undefined;
}

/** What a call's team types and their questions were called in any of its versions; the newest words win. */
export function wordsOf(forms: readonly (readonly TeamForm[])[]): FormWords {
  const teams = new Map<string, Label>();
  const questions = new Map<string, LocalisedText>();
  for (const team of forms.flat()) {
    if (team.label) teams.set(team.code, team.label);
    for (const { key, label } of team.form.fields) if (label) questions.set(`${team.code}/${key}`, label);
  }
  return {
    team: (code) => teams.get(code) ?? { 'zh-CN': code, en: code },
    question: (team, key) => questions.get(`${team}/${key}`),
  };
}

export function toFormsView(basis: FormBasis, versions: readonly CallFormStanding[], words: FormWords): CallFormsView {
  const [newest] = versions;
  return {
    about: aboutDesign(basis.design.about ?? []),
    teams: basis.teams.map((team) => teamDesign(team, questionsOf(basis.design, team.code), words)),
    versions: versions.map((version) => toVersionView(version, version === newest, words)),
  };
}

export function toFormView(form: CallForm, words: FormWords): CallFormView {
  return {
    no: form.no,
    madeAt: form.madeAt.toISOString(),
    about: form.about.map((question) => ({ ...question })),
    teams: form.teams.map(({ code, label, form: asked, minAge, maxAge }) => ({
      code,
      label: { ...(label ?? words.team(code)) },
      form: asked,
      minAge,
      ...(maxAge !== undefined && { maxAge }),
    })),
    riskNotice: form.riskNotice,
    ...(form.insuranceStatement !== undefined && { insuranceStatement: form.insuranceStatement }),
    consentVersion: form.consentVersion,
  };
}

function toVersionView(version: CallFormStanding, current: boolean, words: FormWords): FormVersionView {
  return {
    no: version.no,
    madeAt: version.madeAt.toISOString(),
    current,
    applications: version.applications,
    changes: version.changes.map((change) => toChangeView(change, words)),
  };
}

function toChangeView({ kind, team, key }: FormChange, words: FormWords): FormChangeView {
  const label = team !== undefined && key !== undefined ? words.question(team, key) : undefined;
  return {
    kind,
    ...(team !== undefined && { team, teamLabel: { ...words.team(team) } }),
    ...(key !== undefined && { key }),
    ...(label && { label: { ...label } }),
  };
}

function aboutDesign(design: readonly QuestionDesign[]): DesignQuestionView[] {
  return inDesignOrder(aboutKeys, design).map((key) => {
    const wish = design.find((one) => one.key === key);
    return {
      key,
      asked: wish?.asked ?? true,
      required: wish?.required ?? false,
      ...(wish?.hint && { hint: { ...wish.hint } }),
      fixed: false,
    };
  });
}

function teamDesign(team: TeamForm, design: readonly QuestionDesign[], words: FormWords): DesignTeamView {
  const own = new Map(team.form.fields.map((field) => [field.key, field]));
  const asked = new Map(designForm(team.form, design).fields.map((field) => [field.key, field]));
  const questions = inDesignOrder([...own.keys()], design).flatMap((key) => {
    const field = own.get(key);
    return field ? [questionDesign(team.form, field, asked.get(key), design)] : [];
  });
  return { code: team.code, label: { ...(team.label ?? words.team(team.code)) }, questions };
}

function questionDesign(
  base: FormSchema,
  own: FieldDescription,
  asked: FieldDescription | undefined,
  design: readonly QuestionDesign[],
): DesignQuestionView {
  const { key, kind, label, hint: ownHint } = own;
  const hint = design.find((one) => one.key === key)?.hint;
  return {
    key,
    kind,
    ...(label && { label: { ...label } }),
    ...(ownHint && { ownHint: { ...ownHint } }),
    ...(hint && { hint: { ...hint } }),
    asked: asked !== undefined,
    required: asked?.required ?? false,
    fixed: !mayBeLeftOut(base, key),
  };
}
