import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { inTime } from '@redmaple/platform';
import type { PolicyFailure } from '../host/run-policy.js';
import { carefulParse } from './careful-parse.js';
import { frame, FrameError, FrameReader } from './frames.js';
import { type Question, startId, toAnswer } from './messages.js';
import { factsOf } from './process-facts.js';
import { limits } from './limits.js';
import { enterSandbox } from './sandbox.js';
import type { StartGate } from './start-gate.js';

/** What came of a question. `away`: there is no process to ask just now, and that is nobody's new fault. */
export type IsolatedOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: PolicyFailure | 'away'; readonly message: string };

/** Part of the time for an answer in which it must have had the processor to be blamed for a loop. */
const fairShare = 0.3;
const answerDepth = 12;
const descriptionDepth = 40;

/** The plugin's package, as the sandbox needs it. */
export interface IsolatedPackage {
  readonly directory: string;
  /** Path of the module with the default export, inside `directory`. */
  readonly entry: string;
}

type Settle = (outcome: IsolatedOutcome) => void;

interface Pending {
  readonly id: string;
  readonly settle: Settle;
  readonly timer: NodeJS.Timeout;
}

/**
 * One closed process of one plugin for one county: started when it is asked, stopped by the kernel between two questions (a plugin
 * does nothing that it was not asked to), killed at the first word or byte too many. `off → starting → ready ⇄ busy`, and from each of
 * them by a failure to `resting`, which ends by itself.
 */
export class IsolatedProcess {
  private child: ChildProcess | undefined;
  private pid: number | undefined;
  private began: number | undefined;
  private reader = new FrameReader(0);
  private pending: Pending | undefined;
  private line: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private failures = 0;
  private restsUntil = 0;
  /** How often the host ended it: who waited meanwhile does not start it anew. */
  private stops = 0;
  /** What went wrong while nobody waited: told to the next who asks. */
  private unspoken: IsolatedOutcome | undefined;
  /** What the plugin declares, once it was loaded. */
  private declared: string | undefined;
  lastAsked = performance.now();

  /**
   * @param expected what it declared when it was checked; one that declares something else is not that plugin
   * @param starts whom it shares the starts with, and under which name
   */
  constructor(
    private readonly plugin: IsolatedPackage,
    private readonly expected?: string,
    private readonly starts?: { readonly gate: StartGate; readonly as: string },
  ) {}

  get isBusy(): boolean {
    return this.waiting > 0;
  }

  get isRunning(): boolean {
    return this.child !== undefined;
  }

  /** Loads the plugin and answers what it declares. */
  async describe(): Promise<IsolatedOutcome> {
    const outcome = await this.start();
    return outcome.ok ? { ok: true, value: JSON.parse(this.declared ?? 'null') as unknown } : outcome;
  }

  /** Asks one question; others wait for their turn. Never throws because of the plugin. */
  ask(question: Question): Promise<IsolatedOutcome> {
    this.lastAsked = performance.now();
    if (this.waiting >= limits.waiting) return Promise.resolve(away('Too many questions wait for it.'));
    this.waiting++;
    const latest = performance.now() + limits.wait;
    const { stops } = this;
    const turn = this.line.then(() =>
      stops === this.stops ? this.takeTurn(question, latest) : away('It was stopped.'),
    );
    this.line = turn;
    const served = turn.finally(() => this.waiting--);
    return inTime(
      latest - performance.now(),
      () => served,
      () => away('It is not ready yet.'),
    );
  }

  private async takeTurn(question: Question, latest: number): Promise<IsolatedOutcome> {
    if (performance.now() > latest) return away('Others were before it.');
    const told = this.unspoken;
    this.unspoken = undefined;
    if (told) return told;
    if (!this.child) {
      const seconds = Math.ceil((this.restsUntil - performance.now()) / 1_000);
      if (seconds > 0) return away(`It failed and rests for ${seconds} s.`);
      const started = await this.startInTurn(latest);
      if (!started) return away('Others are being started.');
      if (!started.ok) return started;
    }
    const outcome = await this.exchange(randomUUID(), limits.answer, limits.answerBytes, (id) => {
      this.signal('SIGCONT');
      this.child?.stdin?.write(frame({ ...question, id }));
    });
    this.signal('SIGSTOP');
    return outcome;
  }

  /** When it is its turn, unless it was stopped meanwhile. */
  private startInTurn(latest: number): Promise<IsolatedOutcome | undefined> {
    const { stops, starts } = this;
    const start = (): Promise<IsolatedOutcome> =>
      stops === this.stops ? this.start() : Promise.resolve(away('It was stopped.'));
    return starts ? starts.gate.pass(starts.as, latest, start) : start();
  }

  private get startLimit(): number {
    return this.expected === undefined ? limits.firstStart : limits.start;
  }

  private async start(): Promise<IsolatedOutcome> {
    const entry = `/plugin/${this.plugin.entry}`;
    const outcome = await this.exchange(startId, this.startLimit, limits.descriptionBytes, () => {
      this.follow(enterSandbox({ program: 'main', arguments: [entry], directory: this.plugin.directory }));
    });
    if (!outcome.ok) {
      this.fail();
      return outcome;
    }
    if (this.pid === undefined) {
      this.fail();
      return away('It is not known which process it is.');
    }
    this.signal('SIGSTOP');
    this.declared = JSON.stringify(outcome.value);
    if (this.expected === undefined || this.declared === this.expected) return outcome;
    this.fail();
    return { ok: false, reason: 'invalid', message: 'It declares something else than when it was checked.' };
  }

