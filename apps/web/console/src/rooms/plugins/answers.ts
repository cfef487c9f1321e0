import { Problem } from '../../app/api.js';

type Values = Readonly<Record<string, unknown>>;

/** A row of a source. */
export interface Row {
  /** The row's own `id`, or its place where it has none. */
  readonly id: string;
  /** Whether the id is its own, so that it can be opened. */
  readonly known: boolean;
  readonly values: Values;
}

export interface RowPage {
  readonly rows: readonly Values[];
  readonly next?: string;
}

/** More at once would stop the page: such a source has to answer page by page. */
export const mostRows = 2_000;

/** What a source answered, as rows: an array, or a page of them. @throws Problem where it is neither */
export function rowsOf(answer: unknown): RowPage {
  const list = isRecord(answer) ? answer.items : answer;
  if (!Array.isArray(list) || !list.every(isRecord)) throw new Problem(200, 'plugin.nonsense', '');
  if (list.length > mostRows) throw new Problem(200, 'plugin.tooMany', '');
  const next = isRecord(answer) && typeof answer.next === 'string' && answer.next !== '' ? answer.next : undefined;
  return { rows: list, ...(next !== undefined && { next }) };
}

/** What a source answered, as one record. @throws Problem where it is none */
export function recordOf(answer: unknown): Values {
  if (!isRecord(answer)) throw new Problem(200, 'plugin.nonsense', '');
  return answer;
}

/** Rows with ids to tell them apart, whatever the source says. */
export function withIds(rows: readonly Values[]): Row[] {
  const seen = new Set<string>();
  return rows.map((values, index) => {
    const own = typeof values.id === 'string' || typeof values.id === 'number' ? String(values.id) : '';
    const known = own !== '' && !seen.has(own);
    seen.add(own);
    return { id: known ? own : `#${index}`, known, values };
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
