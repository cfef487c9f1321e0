import { isDeepStrictEqual } from 'node:util';
import { deepFreeze } from '../define/deep-freeze.js';
import type { Decision } from '../define/hooks.js';
import { type PluginDefinition, qualifiedCode } from '../define/plugin.js';
import { filtered, reasonsIn } from '../hooks/answers.js';
import { runTogether } from '../hooks/run-together.js';
import { permutations, samplePeople, sampleQuestions } from './samples.js';

const texts = [
  { template: 'shift.reminder', locale: 'zh-CN', text: '明天 19:00 河边巡逻，请提前到。' },
  { template: 'shift.reminder', locale: 'en', text: 'Patrol at the river tomorrow at 19:00, please be early.' },
];

/** What is wrong with what the plugin decides and changes. What it hears of is work with a database, and no pure function. */
export function hookProblems(plugin: PluginDefinition): string[] {
  const people = inputsOf(plugin);
  const decisions = Object.entries(plugin.decide ?? {}) as [string, Decision<never>][];
  const filters = Object.entries(plugin.filter ?? {}) as [keyof typeof filtered, (input: never) => unknown][];
  return [
    ...decisions.flatMap(([name, { check, reasons }]) =>
      impurity(`decide["${name}"].check`, people, (input) => [...reasonsIn(check(input as never), reasons)].sort()),
    ),
    ...filters.flatMap(([name, change]) =>
      impurity(`filter["${name}"]`, texts, (input) => filtered[name](change(input as never), input.text, [])),
    ),
  ];
}

/** The first thing that is wrong with a function that is asked about each of these. */
function impurity<Input extends object>(
  name: string,
  inputs: readonly Input[],
  ask: (input: Input) => unknown,
): string[] {
  const given = deepFreeze(structuredClone(inputs));
  const answersTo = (all: readonly Input[]) => runTogether([() => all.map(ask)])[0];
  // The first call of a function compiles it; a time limit is for the ones after.
  answersTo(given);
  const first = answersTo(given);
  if (!first) return [];
  if (!first.ok) return [`${name} ${first.reason}: ${first.message}`];
  const second = answersTo(given);
  if (!second?.ok || !isDeepStrictEqual(first.value, second.value))
    return [`${name} answers differently the second time: leave out chance, clocks and memory.`];
  const byInput = new Map(given.map((one, index) => [one, first.value[index]]));
  for (const order of permutations(given)) {
    const other = answersTo(order);
    const same = other?.ok && order.every((one, index) => isDeepStrictEqual(other.value[index], byInput.get(one)));
    if (!same) return [`${name} says something else when it is asked in another order: it must remember nothing.`];
  }
  return [];
}

/** People of each of its team types and of another plugin's, on an evening and in a night. */
function inputsOf(plugin: PluginDefinition) {
  const types = (plugin.teamTypes ?? []).map(({ code, form, requires }) => ({
    teamType: qualifiedCode(plugin.id, code),
    people: samplePeople(form, requires.qualifications),
  }));
  const others = {
    teamType: 'elsewhere.patrol',
    people: types[0]?.people.map((one) => ({ ...one, answers: {} })) ?? [],
  };
  return [...types, others].flatMap(({ teamType, people }) =>
    people.map((person, index) => {
      const { startsAt, endsAt, day } = sampleQuestions[1 + (index % 2)] ?? { startsAt: '', endsAt: '', day: '' };
      const way = index % 2 === 0 ? ('own' as const) : ('rostered' as const);
      return { teamType, teamId: 'team-1', way, startsAt, endsAt, day, night: index % 2 === 1, person };
    }),
  );
}
