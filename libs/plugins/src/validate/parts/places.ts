import { checklistKinds } from '../../define/parts/site-type.js';
import { formNeeds, type Need } from '../label-needs.js';
import { isRecord, type Problems, show } from '../problems.js';
import { checkForm } from '../validate-form.js';
import { checkCoded, checkOwnCode, codesNeeds, type PartItem, type PartOfContract } from './part-of-contract.js';

export const siteTypes: PartOfContract = {
  key: 'siteTypes',
  keys: ['facts', 'inspection'],
  engine: 'active',
  check: checkLookedAfter,
  needs: lookedAfterNeeds,
};

export const assetTypes: PartOfContract = {
  key: 'assetTypes',
  keys: ['keptAt', 'facts', 'inspection'],
  engine: 'declared',
  check(problems, path, item, own) {
    if (item.keptAt !== undefined) checkOwnCode(problems, `${path}.keptAt`, item.keptAt, own.siteTypes);
    checkLookedAfter(problems, path, item);
  },
  needs: lookedAfterNeeds,
};

function checkLookedAfter(problems: Problems, path: string, item: PartItem): void {
  if (item.facts !== undefined) checkForm(problems, `${path}.facts`, item.facts);
  const { inspection } = item;
  if (inspection === undefined) return;
  if (!isRecord(inspection)) {
    problems.add(`${path}.inspection`, `is ${show(inspection)}: write { everyDays: 7, checklist: [ … ] }.`);
    return;
  }
  problems.unknownKeys(`${path}.inspection`, inspection, ['everyDays', 'checklist']);
  problems.whole(`${path}.inspection.everyDays`, inspection.everyDays, 1, 366);
  const list = `${path}.inspection.checklist`;
  const questions = checkCoded(problems, list, inspection.checklist, ['kind', 'unit', 'optional'], (at, question) => {
    problems.oneOf(`${at}.kind`, question.kind, checklistKinds);
    problems.flag(`${at}.optional`, question.optional);
    if (question.unit !== undefined && question.kind !== 'number')
      problems.add(`${at}.unit`, 'stands behind a number alone: remove it.');
  });
  if (questions.length === 0) problems.add(list, 'is empty: say what is looked at.');
}

function lookedAfterNeeds(item: PartItem, path: string): Need[] {
  const { checklist } = isRecord(item.inspection) ? item.inspection : {};
  const units = (Array.isArray(checklist) ? checklist : []).flatMap((one: unknown, index) =>
    isRecord(one) && typeof one.unit === 'string'
      ? [{ keys: [one.unit], path: `${path}.inspection.checklist[${index}].unit` }]
      : [],
  );
  return [
    ...formNeeds(item.facts, String(item.code), `${path}.facts`),
    ...codesNeeds(checklist, `${path}.inspection.checklist`),
    ...units,
  ];
}
