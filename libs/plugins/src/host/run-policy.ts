import { types } from 'node:util';
import { deepFreeze } from '../define/deep-freeze.js';
import { qualifiedCode } from '../define/plugin.js';
import type { DispatchCandidate, DispatchIncident } from '../define/dispatch.js';
import type { RuleFinding, RulePerson, RuleQuestion } from '../define/eligibility-rule.js';
import type { TeamType } from '../define/team-type.js';
import type { LoadedPlugin } from './loaded-plugin.js';
import { Thrown, watched } from './watchdog.js';

/** The policies a team type may have, with what each is given and answers. */
export interface PolicyCalls {
  readonly rankForDispatch: {
    readonly input: {
      readonly teamType: string;
      readonly incident: DispatchIncident;
      readonly candidates: readonly DispatchCandidate[];
    };
    readonly output: readonly DispatchCandidate[];
  };
  readonly eligibility: {
    readonly input: {
      readonly teamType: string;
      readonly question: RuleQuestion;
      readonly people: readonly RulePerson[];
    };
    readonly output: readonly RuleFinding[];
  };
}

/** Why a policy's answer can't be used. */
export type PolicyFailure = 'threw' | 'slow' | 'invalid';

/** What came of running a policy. `message` is for the county's administrator. */
export type PolicyOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: PolicyFailure; readonly message: string };

/** How long a policy may take, in milliseconds. */
export const policyLimit = 50;

/** How often a policy is begun at most that was stopped before this process had the processor for nearly as long as the limit. */
const attempts = 10;
const nearly = 0.8;

/**
 * Runs a policy of a plugin: frozen input, limited time, answer checked. Never throws because of the plugin.
 * @param limit milliseconds after which a synchronous loop is stopped.
 * @returns undefined when the team type has no such policy.
 */
export function runPolicy<Name extends keyof PolicyCalls>(
  plugin: Pick<LoadedPlugin, 'id' | 'definition'>,
  name: Name,
  input: PolicyCalls[Name]['input'],
  limit = policyLimit,
): PolicyOutcome<PolicyCalls[Name]['output']> | undefined {
  const teamType = plugin.definition.teamTypes?.find((one) => qualifiedCode(plugin.id, one.code) === input.teamType);
  if (!teamType?.[name]) return undefined;
  return (calls[name] as PolicyCall<Name>)(teamType, input, limit);
}

type PolicyCall<Name extends keyof PolicyCalls> = (
  teamType: TeamType,
  input: PolicyCalls[Name]['input'],
  limit: number,
) => PolicyOutcome<PolicyCalls[Name]['output']> | undefined;

const calls: { readonly [Name in keyof PolicyCalls]: PolicyCall<Name> } = {
  rankForDispatch: ({ rankForDispatch: policy }, { incident, candidates }, limit) =>
    policy && rank(policy, incident, candidates, limit),
  eligibility: ({ eligibility: rule }, { question, people }, limit) => rule && check(rule, question, people, limit),
};

function rank(
  policy: NonNullable<TeamType['rankForDispatch']>,
  incident: DispatchIncident,
  candidates: readonly DispatchCandidate[],
  limit: number,
): PolicyOutcome<readonly DispatchCandidate[]> {
  const shown = deepFreeze(structuredClone({ incident, candidates }));
  const outcome = limited(() => policy(shown.incident, shown.candidates as never), limit);
  if (!outcome.ok) return outcome;
  const originals = new Map(shown.candidates.map((one, index) => [one, candidates[index]]));
  const answer = outcome.value;
  // A promise that is rejected and that nobody looks at would end the process.
  if (types.isPromise(answer)) void Promise.prototype.then.call(answer, undefined, () => {});
  if (!Array.isArray(answer)) return invalid('It must answer an array of the candidates it was given.');
  const ranked = answer.flatMap((one) => originals.get(one as DispatchCandidate) ?? []);
  if (ranked.length < answer.length)
    return invalid('It answers a candidate that it was not given: sort and filter, and return the same objects.');
  if (new Set(ranked).size < ranked.length) return invalid('It answers a candidate twice.');
  return { ok: true, value: ranked };
}

function check(
  rule: NonNullable<TeamType['eligibility']>,
  question: RuleQuestion,
  people: readonly RulePerson[],
  limit: number,
): PolicyOutcome<readonly RuleFinding[]> {
  const shown = deepFreeze(structuredClone({ question, people }));
  const outcome = limited(() => rule.check(shown.question, shown.people as never), limit);
  if (!outcome.ok) return outcome;
  const answer = outcome.value;
  if (types.isPromise(answer)) void Promise.prototype.then.call(answer, undefined, () => {});
  return checkedFindings(
    Array.isArray(answer) ? answer : undefined,
    people,
    rule.reasons.map((one) => one.code),
  );
}

/** What a rule may say: reasons that it declares, about people it was asked about. */
export function checkedFindings(
  answer: readonly unknown[] | undefined,
  people: readonly RulePerson[],
  declared: readonly string[],
): PolicyOutcome<readonly RuleFinding[]> {
  if (!answer) return invalid('It must answer an array of { person, reason }.');
  const ids = new Set(people.map((one) => one.id));
  const reasons = new Set(declared);
  const findings = new Map<string, RuleFinding>();
  for (const one of answer) {
    const { person, reason } = (typeof one === 'object' && one !== null ? one : {}) as Partial<RuleFinding>;
    if (person === undefined || !ids.has(person)) return invalid('It names a person that it was not given.');
    if (reason === undefined || !reasons.has(reason)) return invalid('It gives a reason that it does not declare.');
    findings.set(`${person} ${reason}`, { person, reason });
  }
  return { ok: true, value: [...findings.values()] };
}

function invalid(message: string): PolicyOutcome<never> {
  return { ok: false, reason: 'invalid', message };
}

/**
 * Calls a function that a `vm` timeout can stop, wherever the function came from. The timeout goes by the clock on the wall: on
 * a machine that gave the processor to others meanwhile it would blame a policy that did not even run. So a pure function is
 * called again until this process spent nearly as much processor time on it as the limit grants.
 */
function limited(call: () => unknown, limit: number): PolicyOutcome<unknown> {
  const before = process.cpuUsage();
  for (let attempt = 1; ; attempt++) {
    const outcome = watched(call, limit);
    if (outcome instanceof Thrown) return { ok: false, reason: 'threw', message: readable(outcome.error) };
    if (outcome !== 'stopped') return { ok: true, value: outcome.value };
    const { user, system } = process.cpuUsage(before);
    if (attempt === attempts || (user + system) / 1_000 >= limit * nearly)
      return { ok: false, reason: 'slow', message: `It did not answer within ${limit} ms.` };
  }
}

/** An error as the administrator may read it: one line, no long digits, since a policy may quote what it was given. */
export function readable(error: unknown): string {
  const text = error instanceof Error || isErrorLike(error) ? `${error.name}: ${error.message}` : String(error);
  return (text.split('\n')[0] ?? '').replace(/\d{6,}[\dXx]?/g, '…').slice(0, 300);
}

function isErrorLike(value: unknown): value is { name: string; message: string } {
  const found = value as { name?: unknown; message?: unknown } | null;
  return (
    typeof found === 'object' && found !== null && typeof found.name === 'string' && typeof found.message === 'string'
  );
}
