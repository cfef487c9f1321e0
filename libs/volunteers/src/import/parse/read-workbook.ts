import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { READ_ROWS } from './limits.js';
import type { RawCell, RawRow } from './raw-row.js';
import { SpreadsheetError } from './spreadsheet-error.js';
import { packStored, unpackZip } from './zip-archive.js';

/** Longest reading of one workbook, in milliseconds; five thousand rows of sixty columns take about a second. */
const TIME_LIMIT = 30_000;
const MEMORY_LIMIT_MB = 256;

type Reply = {
  readonly rows: readonly { readonly line: number; readonly cells: readonly (Exclude<RawCell, undefined> | null)[] }[];
};

/**
 * Reads the first sheet of an .xlsx file. The parser works in a process of its own with a memory and a time limit and
 * without environment: a sheet of a few hundred bytes may claim a cell in row 9007199254740991, and a parser that
 * believes it takes its whole process along (a thread does not help: running out of memory there ends all threads).
 *
 * @throws SpreadsheetError damagedFile, tooLargeUnpacked, unsupportedFormat
 */
export async function readWorkbook(file: Buffer): Promise<readonly RawRow[]> {
  const parts = unpackZip(file, (name) => name.endsWith('.xml') || name.endsWith('.rels'));
  if (!parts.has('xl/workbook.xml')) throw new SpreadsheetError('unsupportedFormat');
  const answer = await readApart(packStored(parts));
  // A reader that was killed or ran out of memory leaves no whole answer.
  if (!answer.endsWith('\n')) throw new SpreadsheetError('tooLargeUnpacked');
  const reply = JSON.parse(answer) as Reply | null;
  if (reply === null) throw new SpreadsheetError('damagedFile');
  return reply.rows.map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell ?? undefined) }));
}

/** What the reading process wrote until it ended, however it ended. */
function readApart(archive: Buffer): Promise<string> {
  const library = createRequire(import.meta.url).resolve('read-excel-file/universal');
  const source = `(${readSheetHere.toString()})(require, ${JSON.stringify(library)}, ${READ_ROWS});`;
  const child = spawn(process.execPath, [`--max-old-space-size=${MEMORY_LIMIT_MB}`, '-e', source], {
    cwd: '/',
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: TIME_LIMIT,
    killSignal: 'SIGKILL',
  });
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
    // The reader may end before it has taken everything; its answer, or the lack of it, says the rest.
    child.stdin.on('error', () => undefined);
    child.stdin.end(archive);
  });
}

/** Runs in the other process from its source text, so it must not refer to anything outside itself. */
function readSheetHere(load: NodeJS.Require, library: string, mostRows: number): void {
  const { readSheet } = load(library) as typeof import('read-excel-file/universal');
  const { buffer } = load('node:stream/consumers') as typeof import('node:stream/consumers');
  const parseNumber = (written: string) => ({ number: written });
  const plain = (cell: unknown) => (cell instanceof Date ? { date: cell.getTime() } : cell);
  void buffer(process.stdin)
    .then((bytes) => readSheet(new Uint8Array(bytes).buffer, 1, { parseNumber }))
    .then((rows) =>
      rows
        .map((row, index) => ({ line: index + 1, cells: row.map(plain) }))
        .filter(({ cells }) => cells.some((cell) => cell !== null)),
    )
    .then(
      (rows) => JSON.stringify({ rows: rows.slice(0, mostRows) }),
      () => 'null',
    )
    .then((answer) => process.stdout.write(`${answer}\n`));
}
