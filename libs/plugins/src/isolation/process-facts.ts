import { readFileSync } from 'node:fs';

/** What the kernel knows about a process. */
export interface ProcessFacts {
  /** Bytes of memory that it holds. */
  readonly resident: number;
  /** Milliseconds of the processor that it ever used. */
  readonly used: number;
  /** When it began, in the kernel's own count: with its number it names one process for ever. */
  readonly began: number;
  /** It would run if it were given a processor. */
  readonly wantsToRun: boolean;
}

/** Linux counts in hundredths of a second towards programs, whatever its own clock. */
const millisecondsPerTick = 10;

/** Undefined once it ended. */
export function factsOf(pid: number): ProcessFacts | undefined {
  try {
    const resident = /^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks and brackets itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      resident: Number(resident ?? 0) * 1024,
      used: (Number(fields[11]) + Number(fields[12])) * millisecondsPerTick,
      began: Number(fields[19]),
      wantsToRun: fields[0] === 'R',
    };
  } catch {
    return undefined;
  }
}
