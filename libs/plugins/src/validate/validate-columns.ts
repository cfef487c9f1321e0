import { coreRoles } from '@redmaple/platform';
import { cellKinds } from '../define/screens.js';
import { tones } from '../define/tones.js';
import { isRecord, type Problems, show } from './problems.js';

const columnKeys = ['key', 'kind', 'options', 'tones', 'unit', 'tone'];
/** Volunteers have pages of their own, with forms alone: small and safe. */
const consoleRoles = coreRoles.filter((one) => one !== 'volunteer');
const propertyName = /^[a-z][A-Za-z0-9]{0,59}$/;
const step = '[a-z0-9]+(?:-[a-z0-9]+)*';
const plainPath = new RegExp(`^${step}(/${step})*$`);
const openPath = new RegExp(`^${step}(/(${step}|:[a-z][A-Za-z0-9]*))*$`);

/** Checks who finds a page, panel, layer or action. */
export function checkRoles(problems: Problems, path: string, roles: unknown): void {
  if (!Array.isArray(roles) || roles.length === 0) {
    problems.add(path, `is ${show(roles)}: name at least one role, such as ['liaison'].`);
    return;
  }
  roles.forEach((role: unknown, index) => {
    if (role === 'volunteer')
      problems.add(`${path}[${index}]`, 'is "volunteer", who has no console: name roles of the staff.');
    else problems.oneOf(`${path}[${index}]`, role, consoleRoles);
  });
}

/** Checks the path of something without a row: no parts to fill in. */
export function checkSource(problems: Problems, path: string, source: unknown): void {
  if (typeof source === 'string' && plainPath.test(source)) return;
  problems.add(path, `is ${show(source)}: use a path of the plugin's own controller, such as "readings".`);
}

/** Checks a path into which properties of a row may be put. */
export function checkRowPath(problems: Problems, path: string, value: unknown): void {
  if (typeof value === 'string' && openPath.test(value)) return;
  problems.add(path, `is ${show(value)}: use a path of the plugin's own controller, such as "points/:id/inspections".`);
}

/** Checks the path that answers one record. */
export function checkRecordSource(problems: Problems, path: string, source: unknown): void {
  checkRowPath(problems, path, source);
  if (typeof source !== 'string') return;
  const parts = source.split('/').filter((one) => one.startsWith(':'));
  if (parts.length !== 1 || parts[0] !== ':id')
    problems.add(path, `is ${show(source)}: put :id where the id of the record belongs, and no other part.`);
}

/** Checks the name of a property of the rows. */
export function checkProperty(problems: Problems, path: string, value: unknown): void {
  if (typeof value === 'string' && propertyName.test(value)) return;
  problems.add(path, `is ${show(value)}: name a property of the row in lower camel case, such as "readAt".`);
}

/** Checks a list of columns; at least one is needed. */
export function checkColumns(problems: Problems, path: string, columns: unknown, needed = true): void {
  const list = problems.records(path, columns);
  if (needed && list.length === 0 && (columns === undefined || Array.isArray(columns)))
    problems.add(path, "shows nothing: list at least one, such as { key: 'place' }.");
  for (const [at, column] of list) checkColumn(problems, at, column);
  problems.unique(
    path,
    list.map(([, one]) => String(one.key)),
    'the column',
  );
}

/** Checks one column. */
export function checkColumn(problems: Problems, path: string, column: unknown): void {
  if (!isRecord(column)) {
    problems.add(path, `is ${show(column)}: write { key: '…' }.`);
    return;
  }
  problems.unknownKeys(path, column, columnKeys);
  checkProperty(problems, `${path}.key`, column.key);
  if (column.kind !== undefined) problems.oneOf(`${path}.kind`, column.kind, cellKinds);
  if (column.kind === 'choice') checkOptions(problems, `${path}.options`, column.options);
  else if (column.options !== undefined)
    problems.add(`${path}.options`, "belongs to a choice: write kind: 'choice', or leave it out.");
  checkTones(problems, `${path}.tones`, column.tones, column.options);
  if (column.tone !== undefined) problems.oneOf(`${path}.tone`, column.tone, tones);
  for (const key of ['unit', 'tone'])
    if (column[key] !== undefined && column.kind !== 'number')
      problems.add(`${path}.${key}`, "belongs to a number: write kind: 'number', or leave it out.");
  if (column.unit === undefined) return;
  if (typeof column.unit !== 'string' || column.unit === '')
    problems.add(`${path}.unit`, `is ${show(column.unit)}: write the key of its text in labels.`);
}

/** Checks the values of a choice, or the lanes of a board. */
export function checkOptions(problems: Problems, path: string, options: unknown): void {
  const list = problems.items(path, options);
  if (list.length === 0) problems.add(path, "is empty: list the values it may have, such as ['ready', 'broken'].");
  list.forEach((one, index) => problems.kebab(`${path}[${index}]`, one));
  problems.unique(path, list.map(String), 'the value');
}

/** Checks that a meaning is given to values that exist. */
export function checkTones(problems: Problems, path: string, value: unknown, options: unknown): void {
  if (value === undefined) return;
  if (!isRecord(value)) {
    problems.add(path, `is ${show(value)}: write { <value>: '<tone>' }.`);
    return;
  }
  const known = Array.isArray(options) ? options.map(String) : [];
  for (const [option, tone] of Object.entries(value)) {
    if (!known.includes(option))
      problems.add(`${path}.${option}`, `is no value of it: use one of ${known.join(', ') || 'its options'}.`);
    problems.oneOf(`${path}.${option}`, tone, tones);
  }
}
