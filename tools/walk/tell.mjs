// What the walk prints, and how it says that something is not as promised.

/** Something is not as promised. Its message says what, what was expected and what came instead. */
export class NotAsPromised extends Error {
  /** @param {string} what @param {unknown} expected @param {unknown} got */
  constructor(what, expected, got) {
    super(`${what}\n    应为 expected: ${shown(expected)}\n    实为 got:      ${shown(got)}`);
  }
}

/** Runs steps one after the other and prints each with its time. */
export class Walk {
  /** Steps that went well. */
  done = 0;
  #began = performance.now();

  /** @param {string} number @param {string} zh @param {string} en */
  chapter(number, zh, en) {
    console.log(`\n${number}. ${zh} · ${en}`);
  }

  /**
   * @template T
   * @param {string} zh @param {string} en @param {() => Promise<T>} work
   * @returns {Promise<T>}
   * @throws whatever the step throws, after its line was printed
   */
  async step(zh, en, work) {
    const began = performance.now();
    const line = (mark) => `  ${mark} ${seconds(began)}  ${zh} · ${en}`;
    try {
      const result = await work();
      console.log(line('✓'));
      this.done++;
      return result;
    } catch (error) {
      console.log(line('✗'));
      throw error;
    }
  }

  /** How long everything has taken. */
  get time() {
    return seconds(this.#began).trim();
  }
}

/**
 * The value itself, if it is as expected.
 * @template T
 * @param {string} what @param {T} got @param {unknown} expected
 * @returns {T}
 */
export function same(what, got, expected) {
  if (JSON.stringify(got) !== JSON.stringify(expected)) throw new NotAsPromised(what, expected, got);
  return got;
}

/** @param {string} what @param {unknown} holds @param {unknown} [got] shown when it does not hold */
export function holds(what, holds, got = holds) {
  if (!holds) throw new NotAsPromised(what, 'yes', got);
}

/**
 * The value, if it is there.
 * @template T
 * @param {string} what @param {T | undefined | null} value @param {unknown} [among] shown when it is missing
 * @returns {T}
 */
export function there(what, value, among = value) {
  if (value === undefined || value === null) throw new NotAsPromised(what, 'there', among);
  return value;
}

/**
 * Asks again until there is an answer.
 * @template T
 * @param {string} what @param {number} patience seconds
 * @param {() => Promise<T | undefined | false>} ask
 * @param {() => unknown} [last] what to show when it does not come
 * @returns {Promise<T>}
 */
export async function eventually(what, patience, ask, last = () => 'nothing') {
  const end = performance.now() + patience * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new NotAsPromised(what, `within ${patience} s`, last());
    await pause(0.2);
  }
}

/** @param {number} seconds */
export const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

function shown(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === undefined ? 'nothing' : text.length > 1_500 ? `${text.slice(0, 1_500)} …` : text;
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(2)} s`.padStart(8);
}
