import {
  type FieldDescription,
  IDENTITY_DOCUMENT_TYPES,
  identityDocumentLabels,
  type LocalisedText,
} from '@redmaple/forms';
import type { SheetCell, SheetColumn } from '@redmaple/platform';
import { SIGN_UP_COLUMNS, type SignUpColumn } from './parse/sign-up-columns.js';
import { aboutColumns, askedColumns } from './sheet-columns.js';
import type { ImportForm, ImportTeam } from './import-form.js';

/** A column of the sheet that people fill in, with what stands in its example. */
interface TemplateColumn extends SheetColumn {
  readonly example: SheetCell;
}

/** A row whose name begins so is an example: it shows how to fill in, and nobody is made of it. */
const exampleMark = '【示例】';
const required = new Set<SignUpColumn>(['name', 'documentType', 'documentNumber', 'phone', 'teamType']);
const widths: Partial<Record<SignUpColumn, number>> = {
  documentNumber: 24,
  phone: 16,
  teamType: 18,
  area: 24,
  specialist: 18,
  note: 24,
};
/** Columns that lose digits or change their face when a program takes them for numbers or days. */
const texts = new Set<SignUpColumn>(['documentNumber', 'phone', 'guardianPhone', 'paperConsentOn']);
const examples: Record<Exclude<SignUpColumn, 'teamType' | 'specialist'>, string> = {
  name: `${exampleMark}王小枫`,
  documentType: identityDocumentLabels['zh-CN']['resident-id'],
  documentNumber: '999999199001010018',
  phone: '15400000000',
  area: '枫桥镇某村',
  specialty: '会划船',
  guardianName: '',
  guardianPhone: '',
  paperConsentOn: '2026-03-05',
  note: '本行只是示例，不会导入',
};

export function isExample(name: string): boolean {
  return name.trimStart().startsWith(exampleMark);
}

/**
 * The columns of a call's sheet: what every sign-up holds, then the questions of its team types. Team types that ask the same
 * under the same words share a column, as the importer reads it. What the call does not ask has no column. Headings are
 * Chinese: so the papers are.
 * @param help words for people, by the column's key
 */
export function templateColumns(
  form: ImportForm,
  help: (key: string, params?: Record<string, string>) => string,
): TemplateColumn[] {
  const { teams, about, specialists } = form;
  const core = askedColumns(form).map((key): TemplateColumn => {
    const options = optionsOf(key, form);
    const width = widths[key];
    const question = about.find((one) => aboutColumns[one.key].column === key);
    const hint = wordsOf(question?.hint);
    return {
      heading: `${SIGN_UP_COLUMNS[key][0]}${required.has(key) || question?.required ? '*' : ''}`,
      ...(width !== undefined && { width }),
      ...(texts.has(key) && { text: true }),
      ...(options && { options }),
      help: [help(question?.required ? 'needed' : key), ...(hint === undefined ? [] : [hint])].join('\n'),
      example: key === 'teamType' ? teams[0]?.names[0] : key === 'specialist' ? specialists[0]?.skill : examples[key],
    };
  });
  return [...core, ...questionColumns(teams, help)];
}

function questionColumns(
  teams: readonly ImportTeam[],
  help: (key: string, params?: Record<string, string>) => string,
): TemplateColumn[] {
  const columns = new Map<string, { field: FieldDescription; asked: string[] }>();
  for (const { quota, names } of teams)
    for (const field of quota.form.fields) {
      const heading = wordsOf(field.label) ?? field.key;
      const known = columns.get(heading);
      if (known) known.asked.push(names[0] ?? quota.teamTypeCode);
      else columns.set(heading, { field, asked: [names[0] ?? quota.teamTypeCode] });
    }
  return [...columns].map(([heading, { field, asked }]) => {
    const options = answersOf(field);
    const hint = wordsOf(field.hint);
    const told = [
      help(field.required ? 'asked' : 'askedOptional', { teams: asked.join('、') }),
      ...(hint === undefined ? [] : [hint]),
      ...(field.kind === 'choices' ? [help('several', { options: options?.join('、') ?? '' })] : []),
    ];
    return {
      heading,
      width: Math.min(40, Math.max(14, heading.length * 2 + 2)),
      // Several answers go into one cell, which a list to choose from would not let.
      ...(options && field.kind !== 'choices' && { options }),
      help: told.join('\n'),
      text: field.kind === 'text' || field.kind === 'date' || field.kind === 'time',
      // The example shows the first team's questions.
      example: asked[0] === teams[0]?.names[0] ? exampleOf(field, options) : undefined,
    };
  });
}

function optionsOf(key: SignUpColumn, { teams, specialists }: ImportForm): string[] | undefined {
  if (key === 'specialist') return specialists.map(({ skill }) => skill);
  if (key === 'teamType') return teams.map(({ names }) => names[0] ?? '');
  if (key !== 'documentType') return undefined;
  return IDENTITY_DOCUMENT_TYPES.map((type) => identityDocumentLabels['zh-CN'][type]);
}

function answersOf({ kind, options, optionLabels }: FieldDescription): string[] | undefined {
  if (kind === 'yesNo') return ['是', '否'];
  return options?.map((option) => wordsOf(optionLabels?.[option]) ?? option);
}

function exampleOf({ kind, min }: FieldDescription, options: readonly string[] | undefined): SheetCell {
  if (options) return options[0];
  if (kind === 'whole' || kind === 'decimal') return Math.max(min ?? 0, 1);
  if (kind === 'date') return '2026-03-05';
  return kind === 'time' ? '08:30' : undefined;
}

function wordsOf(text: LocalisedText | undefined): string | undefined {
  return text?.['zh-CN'];
}
