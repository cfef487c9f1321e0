import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Counties, currentContext, currentCounty, UnitOfWork } from '@redmaple/platform';
import {
  type Decided,
  type DecisionName,
  Decisions,
  Duties,
  type EligibilityAction,
  type EligibilityQuestion,
  EligibilityRules,
  type HeldDuty,
  type RulePerson,
  type RuleQuestion,
  TeamTypes,
} from '@redmaple/plugins/house';
import { guardianConsent, recruitmentConsent } from '../people/consent.policy.js';
import { coversDays } from '../qualifications/qualification.policy.js';
import { ageAt, type PersonFacts, type QuestionFacts, questionFacts } from './eligibility.facts.js';
import {
  exceptionsSql,
  peopleSql,
  policiesSql,
  qualificationsSql,
  recordChecksSql,
  volunteersSql,
} from './eligibility-facts.sql.js';

interface PersonRow {
  id: string;
  volunteer_id: string | null;
  person_id: string;
  status: PersonFacts['status'];
  birth_date: string | null;
  consent: boolean;
  guardian_consent: PersonFacts['guardianConsent'];
  reserve: boolean | null;
  role: string | null;
  answers?: Record<string, unknown> | null;
}

/** A person with what is known, and who it is. */
export interface KnownPerson {
  readonly personId: string;
  readonly volunteerId: string | undefined;
  readonly facts: PersonFacts;
}

/** Somebody who signs up. */
export interface Applicant {
  /** The person's, also when they are yet to be stored. */
  readonly id: string;
  /** Whether the county has this person already. */
  readonly known: boolean;
  /** YYYY-MM-DD */
  readonly birthDate: string | undefined;
  /** Whether a guardian agrees with the application. */
  readonly guardian: boolean;
  readonly answers: object;
}

export interface Gathered {
  readonly question: QuestionFacts;
  readonly people: ReadonlyMap<string, KnownPerson>;
  /** `<id> <version>` of the plugins whose word is in it: the team type's rule, and decisions that spoke. */
  readonly asked: readonly string[];
}

/** What plugins are asked besides the core's rules. */
interface PluginQuestion {
  readonly teamTypeCode: string | undefined;
  readonly teamId: string | undefined;
  /** The team type has a rule of its own. */
  readonly ruled: boolean;
  /** The decision that plugins of the county have on it. */
  readonly hook: DecisionName | undefined;
}

/** On which actions plugins decide. Never while a mission is offered or taken: nobody waits for a plugin then. */
const hookOf: { readonly [Action in EligibilityAction]?: DecisionName } = {
  apply: 'sign-up',
  'join-team': 'join-team',
  'take-shift': 'take-shift',
  'be-rostered': 'take-shift',
};

type Facts<T> = ReadonlyMap<string, readonly T[]>;
const none: readonly never[] = [];

/** Reads what the rules need: a statement per table for everybody together, however many. */
@Injectable()
export class FactReader {
  constructor(
    private readonly work: UnitOfWork,
    private readonly counties: Counties,
    private readonly types: TeamTypes,
    private readonly rules: EligibilityRules,
    private readonly decisions: Decisions,
    private readonly modules: ModuleRef,
  ) {}

  /** Inside the caller's unit of work. Ids of nobody in this county are not among the people. */
  async gather(ids: readonly string[], asked: EligibilityQuestion): Promise<Gathered> {
    const { question, zone, plugins } = await this.questionOf(asked);
    const rows = await this.people(ids, asked, plugins.ruled || plugins.hook !== undefined);
    const people = await this.knownFacts(rows, question, asked, zone);
    return this.withPlugins(plugins, question, people, new Map(rows.map((row) => [row.id, row.answers ?? {}])));
  }

  /** As {@link gather}, of people who sign up: with the answers of their forms, and whether the county knows them or not. */
  async gatherApplicants(applicants: readonly Applicant[], asked: EligibilityQuestion): Promise<Gathered> {
    const { question, zone, plugins } = await this.questionOf(asked);
    const ids = applicants.flatMap(({ id, known }) => (known ? [id] : []));
    const rows = ids.length === 0 ? [] : await this.people(ids, asked, false);
    const known = await this.knownFacts(rows, question, asked, zone);
    const people = new Map(
      applicants.map((one): [string, KnownPerson] => [one.id, asApplicant(one, question, known.get(one.id))]),
    );
    const answers = new Map(applicants.map(({ id, answers }) => [id, { ...answers }]));
    return this.withPlugins(plugins, question, people, answers);
  }

  private async questionOf(asked: EligibilityQuestion) {
    const { teamTypeCode } = asked.context;
    const zone = await this.counties.timezoneOf(currentCounty());
    const type = teamTypeCode === undefined ? undefined : await this.types.byCode(teamTypeCode);
    const { locale } = currentContext();
    const nameOf = (code: string) => this.types.qualificationByCode(code)?.label[locale] ?? code;
    const hook = hookOf[asked.action];
    const plugins: PluginQuestion = {
      teamTypeCode,
      teamId: asked.context.teamId,
      ruled: type !== undefined && (await this.rules.has(type.code)),
      hook: hook !== undefined && teamTypeCode !== undefined && (await this.decisions.has(hook)) ? hook : undefined,
    };
    return { question: questionFacts(asked, type, zone, nameOf), zone, plugins };
  }

