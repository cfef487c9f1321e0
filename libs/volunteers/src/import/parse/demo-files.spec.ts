import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  ageOn,
  answersFromCells,
  checkIdentityDocument,
  choice,
  form,
  type FormSchema,
  identityDocumentTypeOf,
  INVENTED_ID_PREFIX,
  isInventedPhone,
  longText,
  normalisePersonName,
  normalisePhone,
  optional,
  readDate,
  whole,
  yesNo,
} from '@redmaple/forms';
import { compileForm } from '@redmaple/forms/validate';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseSpreadsheet, type Spreadsheet, type SpreadsheetRow } from './parse-spreadsheet.js';
import { headingFor, SIGN_UP_COLUMNS, type SignUpColumn } from './sign-up-columns.js';

const ROOT = path.resolve(import.meta.dirname, '../../../../..');
const TODAY = '2026-03-31';
const FILES = ['signups-336.xlsx', 'signups-336.utf8.csv', 'signups-336.gbk.csv', 'signups-with-errors.csv'] as const;

const words = (chinese: string) => ({ 'zh-CN': chinese, en: chinese });
/** The questions of the two team types, in the words of the plugin that asks them. */
const FORMS: Readonly<Record<string, FormSchema>> = {
  应急救援队: form({
    swimMetres: whole({ min: 0, max: 10_000, label: words('能连续游泳的距离(米)') }),
    experience: optional(longText({ label: words('救援或急救经历') })),
    vehicle: yesNo({ label: words('自备车辆') }),
  }),
  河道巡防队: form({
    stretch: choice(
      { upstream: words('上游'), midstream: words('中游'), downstream: words('下游') },
      { label: words('河段') },
    ),
    evenings: yesNo({ label: words('晚上能参加巡防') }),
    swims: yesNo({ label: words('会游泳') }),
  }),
};

const fileOf = (name: string) => readFileSync(path.join(ROOT, 'demo', name));
const value = (row: SpreadsheetRow, column: SignUpColumn) => row.cells[SIGN_UP_COLUMNS[column][0]] ?? '';

function documentOf(row: SpreadsheetRow) {
  const type = identityDocumentTypeOf(value(row, 'documentType'));
  return type && checkIdentityDocument(type, value(row, 'documentNumber'), TODAY);
}

function numberOf(row: SpreadsheetRow): string {
  const document = documentOf(row);
  return document?.ok ? document.normalised : '';
}

function phoneOf(row: SpreadsheetRow): string {
  const phone = normalisePhone(value(row, 'phone'));
  return phone.ok ? phone.normalised : '';
}

/** What an import would hold against a row, in short words. */
function faultsOf(row: SpreadsheetRow, earlier: readonly SpreadsheetRow[]): string[] {
  const document = documentOf(row);
  const questions = FORMS[value(row, 'teamType')];
  const consent = readDate(value(row, 'paperConsentOn')) ?? '';
  const read = questions && answersFromCells(questions, row.cells);
  const birthDate = document?.ok ? document.birthDate : undefined;
  const checks: readonly (readonly [string, boolean])[] = [
    ['unreadable', row.problems.length > 0],
    ['name', !normalisePersonName(value(row, 'name')).ok],
    ['document', !document?.ok],
    ['minor', birthDate !== undefined && ageOn(birthDate, TODAY) < 18],
    ['phone', phoneOf(row) === ''],
    ['team', questions === undefined],
    [
      'answers',
      read !== undefined && (read.errors.length > 0 || !compileForm(questions as FormSchema)(read.answers).ok),
    ],
    ['consent', !/^\d/.test(consent) || consent > TODAY],
    ['same document', earlier.some((other) => numberOf(other) !== '' && numberOf(other) === numberOf(row))],
    ['same phone', earlier.some((other) => phoneOf(other) !== '' && phoneOf(other) === phoneOf(row))],
  ];
  return checks.filter(([, found]) => found).map(([fault]) => fault);
}

