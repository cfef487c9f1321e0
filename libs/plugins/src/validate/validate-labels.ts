import { LOCALES } from '@redmaple/i18n';
import { coreMeasures } from '../define/assessment.js';
import { formNeeds, type Need, records } from './label-needs.js';
import { isRecord, type Problems } from './problems.js';
import { partNeeds } from './validate-parts.js';
import { hookNeeds } from './validate-hooks.js';
import { screenNeeds } from './screen-needs.js';

/** Checks that everything a person sees has a text in every language. */
export function checkLabels(problems: Problems, plugin: Record<string, unknown>): void {
  const { labels } = plugin;
  if (!isRecord(labels)) {
    problems.add('labels', "is missing: write { 'zh-CN': { … }, en: { … } }.");
    return;
  }
  problems.unknownKeys('labels', labels, LOCALES);
  const needs = neededLabels(plugin);
  for (const locale of LOCALES) {
    const texts = labels[locale];
    if (isRecord(texts)) checkTexts(problems, locale, texts, needs);
    else problems.add(`labels.${locale}`, 'is missing: write { … } with a text for every code, field and option.');
  }
}

function checkTexts(problems: Problems, locale: string, texts: Record<string, unknown>, needs: readonly Need[]): void {
  for (const [key, text] of Object.entries(texts)) {
    if (typeof text !== 'string' || text.trim() === '')
      problems.add(`labels.${locale}.${key}`, 'is empty: write the text.');
  }
  const reported = new Set<string>();
  for (const { keys, path } of needs) {
    const shortest = keys.at(-1) ?? '';
    if (reported.has(shortest) || keys.some((key) => Object.hasOwn(texts, key))) continue;
    reported.add(shortest);
    problems.add(`labels.${locale}`, `has no text for "${shortest}" (${path}): add '${shortest}': '…'.`);
  }
}

function neededLabels(plugin: Record<string, unknown>): Need[] {
  return [
    ...records(plugin.teamTypes).flatMap((teamType, index) => teamTypeNeeds(teamType, `teamTypes[${index}]`)),
    ...codeNeeds(plugin.qualifications, 'qualifications'),
    ...codeNeeds(plugin.vettingStages, 'vettingStages'),
    ...formNeeds(plugin.settings, 'settings', 'settings'),
    ...partNeeds(plugin),
    ...hookNeeds(plugin),
    ...metadataNeeds(plugin),
    ...screenNeeds(plugin),
  ];
}

/** What is said to those who decide whether the plugin is switched on. */
function metadataNeeds({ permissions, keeps }: Record<string, unknown>): Need[] {
  const reasons = records(permissions).map((one, index): [unknown, string] => [one.why, `permissions[${index}].why`]);
  const kept: [unknown, string][] = isRecord(keeps)
    ? [
        [keeps.what, 'keeps.what'],
        [keeps.why, 'keeps.why'],
      ]
    : [];
  return [...reasons, ...kept].flatMap(([key, path]) => (typeof key === 'string' ? [{ keys: [key], path }] : []));
}

function teamTypeNeeds(teamType: Record<string, unknown>, path: string): Need[] {
  const reasons = isRecord(teamType.eligibility) ? records(teamType.eligibility.reasons) : [];
  const measures = isRecord(teamType.assess) ? Object.keys(teamType.assess) : [];
  return [
    { keys: [String(teamType.code)], path: `${path}.code` },
    ...formNeeds(teamType.form, String(teamType.code), `${path}.form`),
    ...codeNeeds(teamType.posts, `${path}.posts`),
    ...reasons.map((one, index) => ({ keys: [String(one.code)], path: `${path}.eligibility.reasons[${index}].code` })),
    ...measures
      .filter((one) => !coreMeasures.includes(one))
      .map((one) => ({ keys: [one], path: `${path}.assess.${one}` })),
  ];
}

function codeNeeds(list: unknown, path: string): Need[] {
  return records(list).map((item, index) => ({ keys: [String(item.code)], path: `${path}[${index}].code` }));
}
