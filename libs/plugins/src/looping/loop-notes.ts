import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which plugin kept a process from everything else until that was ended. */
export interface LoopNote {
  readonly plugin: string;
  /** Undefined where it ran for no county. */
  readonly county: string | undefined;
  /** The function and the line it was at. */
  readonly place: string;
  readonly seconds: number;
}

function folderIn(dataDirectory: string): string {
  return join(dataDirectory, 'loops');
}

/** Leaves a note for the process that comes next. Whole or not at all. */
export function leaveNote(dataDirectory: string, note: LoopNote): void {
  const folder = folderIn(dataDirectory);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${process.pid}-${process.hrtime.bigint()}.json`);
  writeFileSync(`${file}.draft`, JSON.stringify(note));
  renameSync(`${file}.draft`, file);
}

/** Hands out each note once, to one of the processes that start at the same time. */
export function takeNotes(dataDirectory: string): LoopNote[] {
  const folder = folderIn(dataDirectory);
  return namesIn(folder).flatMap((name) => {
    const taken = join(folder, `${name}.taken`);
    try {
      renameSync(join(folder, name), taken);
      const note: unknown = JSON.parse(readFileSync(taken, 'utf8'));
      rmSync(taken);
      return isNote(note) ? [note] : [];
    } catch {
      // Another process was faster, or the file is no note.
      return [];
    }
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}

function isNote(value: unknown): value is LoopNote {
  const { plugin, place, seconds } = (value ?? {}) as Partial<Record<keyof LoopNote, unknown>>;
  return typeof plugin === 'string' && typeof place === 'string' && typeof seconds === 'number';
}