  private async knownFacts(
    rows: readonly PersonRow[],
    question: QuestionFacts,
    asked: EligibilityQuestion,
    zone: string,
  ): Promise<Map<string, KnownPerson>> {
    if (rows.length === 0) return new Map();
    const volunteerIds = rows.flatMap((row) => row.volunteer_id ?? []);
    const certificates = await this.qualifications(volunteerIds, question);
    const policies = await this.policies(volunteerIds, question);
    const checks = await this.recordChecks(rows, question, zone);
    const held = await this.held(volunteerIds, question);
    const forced = await this.forced(volunteerIds, asked);
    return new Map(
      rows.map((row): [string, KnownPerson] => {
        const key = row.volunteer_id ?? '';
        const age = row.birth_date === null ? undefined : ageAt(row.birth_date, question.firstDay);
        const recordCheckUntil = checks.get(row.person_id);
        const facts: PersonFacts = {
          status: row.status,
          ...(age !== undefined && { age }),
          membership: row.reserve === null ? 'none' : row.reserve ? 'reserve' : 'present',
          probation: row.role === 'probationer',
          qualifications: certificates.get(key) ?? none,
          policies: policies.get(key) ?? none,
          ...(recordCheckUntil !== undefined && { recordCheckUntil }),
          consent: row.consent,
          guardianConsent: row.guardian_consent,
          held: held.get(key) ?? none,
          forced: forced.get(key) ?? none,
          pluginBlockers: none,
        };
        return [row.id, { personId: row.person_id, volunteerId: row.volunteer_id ?? undefined, facts }];
      }),
    );
  }

  private people(ids: readonly string[], { action, context, at }: EligibilityQuestion, ruled: boolean) {
    const recruits = action === 'apply' || action === 'join-team';
    return this.work.query<PersonRow>(recruits ? peopleSql(ruled) : volunteersSql(ruled), [
      ids,
      context.teamId ?? null,
      at,
      recruitmentConsent.purpose,
      guardianConsent.purpose,
    ]);
  }

  private async qualifications(ids: readonly string[], { needs, firstDay }: QuestionFacts) {
    if (needs.length === 0) return new Map<string, PersonFacts['qualifications']>();
    const rows = await this.work.query<{
      volunteer_id: string;
      code: string;
      valid_from: string;
      valid_to: string | null;
    }>(qualificationsSql, [ids, needs.map((one) => one.code), firstDay]);
    return grouped(rows, ({ code, valid_from: validFrom, valid_to: validTo }) => ({
      code,
      validFrom,
      validTo: validTo ?? undefined,
    }));
  }

  private async policies(ids: readonly string[], { requires, firstDay }: QuestionFacts) {
    if (!requires?.insurance && !requires?.danger) return new Map<string, PersonFacts['policies']>();
    const rows = await this.work.query<{
      volunteer_id: string;
      valid_from: string;
      valid_to: string;
      covers_danger: boolean;
    }>(policiesSql, [ids, firstDay]);
    return grouped(rows, ({ valid_from: validFrom, valid_to: validTo, covers_danger: coversDanger }) => ({
      validFrom,
      validTo,
      coversDanger,
    }));
  }

  private async recordChecks(rows: readonly PersonRow[], { action, requires }: QuestionFacts, zone: string) {
    if (action !== 'work-with-minors' && !requires?.youth) return new Map<string, string>();
    const found = await this.work.query<{ person_id: string; valid_until: string | null }>(recordChecksSql, [
      rows.map((row) => row.person_id),
      zone,
    ]);
    return new Map(
      found.flatMap((row) => (row.valid_until === null ? [] : [[row.person_id, row.valid_until] as const])),
    );
  }

  /** Looked up when it is needed: libs/shifts, which provides it, asks this engine in turn. */
  private async held(
    ids: readonly string[],
    { action, startsAt, endsAt, weekFrom, weekTo }: QuestionFacts,
  ): Promise<Facts<PersonFacts['held'][number]>> {
    if (action !== 'take-shift' && action !== 'be-rostered') return new Map();
    const day = 24 * 3_600_000;
    const from = new Date(Math.min(startsAt - day, weekFrom));
    const to = new Date(Math.max(endsAt + day, weekTo));
    const duties = this.modules.get<Duties>(Duties, { strict: false });
    const found = await duties.between(ids, from, to, { done: true });
    return grouped(
      found.map((one) => ({ ...one, volunteer_id: one.volunteerId })),
      (one: HeldDuty) => ({
        assignmentId: one.assignmentId,
        startsAt: one.startsAt.getTime(),
        endsAt: one.endsAt.getTime(),
        done: one.done ?? false,
      }),
    );
  }

