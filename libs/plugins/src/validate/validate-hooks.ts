import { decideHooks, eventHooks, filterHooks, type HookAbout } from '../hooks/catalogue.js';
import { type Need, records } from './label-needs.js';
import { isRecord, type Problems, show } from './problems.js';
import { checkPolicy, checkRule } from './validate-team-type.js';

const kinds: Readonly<Record<'on' | 'decide' | 'filter', Readonly<Record<string, HookAbout>>>> = {
  on: eventHooks,
  decide: decideHooks,
  filter: filterHooks,
};

/** Checks the hooks of a plugin: names that exist, functions where functions belong. */
export function checkHooks(problems: Problems, plugin: Record<string, unknown>): void {
  for (const [name, handler] of hooksOf(problems, plugin, 'on')) {
    if (typeof handler === 'function') continue;
    problems.add(`on.${name}`, `is ${show(handler)}: write (event, services) => { … }.`);
  }
  for (const [name, decision] of hooksOf(problems, plugin, 'decide'))
    checkRule(problems, `decide.${name}`, decision, '(input) => []');
  for (const [name, filter] of hooksOf(problems, plugin, 'filter'))
    checkPolicy(problems, `filter.${name}`, filter, '(input) => …');
}

function hooksOf(problems: Problems, plugin: Record<string, unknown>, kind: keyof typeof kinds): [string, unknown][] {
  const value = plugin[kind];
  if (value === undefined) return [];
  if (!isRecord(value)) {
    problems.add(kind, `is ${show(value)}: write { '${Object.keys(kinds[kind])[0]}': … }.`);
    return [];
  }
  const known = Object.keys(kinds[kind]);
  problems.unknownKeys(kind, value, known);
  return Object.entries(value).filter(([name]) => known.includes(name));
}

/** Texts of the reasons that decisions may give. */
export function hookNeeds(plugin: Record<string, unknown>): Need[] {
  if (!isRecord(plugin.decide)) return [];
  return Object.entries(plugin.decide).flatMap(([name, decision]) =>
    records(isRecord(decision) ? decision.reasons : undefined).map((one, index) => ({
      keys: [String(one.code)],
      path: `decide.${name}.reasons[${index}].code`,
    })),
  );
}
