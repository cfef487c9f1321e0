import type { AboutKey } from '../calls/forms/form-design.js';
import type { ImportForm } from './import-form.js';
import { headingFor, problemColumns, SIGN_UP_COLUMNS, type SignUpColumn } from './parse/sign-up-columns.js';

/** Columns without which no row can be right. */
const neededColumns = ['name', 'documentNumber', 'phone', 'teamType'] as const satisfies readonly SignUpColumn[];
/** For papers that don't say a birth date; not in the template, because most people have a resident ID. */
export const birthDateHeadings = ['出生日期', '出生年月日'];

/** Where the core's questions stand, and how many characters of an answer are kept. */
export const aboutColumns = {
  address: { column: 'area', longest: 200 },
  specialty: { column: 'specialty', longest: 100 },
} as const satisfies Record<AboutKey, { column: SignUpColumn; longest: number }>;

/** The first heading of a needed column that the sheet lacks. */
export function missingColumn(columns: readonly string[], { about }: Pick<ImportForm, 'about'>): string | undefined {
  const asked = about.filter(({ required }) => required).map(({ key }) => aboutColumns[key].column);
  const missing = [...neededColumns, ...asked].find((column) => headingFor(column, columns) === undefined);
  return missing && SIGN_UP_COLUMNS[missing][0];
}

/** The columns that a call's sheet has for what every sign-up holds. */
export function askedColumns({ about, specialists }: Pick<ImportForm, 'about' | 'specialists'>): SignUpColumn[] {
  const left: SignUpColumn[] = specialists.length === 0 ? ['specialist'] : [];
  for (const [key, { column }] of Object.entries(aboutColumns))
    if (!about.some((one) => one.key === key)) left.push(column);
  return (Object.keys(SIGN_UP_COLUMNS) as SignUpColumn[]).filter((column) => !left.includes(column));
}

/** Headings that mean nothing to the call. */
export function ignoredColumns(columns: readonly string[], form: ImportForm): string[] {
  const { teams } = form;
  const known = new Set<string>([
    ...askedColumns(form).flatMap((column) => [...SIGN_UP_COLUMNS[column]]),
    ...birthDateHeadings,
    ...problemColumns,
  ]);
  const questions = teams
    .flatMap(({ quota }) => quota.form.fields)
    .flatMap(({ key, label }) => [key, label?.['zh-CN'] ?? key, label?.en ?? key].map(plain));
  return columns.filter((column) => !known.has(column) && !questions.includes(plain(column)));
}

/** Words as they are compared: width, case and blanks don't matter. */
export function plain(words: string): string {
  return words.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