  private async forced(ids: readonly string[], { context, at }: EligibilityQuestion) {
    if (context.teamId === undefined) return new Map<string, PersonFacts['forced']>();
    const rows = await this.work.query<{ id: string; volunteer_id: string; code: string }>(exceptionsSql, [
      ids,
      context.teamId,
      at,
    ]);
    return grouped(rows, ({ id, code }) => ({ code, exceptionId: id }));
  }

  /** Adds what plugins say: the rule of the team type, then the decisions of every plugin of the county. */
  private async withPlugins(
    { teamTypeCode = '', teamId, ruled, hook }: PluginQuestion,
    question: QuestionFacts,
    people: ReadonlyMap<string, KnownPerson>,
    answers: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
  ): Promise<Gathered> {
    if ((!ruled && hook === undefined) || people.size === 0) return { question, people, asked: none };
    const told = [...people].map(([id, { facts }]) => asPluginsSee(id, facts, question, answers.get(id) ?? {}));
    const rule = ruled ? await this.rules.ask(teamTypeCode, ruleQuestion(question), told) : undefined;
    const decided = hook && (await this.decide(hook, { teamType: teamTypeCode, teamId: teamId ?? '' }, question, told));
    const failedRule = rule?.failed ? rule.rule?.pluginId : decided?.failed[0];
    const judged = [...people].map(([id, known]): [string, KnownPerson] => {
      const pluginBlockers = [...(rule?.blockers.get(id) ?? none), ...(decided?.blockers.get(id) ?? none)];
      return [
        id,
        { ...known, facts: { ...known.facts, pluginBlockers, ...(failedRule !== undefined && { failedRule }) } },
      ];
    });
    const ofRule = rule?.rule ? [`${rule.rule.pluginId} ${rule.rule.version}`] : [];
    return { question, people: new Map(judged), asked: [...new Set([...ofRule, ...(decided?.spoke ?? none)])] };
  }

  private decide(
    hook: DecisionName,
    about: { readonly teamType: string; readonly teamId: string },
    question: QuestionFacts,
    told: readonly RulePerson[],
  ): Promise<Decided> {
    const { firstDay: day, night, action } = question;
    const { startsAt, endsAt } = ruleQuestion(question);
    switch (hook) {
      case 'sign-up':
        return this.decisions.ask(
          hook,
          told.map((person) => ({ teamType: about.teamType, day, person })),
        );
      case 'join-team':
        return this.decisions.ask(
          hook,
          told.map((person) => ({ ...about, day, person })),
        );
      case 'take-shift': {
        const way = action === 'take-shift' ? ('own' as const) : ('rostered' as const);
        return this.decisions.ask(
          hook,
          told.map((person) => ({ ...about, way, startsAt, endsAt, day, night, person })),
        );
      }
    }
  }
}

function ruleQuestion({ action, startsAt, endsAt, firstDay }: QuestionFacts): RuleQuestion {
  return { action, startsAt: new Date(startsAt).toISOString(), endsAt: new Date(endsAt).toISOString(), day: firstDay };
}

/** A person without a name, a number or a birth date. */
function asPluginsSee(
  id: string,
  facts: PersonFacts,
  { needs, firstDay, lastDay }: QuestionFacts,
  answers: Readonly<Record<string, unknown>>,
): RulePerson {
  const qualifications = needs.flatMap(({ code }) =>
    coversDays(
      facts.qualifications.filter((one) => one.code === code),
      firstDay,
      lastDay,
    )
      ? [code]
      : [],
  );
  return { id, ...(facts.age !== undefined && { age: facts.age }), qualifications, answers };
}

/** Plugins as a decision keeps them. */
export function namesOf(asked: readonly string[]): string | null {
  return asked.length === 0 ? null : asked.join(', ');
}

/** What the application itself says, beside what is known of the person. */
function asApplicant(
  { id, birthDate, guardian }: Applicant,
  { firstDay }: QuestionFacts,
  known: KnownPerson | undefined,
): KnownPerson {
  const age = known?.facts.age ?? (birthDate === undefined ? undefined : ageAt(birthDate, firstDay));
  const facts: PersonFacts = {
    ...(known?.facts ?? newcomer),
    ...(age !== undefined && { age }),
    // Agreed to with the application.
    consent: true,
    ...(guardian && { guardianConsent: 'given' }),
  };
  return { personId: known?.personId ?? id, volunteerId: known?.volunteerId, facts };
}

const newcomer: PersonFacts = {
  status: 'none',
  membership: 'none',
  probation: false,
  qualifications: none,
  policies: none,
  consent: true,
  guardianConsent: 'missing',
  held: none,
  forced: none,
  pluginBlockers: none,
};

function grouped<Row extends { readonly volunteer_id: string }, T>(
  rows: readonly Row[],
  read: (row: Row) => T,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.volunteer_id);
    if (group) group.push(read(row));
    else groups.set(row.volunteer_id, [read(row)]);
  }
  return groups;
}
