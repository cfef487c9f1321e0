import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isAlive } from './processes.mjs';

/** A run of tests: what it counted, what is left to clean up, and the program that runs them just now. */
export class TestRun {
  counts = { passed: 0, failed: 0, skipped: 0 };
  /** Somebody asked it to end. */
  interrupted = false;
  /** In CI a missing part is a failure. */
  mustRunAll = process.env.CI === 'true';

  #began = performance.now();
  /** @type {(() => Promise<void>)[]} */
  #cleanups = [];
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #program;

  /**
   * @param {object} given
   * @param {string} given.title how the closing words begin: "Tests"
   * @param {string} given.prefix of its directories below the system's temporary one
   * @param {NodeJS.Signals} given.stopsOn the signal on which the program cleans up after itself
   */
  constructor({ title, prefix, stopsOn }) {
    this.title = title;
    this.prefix = prefix;
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(name, () => {
        this.interrupted = true;
        if (this.#program) this.#program.kill(stopsOn);
        else void this.finish(130);
      });
  }

  /** Runs `main` and ends the process, whatever happens. */
  async run(main) {
    try {
      await main();
    } catch (error) {
      console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
      this.counts.failed += 1;
    }
    await this.finish();
  }

  seconds() {
    return ((performance.now() - this.#began) / 1000).toFixed(1);
  }

  /** Done at the end, the newest first. */
  afterwards(cleanup) {
    this.#cleanups.push(cleanup);
  }

  /** A directory of its own; those of runs that were killed go. */
  directory() {
    for (const name of readdirSync(os.tmpdir()).filter((one) => one.startsWith(this.prefix))) {
      const pid = Number(name.slice(this.prefix.length).split('-')[0]);
      if (!isAlive(pid)) rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true });
    }
    const directory = mkdtempSync(path.join(os.tmpdir(), `${this.prefix}${process.pid}-`));
    this.afterwards(async () => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));
    return directory;
  }

  /**
   * Runs the program that runs the tests.
   * @returns {Promise<number>} exit code
   */
  program(args, options) {
    return new Promise((resolve) => {
      this.#program = spawn(process.execPath, args, options);
      const ended = (code) => {
        this.#program = undefined;
        resolve(code ?? 1);
      };
      this.#program.once('error', () => ended(1));
      this.#program.once('exit', ended);
    });
  }

  /**
   * Adds what a program counted.
   * @param {() => { passed: number, failed: number, skipped: number }} read throws when there are no results
   */
  add(read, code, complaint) {
    const before = this.counts.failed;
    try {
      const { passed, failed, skipped } = read();
      this.counts.passed += passed;
      this.counts.failed += failed;
      this.counts.skipped += skipped;
    } catch {
      console.error(`${complaint} (exit ${code}).`);
      this.counts.failed += 1;
    }
    if (code !== 0 && this.counts.failed === before) this.counts.failed += 1;
  }

  /** Cleans up, prints the closing line as the very last one, and ends. */
  async finish(code) {
    const exitCode = code ?? (this.interrupted ? 130 : this.counts.failed > 0 ? 1 : 0);
    for (const cleanup of this.#cleanups.splice(0).reverse())
      await cleanup().catch((error) => console.error(error.message));
    const since = Number(process.env.REDMAPLE_BEGAN_AT);
    const overall = since ? `, ${((Date.now() - since) / 1000).toFixed(0)} s since the run began` : '';
    console.error(`\n${this.title} took ${this.seconds()} s${overall}.`);
    const { passed, failed, skipped } = this.counts;
    process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`, () => process.exit(exitCode));
  }
}
