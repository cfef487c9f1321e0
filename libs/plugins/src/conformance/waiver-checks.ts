import { form } from '@redmaple/forms';
import type { Blocker } from '../contracts/eligibility.js';
import type { DispatchCandidate } from '../define/dispatch.js';
import type { DecisionInputs, DecisionName } from '../define/hooks.js';
import type { RuleQuestion } from '../define/eligibility-rule.js';
import { type PluginDefinition, qualifiedCode } from '../define/plugin.js';
import type { TeamType } from '../define/team-type.js';
import { mendBuiltIns } from '../host/built-ins.js';
import { Decisions } from '../hooks/decisions.js';
import { Filters } from '../hooks/filters.js';
import { HookAnswerers } from '../hooks/hook-answerer.js';
import { DispatchPolicies } from '../registry/dispatch-policies.js';
import { EligibilityRules } from '../registry/eligibility-rules.js';
import type { PluginFaults } from '../registry/plugin-faults.js';
import type { PluginSwitch } from '../registry/plugin-switch.js';
import { reasonsTogether } from '../registry/reasons-together.js';
import { sampleCandidates, sampleIncidents, sampleQuestions, type StoppedPerson, stoppedPeople } from './samples.js';
import { standingFor } from './standing.js';

/** What asks a plugin in a county, and puts its word beside the core's. */
export interface AskingHouse {
  readonly rules: Pick<EligibilityRules, 'ask'>;
  readonly decisions: Pick<Decisions, 'ask'>;
  readonly rankings: Pick<DispatchPolicies, 'rank'>;
  readonly filters: Pick<Filters, 'apply'>;
  readonly together: typeof reasonsTogether;
}

/** The host's own services, in a county that has this one plugin on. What goes wrong is another check's to tell. */
export function houseOf(plugin: PluginDefinition): AskingHouse {
  const on = { enabled: () => Promise.resolve([standingFor(plugin)]) } as unknown as PluginSwitch;
  const faults = { record: () => Promise.resolve() } as unknown as PluginFaults;
  const answerers = new HookAnswerers();
  return {
    rules: new EligibilityRules(on, faults),
    decisions: new Decisions(on, answerers, faults),
    rankings: new DispatchPolicies(on, faults),
    filters: new Filters(on, answerers, faults),
    together: reasonsTogether,
  };
}

/**
 * What the plugin takes away of what the core says: of people whom the core stops, each by other rules, the reasons; of a team whom the
 * core left out, the leaving out; of a message what was filled in; and of the language that the rules are written in.
 */
export async function waiverProblems(plugin: PluginDefinition, house = houseOf(plugin)): Promise<string[]> {
  const problems: string[] = [];
  for (const teamType of plugin.teamTypes ?? []) {
    const code = qualifiedCode(plugin.id, teamType.code);
    const people = stoppedPeople(teamType.form, teamType.requires.qualifications);
    problems.push(...(await waivedReasons(plugin, house, code, people, teamType.eligibility !== undefined)));
    problems.push(...(await waivedExclusions(house, code, teamType)));
  }
  problems.push(...(await waivedReasons(plugin, house, 'elsewhere.patrol', stoppedPeople(form({}), []), false)));
  problems.push(...(await waivedWords(house)));
  const changed = mendBuiltIns();
  return [...new Set(problems), ...(changed === undefined ? [] : [changed])];
}

async function waivedReasons(
  plugin: PluginDefinition,
  { rules, decisions, together }: AskingHouse,
  teamType: string,
  stopped: readonly StoppedPerson[],
  ruled: boolean,
): Promise<string[]> {
  const problems: string[] = [];
  const people = stopped.map((one) => one.person);
  const compare = (asked: string, found: ReadonlyMap<string, readonly Blocker[]>): void => {
    const lost = new Set<string>();
    for (const { person, core } of stopped) {
      const own = found.get(person.id) ?? [];
      const all = together(core, own);
      for (const one of core) if (!all.includes(one)) lost.add(one.code);
      const foreign = own.find((one) => one.source !== plugin.id || !one.code.startsWith(`${plugin.id}.`));
      if (foreign) problems.push(`${asked} speaks as ${foreign.source}, not as ${plugin.id}.`);
    }
    if (lost.size > 0) problems.push(`${asked} does away with ${[...lost].join(', ')} of the core for ${teamType}.`);
  };
  for (const question of sampleQuestions) {
    if (ruled) compare('eligibility.check', (await rules.ask(teamType, question, people)).blockers);
    for (const hook of Object.keys(plugin.decide ?? {}) as DecisionName[]) {
      const inputs = people.map((person) => decisionInput(teamType, question, person));
      compare(`decide["${hook}"].check`, (await decisions.ask(hook, inputs)).blockers);
    }
  }
  return problems;
}

/** What every decision is told, and each looks at its own part of it. */
function decisionInput(
  teamType: string,
  { startsAt, endsAt, day, action }: RuleQuestion,
  person: StoppedPerson['person'],
): DecisionInputs['take-shift'] {
  const way = action === 'take-shift' ? 'own' : 'rostered';
  return { teamType, teamId: 'team-1', way, startsAt, endsAt, day, night: startsAt.includes('T18'), person };
}

/** Asked about everybody first: who remembers them must not bring those back whom the core leaves out afterwards. */
async function waivedExclusions(
  { rankings }: AskingHouse,
  code: string,
  { form: asked, rankForDispatch }: TeamType,
): Promise<string[]> {
  if (!rankForDispatch) return [];
  const everybody = sampleCandidates(asked);
  const left: readonly DispatchCandidate[] = everybody.filter((_, index) => index % 3 !== 0);
  for (const incident of sampleIncidents(asked)) {
    await rankings.rank(code, incident, everybody);
    const { candidates } = await rankings.rank(code, incident, left);
    if (candidates.some((one) => !left.includes(one)))
      return [`rankForDispatch of ${code} brings back somebody whom the core left out.`];
  }
  return [];
}

async function waivedWords({ filters }: AskingHouse): Promise<string[]> {
  const [text, filledIn] = ['明天 19:00 在 3 号桥头集合。', ['19:00', '3']];
  const template = 'shift.reminder';
  const after = await filters.apply(
    'message.text',
    text,
    (now) => ({ template, locale: 'zh-CN', text: now }),
    filledIn,
  );
  return filledIn.every((one) => after.includes(one)) ? [] : ['filter["message.text"] takes out what was filled in.'];
}
