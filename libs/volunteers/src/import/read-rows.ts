import {
  answersFromCells,
  identityDocumentTypeOf,
  isCalendarDate,
  isMinorOn,
  maskDocumentNumber,
  maskPhone,
  normalisePhone,
  readDate,
} from '@redmaple/forms';
import type { FieldProblem } from '@redmaple/platform';
import type { CallQuota } from '../calls/published-calls.js';
import { type Guardian, readGuardian } from '../people/guardian.policy.js';
import { ageProblem, type Identity, readIdentity } from '../people/identity-input.js';
import type { ImportRowError, ReadyRow, ShownRow } from './import-row.js';
import type { ImportForm, ImportTeam } from './import-form.js';
import { SPREADSHEET_LIMITS, type Spreadsheet, type SpreadsheetRow } from './parse/index.js';
import { headingFor, type SignUpColumn } from './parse/sign-up-columns.js';
import { aboutColumns, birthDateHeadings, ignoredColumns, plain } from './sheet-columns.js';

export interface ReadRowsContext extends ImportForm {
  /** YYYY-MM-DD in the county. */
  readonly today: string;
  /** Day of the paper consent for rows that don't say one, YYYY-MM-DD. */
  readonly defaultPaperConsentOn: string | undefined;
}

export interface ReadRows {
  readonly ready: readonly ReadyRow[];
  readonly shown: readonly ShownRow[];
  readonly errors: readonly ImportRowError[];
  readonly ignoredColumns: readonly string[];
}

type Cells = (column: SignUpColumn) => string;

/**
 * Reads the rows of a sheet of paper sign-ups. Every wrong cell is reported with its line; a row is ready when
 * nothing in it is wrong. The same document or phone twice in one sheet is a mistake of the later row.
 */
export function readRows(sheet: Spreadsheet, context: ReadRowsContext): ReadRows {
  const reader = new RowReader(sheet.columns, context);
  const read = sheet.rows.map((row) => reader.read(row));
  return {
    ready: read.flatMap((one) => (one.ready ? [one.ready] : [])),
    shown: read.map((one) => one.shown),
    errors: read.flatMap((one) => one.errors),
    ignoredColumns: ignoredColumns(sheet.columns, context),
  };
}

class RowReader {
  private readonly documentLines = new Map<string, number>();
  private readonly phoneLines = new Map<string, number>();

  constructor(
    private readonly columns: readonly string[],
    private readonly context: ReadRowsContext,
  ) {}

  read(row: SpreadsheetRow): { ready?: ReadyRow; shown: ShownRow; errors: ImportRowError[] } {
    const cell: Cells = (column) => row.cells[headingFor(column, this.columns) ?? ''] ?? '';
    const problems: FieldProblem[] = [];
    const team = this.teamOf(cell('teamType'), problems);
    const documentType = this.documentTypeOf(cell, problems);
    const identity = documentType && this.identityOf(row, cell, documentType, problems);
    const paperConsentOn = this.paperDayOf(cell('paperConsentOn'), problems);
    const about = this.aboutOf(cell, problems);
    const specialistId = this.specialistOf(cell('specialist'), problems);
    const answers = team && answersOf(row, team.quota, problems);
    const ages = identity && team ? this.ageProblems(identity, team.quota) : [];
    problems.push(...ages);
    const guardian = identity && ages.length === 0 ? this.guardianOf(cell, identity, problems) : undefined;
    if (identity) problems.push(...this.repeats(identity, row.line));
    const errors = this.toErrors(row, problems);
    const shown = shownRow(row.line, cell, documentType, paperConsentOn);
    if (errors.length > 0 || !identity || !team || !answers || paperConsentOn === undefined) return { shown, errors };
    const ready: ReadyRow = {
      line: row.line,
      identity,
      ...(guardian && { guardian }),
      teamTypeCode: team.quota.teamTypeCode,
      formNo: team.quota.formNo,
      answers,
      ...about,
      ...(specialistId !== undefined && { specialistId }),
      ...(cell('note') !== '' && { note: cell('note').slice(0, 500) }),
      paperConsentOn,
    };
    return { ready, shown, errors };
  }