describe('the generated files', () => {
  it('are those the script writes, byte for byte', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'signups-'));
    try {
      execFileSync(process.execPath, [path.join(ROOT, 'tools/demo-spreadsheet.mjs'), '--out', folder]);
      for (const name of FILES) expect(readFileSync(path.join(folder, name)).equals(fileOf(name))).toBe(true);
      execFileSync(process.execPath, [path.join(ROOT, 'tools/demo-spreadsheet.mjs'), '--out', folder, '--seed', '7']);
      expect(readFileSync(path.join(folder, FILES[1])).equals(fileOf(FILES[1]))).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('hold the same people in all three formats', async () => {
    const [workbook, utf8, gbk] = await Promise.all(
      FILES.slice(0, 3).map((name) => parseSpreadsheet(fileOf(name), name)),
    );
    expect([workbook?.format, utf8?.encoding, gbk?.encoding]).toEqual(['xlsx', 'utf-8', 'gb18030']);
    const people = (sheet: Spreadsheet | undefined) => sheet?.rows.map(({ cells }) => cells);
    expect(people(gbk)).toEqual(people(utf8));
    expect(people(workbook)).toEqual(people(utf8));
    expect([utf8?.rows[0]?.line, workbook?.rows[0]?.line]).toEqual([2, 3]);
  });

  it('ask in the words of the plugin and of the template', async () => {
    const { columns } = await parseSpreadsheet(fileOf(FILES[1]));
    const plugin = readFileSync(path.join(ROOT, 'plugins/maple-grove/src/labels.ts'), 'utf8');
    const all = Object.keys(SIGN_UP_COLUMNS) as SignUpColumn[];
    const known = all.map((column) => headingFor(column, columns));
    // Nobody in the sheets is a minor or a specialist that a call looks for: only sheets with them need these columns.
    expect(all.filter((_, index) => known[index] === undefined)).toEqual([
      'specialist',
      'guardianName',
      'guardianPhone',
    ]);
    for (const heading of columns) expect(known.includes(heading) || plugin.includes(`'${heading}'`)).toBe(true);
    for (const team of Object.keys(FORMS)) expect(plugin).toContain(`'${team}'`);
  });
});

describe('the 336 sign-ups', () => {
  let rows: readonly SpreadsheetRow[] = [];
  beforeAll(async () => {
    rows = (await parseSpreadsheet(fileOf(FILES[0]))).rows;
  });

  it('are all without a fault, and no person or phone comes twice', () => {
    expect(rows.length).toBe(336);
    const faults = rows.map((row, index) => [row.line, ...faultsOf(row, rows.slice(0, index))]);
    expect(faults.filter(({ length }) => length > 1)).toEqual([]);
  });

  it('are of invented people, recognisably', () => {
    const residents = rows.filter((row) => value(row, 'documentType') === '居民身份证');
    expect(residents.length).toBe(333);
    expect(residents.every((row) => value(row, 'documentNumber').startsWith(INVENTED_ID_PREFIX))).toBe(true);
    expect(rows.every((row) => isInventedPhone(phoneOf(row)))).toBe(true);
  });

  it('count sixteen specialists and fill both teams', () => {
    const specialists = rows.map((row) => value(row, 'specialty')).filter((specialty) => specialty !== '');
    expect(specialists.sort()).toEqual([
      ...Array(4).fill('工程造价'),
      ...Array(6).fill('应急救援'),
      ...Array(6).fill('法律'),
    ]);
    const sizes = Object.keys(FORMS).map((team) => rows.filter((row) => value(row, 'teamType') === team).length);
    expect(sizes).toEqual([132, 204]);
  });

  it('hold what is rare and right: a leap day, a small x, other papers, a middle dot, a spread-out short name', () => {
    const numbers = rows.map((row) => value(row, 'documentNumber'));
    expect(numbers.filter((number) => /^999999\d{4}0229/.test(number)).length).toBeGreaterThanOrEqual(2);
    expect(numbers.some((number) => number.endsWith('x'))).toBe(true);
    expect(new Set(rows.map((row) => value(row, 'documentType'))).size).toBe(4);
    const names = rows.map((row) => value(row, 'name'));
    expect(names.filter((name) => /[·　]/.test(name)).length).toBe(2);
  });
});

it('the file of mistakes holds each kind of mistake, and what only looks like one is accepted', async () => {
  const { rows } = await parseSpreadsheet(fileOf('signups-with-errors.csv'));
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const faults = faultsOf(row, rows.slice(0, index));
    for (const fault of faults) seen.add(fault);
    expect([value(row, 'note'), faults.length > 0]).toEqual([
      value(row, 'note'),
      value(row, 'note').startsWith('错误'),
    ]);
  }
  expect([...seen].sort()).toEqual([
    'answers',
    'consent',
    'document',
    'minor',
    'name',
    'phone',
    'same document',
    'same phone',
    'team',
    'unreadable',
  ]);
});
