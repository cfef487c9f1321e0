import { hasBadCharacter, readDate } from '@redmaple/forms';
import { LIMITS } from './limits.js';
import type { RawCell } from './raw-row.js';
import type { RowProblemCode } from './spreadsheet-error.js';

export type CellText = { readonly text: string } | { readonly problem: RowProblemCode };

/** Excel keeps fifteen digits of a number; an identity number typed as one has lost its last three. */
const EXACT_DIGITS = 15;
/** What is left of a long number in a CSV file that Excel wrote: 3.30681E+17. */
const SHORTENED_NUMBER = /^\d(?:\.\d+)?E\+(\d+)$/i;
const SHORTENED_FROM = 10;
/** Ways to make Excel treat digits as text: ="0571", '0571 */
const FORCED_TEXT = /^="([^"]*)"$|^'(?=[\d+])/;
/** The reader puts a time of day without a date on 30 December 1899, Excel's day zero. */
const FIRST_DATE = Date.UTC(1899, 11, 31);
const HALF_A_MINUTE = 30_000;

/**
 * The text a person sees in a cell: dates as YYYY-MM-DD (2026/3/5 and 2026年3月5日 as well), times of day as HH:MM,
 * numbers without decorations. A number that is too long to be exact is a problem, not a text.
 */
export function cellText(cell: RawCell): CellText {
  if (cell === undefined) return { text: '' };
  if (typeof cell === 'boolean') return { text: cell ? 'TRUE' : 'FALSE' };
  if (typeof cell === 'string') return writtenText(cell);
  return 'date' in cell ? { text: dateText(cell.date) } : numberText(cell.number);
}

function dateText(instant: number): string {
  if (Number.isNaN(new Date(instant).getTime())) return '';
  if (instant >= FIRST_DATE) return new Date(instant).toISOString().slice(0, 10);
  // 22:00 is stored as the fraction 0.91666…, which comes out a millisecond early.
  return new Date(instant + HALF_A_MINUTE).toISOString().slice(11, 16);
}

function numberText(written: string): CellText {
  const value = Number(written);
  return Math.abs(value) < 10 ** EXACT_DIGITS ? { text: String(value) } : { problem: 'numericDocument' };
}

function writtenText(written: string): CellText {
  const trimmed = written.trim().replace(FORCED_TEXT, '$1').replace(/\r\n?/g, '\n');
  if (hasBadCharacter(trimmed, true)) return { problem: 'badCharacter' };
  if (trimmed.length > LIMITS.cellLength) return { problem: 'cellTooLong' };
  const shortened = SHORTENED_NUMBER.exec(trimmed);
  if (shortened && Number(shortened[1]) >= SHORTENED_FROM) return { problem: 'numericDocument' };
  const day = readDate(trimmed);
  return { text: day === undefined || day === 'impossible' ? trimmed : day };
}
