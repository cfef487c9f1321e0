// What the house's own thread and the one that watches over it have in common. It imports nothing: the thread is to be light.

/**
 * By this signal a process ends itself that a plugin keeps from everything else: it means that a time is over, nobody else sends it, and
 * it leaves no core behind. scripts/lib/rolling.mjs starts such a process again.
 */
export const endedForLoop: NodeJS.Signals = process.platform === 'win32' ? 'SIGKILL' : 'SIGALRM';

/** Whose code is running. */
export interface Speaker {
  readonly plugin: string;
  readonly county?: string;
  /** Of its folder. */
  readonly url: string;
}

/** What the watching thread is given. */
export interface WatchOrder {
  /** When the house's own thread turned last: nanoseconds of the machine's clock. */
  readonly beat: SharedArrayBuffer;
  readonly dataDirectory: string;
}

/** Under this symbol the house's own thread says who speaks. */
export const speakerSymbol = 'redmaple.speaker';
/** Evaluated where the code was stopped: it answers in the context of whatever is running there. */
export const speakerExpression = `JSON.stringify(globalThis[Symbol.for('${speakerSymbol}')]?.())`;