  private teamOf(written: string, problems: FieldProblem[]): ImportTeam | undefined {
    const team = this.context.teams.find(({ names }) => names.some((name) => plain(name) === plain(written)));
    if (written === '') problems.push({ field: 'teamType', code: 'required' });
    else if (!team)
      problems.push({
        field: 'teamType',
        code: 'unknownTeam',
        params: { options: this.context.teams.map(({ names }) => names[0]).join('、') },
      });
    return team;
  }

  /** Answers to the core's questions, of those that the call asks. */
  private aboutOf(cell: Cells, problems: FieldProblem[]): { address?: string; specialty?: string } {
    const said: { address?: string; specialty?: string } = {};
    for (const { key, required } of this.context.about) {
      const { column, longest } = aboutColumns[key];
      const words = cell(column).trim();
      if (words !== '') said[key] = words.slice(0, longest);
      else if (required) problems.push({ field: key, code: 'required' });
    }
    return said;
  }

  /** Which of the specialists that the call looks for. A call that looks for none does not read the column. */
  private specialistOf(written: string, problems: FieldProblem[]): string | undefined {
    const { specialists } = this.context;
    if (written.trim() === '' || specialists.length === 0) return undefined;
    const found = specialists.find(({ skill }) => plain(skill) === plain(written));
    if (!found)
      problems.push({
        field: 'specialist',
        code: 'unknownSpecialist',
        params: { options: specialists.map(({ skill }) => skill).join('、') },
      });
    return found?.id;
  }

  private documentTypeOf(cell: Cells, problems: FieldProblem[]) {
    if (headingFor('documentType', this.columns) === undefined) return 'resident-id' as const;
    const type = identityDocumentTypeOf(cell('documentType'));
    if (!type)
      problems.push({ field: 'documentType', code: cell('documentType') === '' ? 'required' : 'unknownDocumentType' });
    return type;
  }

  private identityOf(
    row: SpreadsheetRow,
    cell: Cells,
    documentType: NonNullable<ShownRow['documentType']>,
    problems: FieldProblem[],
  ): Identity | undefined {
    const written = birthDateHeadings.map((heading) => row.cells[heading] ?? '').find((text) => text !== '');
    const read = readIdentity(
      {
        name: cell('name'),
        documentType,
        documentNumber: cell('documentNumber'),
        phone: cell('phone'),
        ...(written !== undefined && { birthDate: dayOf(written) ?? written }),
      },
      this.context.today,
      false,
    );
    problems.push(...read.problems);
    return read.identity;
  }

  /** The columns of the guardian may be missing while nobody in the sheet needs one. */
  private guardianOf(cell: Cells, { birthDate }: Identity, problems: FieldProblem[]): Guardian | undefined {
    const minor = birthDate !== undefined && isMinorOn(birthDate, this.context.today);
    const read = readGuardian({ name: cell('guardianName'), phone: cell('guardianPhone') }, minor);
    const columnless = headingFor('guardianName', this.columns) === undefined;
    problems.push(
      ...read.problems
        .map((one) => (columnless ? { ...one, code: 'guardianColumn' } : one))
        .slice(0, columnless ? 1 : 2),
    );
    return read.guardian;
  }

  private paperDayOf(written: string, problems: FieldProblem[]): string | undefined {
    const day = written === '' ? this.context.defaultPaperConsentOn : readDate(written);
    const code =
      day === undefined
        ? written === ''
          ? 'required'
          : 'notADate'
        : day === 'impossible'
          ? 'impossibleDate'
          : day > this.context.today
            ? 'futureDate'
            : undefined;
    if (code) problems.push({ field: 'paperConsentOn', code });
    return code ? undefined : day;
  }

  private ageProblems(identity: Identity, quota: CallQuota): FieldProblem[] {
    const wrong =
      identity.birthDate === undefined ? undefined : ageProblem(identity.birthDate, this.context.today, quota);
    return wrong ? [wrong] : [];
  }

