import { Clock } from './clock.js';

/** A clock for tests: stands still until it is told to move. */
export class FakeClock extends Clock {
  private instant: Date | undefined;

  /** Fixes the time; `undefined` follows real time again. */
  set(instant: Date | string | undefined): void {
    this.instant = instant === undefined ? undefined : new Date(instant);
  }

  /** Moves a fixed (or the real) time forward by `milliseconds`. */
  advance(milliseconds: number): void {
    this.instant = new Date(this.now().getTime() + milliseconds);
  }

  override now(): Date {
    return this.instant ? new Date(this.instant) : new Date();
  }
}
