import { Thrown, watched } from '../host/watchdog.js';
import { policyLimit, type PolicyOutcome, readable } from '../host/run-policy.js';

/** How long all plugins together may keep one hook call, in milliseconds. */
const togetherLimit = 1_000;
/** Of its limit a call must have had so much of the processor before it is blamed for being slow, or so many tries. */
const nearly = 0.8;
const attempts = 5;

/**
 * Calls pure functions of several plugins one after the other under one watchdog: a `vm` timeout of its own for each would cost
 * more than the functions do. Whoever is at it when the time is over is set aside, and the rest go on; those set aside are called
 * alone at the end, so that nobody is blamed for the others, and nobody stays unheard because of another.
 * @param calls what they return must be plain data made inside the call: nothing of a plugin runs after it
 * @returns for each what came of it; undefined for those there was no time for
 */
export function runTogether<T>(
  calls: readonly (() => T)[],
  limit = policyLimit,
  altogether = togetherLimit,
): readonly (PolicyOutcome<T> | undefined)[] {
  const outcomes: (PolicyOutcome<T> | undefined)[] = calls.map(() => undefined);
  const started = performance.now();
  const left = (): number => altogether - (performance.now() - started);
  const aside: number[] = [];
  let next = 0;
  const rest = (): void => {
    for (; next < calls.length; next++) outcomes[next] = settled(calls[next] as () => T);
  };
  while (next < calls.length && left() > altogether / 2) {
    if (watched(rest, limit) !== 'stopped') break;
    aside.push(next++);
  }
  for (const index of aside) outcomes[index] = alone(calls[index] as () => T, limit, left);
  return outcomes;
}

/** Runs inside the watchdog: what an error says of itself is the plugin's code too. */
function settled<T>(call: () => T): PolicyOutcome<T> {
  try {
    return { ok: true, value: call() };
  } catch (error) {
    if (error instanceof InvalidAnswer) return { ok: false, reason: 'invalid', message: error.message };
    return { ok: false, reason: 'threw', message: says(error) };
  }
}

function says(error: unknown): string {
  try {
    return readable(error);
  } catch {
    return 'It throws something that says nothing.';
  }
}

/**
 * The timeout goes by the clock on the wall, and a busy machine may have given the processor to others: a pure function is called
 * again until it had its share, or there is no time left.
 */
function alone<T>(call: () => T, limit: number, left: () => number): PolicyOutcome<T> | undefined {
  const before = process.cpuUsage();
  for (let attempt = 1; left() >= limit; attempt++) {
    const outcome = watched(() => settled(call), limit);
    if (outcome instanceof Thrown)
      return { ok: false, reason: 'threw', message: 'It throws something that says nothing.' };
    if (outcome !== 'stopped') return outcome.value;
    const { user, system } = process.cpuUsage(before);
    if (attempt === attempts || (user + system) / 1_000 >= limit * nearly)
      return { ok: false, reason: 'slow', message: `It did not answer within ${limit} ms.` };
  }
  return undefined;
}

/** An answer that does not hold; thrown inside the call that looks at it. */
export class InvalidAnswer extends Error {}
