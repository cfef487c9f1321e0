import { type Need, records } from './label-needs.js';
import { partsOfContract } from './parts/index.js';
import { checkOwn, type OwnCodes } from './parts/part-of-contract.js';
import { isRecord, type Problems, show } from './problems.js';

/** Most items of one list: a county's screens show them all. */
const mostItems = 60;

/** Checks every list of plain data that a plugin declares. */
export function checkParts(problems: Problems, plugin: Record<string, unknown>): void {
  const own = ownCodes(plugin);
  for (const part of partsOfContract) {
    const items = problems.records(part.key, plugin[part.key]);
    if (items.length > mostItems) problems.add(part.key, `has ${items.length}: declare ${mostItems} at most.`);
    for (const [path, item] of items) {
      problems.unknownKeys(path, item, ['code', ...part.keys]);
      problems.kebab(`${path}.code`, item.code);
      part.check(problems, path, item, own);
    }
    problems.unique(part.key, codesOf(plugin[part.key]), 'the code');
  }
  records(plugin.teamTypes).forEach((teamType, index) => {
    checkPatrol(problems, `teamTypes[${index}].patrol`, teamType.patrol, own);
  });
}

/** Texts of everything that is declared. */
export function partNeeds(plugin: Record<string, unknown>): Need[] {
  const ofParts = partsOfContract.flatMap((part) =>
    records(plugin[part.key]).flatMap((item, index): Need[] => {
      const path = `${part.key}[${index}]`;
      return [{ keys: [String(item.code)], path: `${path}.code` }, ...(part.needs?.(item, path) ?? [])];
    }),
  );
  const ofPatrols = records(plugin.teamTypes).flatMap(({ patrol }, index) => {
    const lookFor: unknown[] = isRecord(patrol) && Array.isArray(patrol.lookFor) ? patrol.lookFor : [];
    return lookFor.map((code, at) => ({ keys: [String(code)], path: `teamTypes[${index}].patrol.lookFor[${at}]` }));
  });
  return [...ofParts, ...ofPatrols];
}

function ownCodes(plugin: Record<string, unknown>): OwnCodes {
  return {
    teamTypes: codesOf(plugin.teamTypes),
    categories: codesOf(plugin.incidentCategories),
    siteTypes: codesOf(plugin.siteTypes),
  };
}

function codesOf(list: unknown): string[] {
  return records(list).map((one) => String(one.code));
}

function checkPatrol(problems: Problems, path: string, patrol: unknown, own: OwnCodes): void {
  if (patrol === undefined) return;
  if (!isRecord(patrol)) {
    problems.add(path, `is ${show(patrol)}: write { lookBackDays: 30, lookFor: ['…'] }.`);
    return;
  }
  problems.unknownKeys(path, patrol, ['lookBackDays', 'categories', 'siteTypes', 'lookFor']);
  problems.whole(`${path}.lookBackDays`, patrol.lookBackDays, 7, 366);
  checkOwn(problems, `${path}.categories`, patrol.categories, own.categories);
  checkOwn(problems, `${path}.siteTypes`, patrol.siteTypes, own.siteTypes);
  const lookFor = problems.items(`${path}.lookFor`, patrol.lookFor);
  if (lookFor.length === 0) problems.add(`${path}.lookFor`, 'is empty: say what a patrol looks out for.');
  lookFor.forEach((code, index) => {
    problems.kebab(`${path}.lookFor[${index}]`, code);
  });
}