  private repeats({ documentType, documentNumber, phone }: Identity, line: number): FieldProblem[] {
    const document = `${documentType} ${documentNumber}`;
    const [sameDocument, samePhone] = [this.documentLines.get(document), this.phoneLines.get(phone)];
    if (sameDocument === undefined) this.documentLines.set(document, line);
    if (samePhone === undefined) this.phoneLines.set(phone, line);
    return [
      ...(sameDocument === undefined
        ? []
        : [{ field: 'documentNumber', code: 'repeatedDocument', params: { line: sameDocument } }]),
      ...(samePhone === undefined ? [] : [{ field: 'phone', code: 'repeatedPhone', params: { line: samePhone } }]),
    ];
  }

  /** Cells that can't be read at all come first, and what follows from them is left out. */
  private toErrors(
    { line, problems: unreadable }: SpreadsheetRow,
    problems: readonly FieldProblem[],
  ): ImportRowError[] {
    const dark = new Set(unreadable.map(({ column }) => column));
    const first = unreadable.map(({ column, code }) => ({
      line,
      field: column,
      column,
      code: `spreadsheet.${code}`,
      ...(code === 'cellTooLong' && { params: { limit: SPREADSHEET_LIMITS.cellLength } }),
    }));
    const rest = problems.flatMap(({ field, code, params }) => {
      const column = this.columnOf(field);
      if (column !== undefined && dark.has(column)) return [];
      return [
        {
          line,
          field,
          ...(column !== undefined && { column }),
          code,
          ...(params && { params: params as Record<string, string | number> }),
        },
      ];
    });
    return [...first, ...rest];
  }

  private columnOf(field: string): string | undefined {
    if (field === 'birthDate')
      return (
        birthDateHeadings.find((heading) => this.columns.includes(heading)) ??
        headingFor('documentNumber', this.columns)
      );
    if (field.startsWith('guardian.'))
      return headingFor(field === 'guardian.name' ? 'guardianName' : 'guardianPhone', this.columns);
    if (field === 'address') return headingFor(aboutColumns.address.column, this.columns);
    if (!field.startsWith('answers.')) return headingFor(field as SignUpColumn, this.columns);
    const key = field.split('.')[1];
    const described = this.context.teams.flatMap(({ quota }) => quota.form.fields).find((one) => one.key === key);
    const wanted = [described?.label?.['zh-CN'], described?.label?.en, key].map((name) => plain(name ?? ''));
    return this.columns.find((column) => wanted.includes(plain(column)));
  }
}

function answersOf(row: SpreadsheetRow, quota: CallQuota, problems: FieldProblem[]): object | undefined {
  const { answers, errors } = answersFromCells(quota.form, row.cells);
  const unread = new Set(errors.map(({ field }) => field));
  const checked = quota.validate(answers);
  const wrong = [...errors, ...(checked.ok ? [] : checked.errors.filter(({ field }) => !unread.has(field)))];
  problems.push(...wrong.map(({ field, code, params }) => ({ field: `answers.${field}`, code, params })));
  return wrong.length === 0 && checked.ok ? checked.value : undefined;
}

function shownRow(
  line: number,
  cell: Cells,
  documentType: ShownRow['documentType'],
  paperConsentOn: string | undefined,
): ShownRow {
  const phone = normalisePhone(cell('phone'));
  return {
    line,
    name: cell('name').slice(0, 60),
    documentType,
    maskedDocument: cell('documentNumber') === '' ? undefined : maskDocumentNumber(cell('documentNumber').slice(0, 30)),
    maskedPhone: phone.ok ? maskPhone(phone.normalised) : undefined,
    teamType: cell('teamType').slice(0, 60),
    paperConsentOn,
  };
}

function dayOf(written: string): string | undefined {
  const day = readDate(written);
  return day !== undefined && isCalendarDate(day) ? day : undefined;
}
