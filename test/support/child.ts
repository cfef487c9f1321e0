import { readFileSync } from 'node:fs';
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** Root of the repository. */
export const repository = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process under test: what it printed so far, and its end. */
export class Child {
  output = '';
  readonly ended: Promise<Ended>;
  private readonly process: ChildProcess;

  /**
   * Runs Node with the arguments.
   * @param env over this process's environment; undefined removes a variable
   */
  constructor(args: readonly string[], options: { cwd?: string; env?: Record<string, string | undefined> } = {}) {
    const env = Object.fromEntries(
      Object.entries({ ...process.env, ...options.env }).filter(([, value]) => value !== undefined),
    );
    this.process = spawn(process.execPath, args, {
      cwd: options.cwd ?? repository,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    this.ended = new Promise((resolve) => this.process.once('close', (code, signal) => resolve({ code, signal })));
  }

  kill(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }

  /** @throws Error with the output when the text does not come within the time (milliseconds) */
  async untilPrinted(text: string | RegExp, timeout = 30_000): Promise<RegExpMatchArray> {
    const pattern = typeof text === 'string' ? new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')) : text;
    const end = performance.now() + timeout;
    for (;;) {
      const match = pattern.exec(this.output);
      if (match) return match;
      if (performance.now() > end || this.process.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const late = pattern.exec(this.output);
    if (late) return late;
    throw new Error(`"${pattern.source}" was not printed. Output:\n${this.output}`);
  }
}

/** Waits until the condition holds. @throws Error after the time (milliseconds) */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  timeout = 15_000,
): Promise<void> {
  const end = performance.now() + timeout;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** @returns whether a process of this number runs; one that nobody has collected yet counts as gone */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !isZombie(pid);
}

function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return true;
  }
}
