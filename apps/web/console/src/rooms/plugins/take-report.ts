import type { PluginColumn } from '../../app/plugin-manifest.js';
import { send } from '../../app/api.js';
import type { Words } from '../../app/words.js';
import { rowsOf } from './answers.js';
import { askPlugin } from './plugin-api.js';
import { valueText } from './values.js';

/** More is no list that a person reads. */
const mostRows = 50_000;
/** A spreadsheet takes a cell that begins so for a formula. */
const formula = /^[=+\-@\t\r]/;

interface ReportSource {
  readonly plugin: string;
  readonly report: string;
  readonly source: string;
  readonly columns: readonly PluginColumn[];
}

/** Writes down that it is taken, reads all of it and gives it to the browser as a file. @throws Problem */
export async function takeReport({ plugin, report, source, columns }: ReportSource, words: Words): Promise<void> {
  await send('post', '/api/v1/ui/plugins/{plugin}/reports/{code}/taken', { path: { plugin, code: report } });
  const lines = [columns.map((one) => words.label(one.heading))];
  for await (const row of rows(plugin, source)) lines.push(columns.map((one) => valueText(one, row[one.key], words)));
  // Excel takes a file of CSV for UTF-8 only with the mark in front.
  const text = `\uFEFF${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${plugin}-${report}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function* rows(plugin: string, path: string): AsyncGenerator<Readonly<Record<string, unknown>>> {
  let after: string | undefined;
  let count = 0;
  do {
    const page = rowsOf(await askPlugin({ plugin, method: 'GET', path, query: after === undefined ? {} : { after } }));
    yield* page.rows;
    count += page.rows.length;
    // A source that answers the same page for ever is at its end.
    after = page.next === after ? undefined : page.next;
  } while (after !== undefined && count < mostRows);
}

/** As a cell of CSV; what a spreadsheet would take for a formula stays a text. */
export function cell(text: string): string {
  const safe = formula.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