  /** Says something and waits for the one answer to it. */
  private exchange(id: string, limit: number, most: number, speak: (id: string) => void): Promise<IsolatedOutcome> {
    return new Promise((settle) => {
      const used = this.pid === undefined ? 0 : (factsOf(this.pid)?.used ?? 0);
      const timer = setTimeout(() => this.tooSlow(limit, used), limit);
      this.pending = { id, settle, timer };
      this.reader.allow(most);
      if (id === startId) this.reader = new FrameReader(most);
      speak(id);
    });
  }

  private follow(child: ChildProcess): void {
    this.child = child;
    const isCurrent = (): boolean => this.child === child;
    child.stdout?.on('data', (piece: Buffer) => isCurrent() && this.hear(piece));
    let complaint = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (complaint.length < 4_000) complaint += text;
    });
    child.stdin?.on('error', () => {});
    child.stdio[3]?.once('data', (text: Buffer) => isCurrent() && this.learnPid(text));
    child.once('error', (error) => isCurrent() && this.die('threw', `It could not be started: ${error.message}.`));
    child.once('close', () => isCurrent() && this.die('threw', endOf(complaint)));
  }

  private hear(piece: Buffer): void {
    const { pending } = this;
    try {
      if (!pending) throw new FrameError('It speaks without being asked.');
      const bytes = this.reader.push(piece);
      if (!bytes) return;
      const depth = pending.id === startId ? descriptionDepth : answerDepth;
      const answer = toAnswer(carefulParse(bytes, depth), pending.id);
      if (answer.ok) {
        if (performance.now() > this.restsUntil + limits.longestRest) this.failures = 0;
        this.settle({ ok: true, value: answer.value });
      } else this.settle({ ok: false, reason: answer.reason, message: answer.message });
    } catch (error) {
      this.die('invalid', error instanceof FrameError ? error.message : 'It answers something that can not be read.');
    }
  }

  /** A machine that gave the processor to others meanwhile is no fault of the plugin; it is ended all the same. */
  private tooSlow(limit: number, usedBefore: number): void {
    const facts = this.pid === undefined ? undefined : factsOf(this.pid);
    const hadLittle = facts !== undefined && facts.used - usedBefore < limit * fairShare;
    // It was loaded before: what takes so long now is the machine, unless it kept the processor.
    const starved = hadLittle && (facts.wantsToRun || (limit === limits.start && this.expected !== undefined));
    this.die(starved ? 'away' : 'slow', `It did not answer within ${limit / 1000} s.`);
  }

  /** Ends the process, by its own doing. */
  private die(reason: PolicyFailure | 'away', message: string): void {
    const outcome: IsolatedOutcome = { ok: false, reason, message };
    this.fail();
    if (this.pending) this.settle(outcome);
    else this.unspoken = outcome;
  }

  private fail(): void {
    this.kill();
    this.restsUntil = performance.now() + Math.min(limits.longestRest, limits.rest * 2 ** this.failures);
    this.failures++;
    this.starts?.gate.noteFailure(this.starts.as);
  }

  private settle(outcome: IsolatedOutcome): void {
    const { pending } = this;
    this.pending = undefined;
    clearTimeout(pending?.timer);
    pending?.settle(outcome);
  }

  /** Ends the process, by the host's wish. Whoever waits is told that nobody answers. */
  stop(): void {
    this.stops++;
    this.kill();
    if (this.pending) this.settle(away('It was stopped.'));
  }

  private kill(): void {
    this.signal('SIGKILL');
    this.child = undefined;
    this.pid = undefined;
  }

  /** A process that is gone needs none. */
  private signal(name: 'SIGCONT' | 'SIGSTOP' | 'SIGKILL'): void {
    const { child, pid, began } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    // With bubblewrap ends what is inside.
    if (name === 'SIGKILL') child.kill(name);
    // A number is given to somebody else when its process is gone.
    if (pid === undefined || factsOf(pid)?.began !== began) return;
    try {
      process.kill(pid, name);
    } catch {
      // It ended meanwhile; its end is told by itself.
    }
  }

  private learnPid(text: Buffer): void {
    const pid = /"child-pid": (\d+)/.exec(text.toString('utf8'))?.[1];
    if (pid === undefined) return;
    this.pid = Number(pid);
    this.began = factsOf(this.pid)?.began;
  }

  /** Kills it when it holds too much memory. Called often while it runs. */
  weigh(): void {
    const facts = this.pid === undefined ? undefined : factsOf(this.pid);
    if (facts && facts.resident > limits.resident)
      this.die('threw', `It holds more than ${limits.resident / 1_000_000} MB of memory.`);
  }
}

function away(message: string): IsolatedOutcome {
  return { ok: false, reason: 'away', message };
}

function endOf(complaint: string): string {
  if (/heap out of memory/.test(complaint)) return 'It uses more than 64 MB of heap.';
  const line = complaint.split('\n').find((one) => /^\w*Error\b|^bwrap:/.test(one)) ?? '';
  return `It ended its process. ${line}`.trim().slice(0, 300);
}
