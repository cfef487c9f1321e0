import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';

/** @param {number[]} values @returns {number} the middle value */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** @param {number[]} values @param {number} share 0 to 1 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** @param {number} value @param {number} [digits] */
export const round = (value, digits = 3) => Number(value.toFixed(digits));

/** How far values lie apart, as a share of their median. @param {number[]} values */
export const spread = (values) => round((Math.max(...values) - Math.min(...values)) / (median(values) || 1));

/** The machine's load now, to be read beside every figure. */
export const load = () =>
  loadavg()
    .map((one) => round(one, 2))
    .join(' ');

/** Processor time that a process has used, where the system tells it (Linux, in hundredths of a second). @param {number} pid */
export function processorSeconds(pid) {
  const [user, system] = timesOf(pid);
  return user + system;
}

/** The same of a process' children together, also of those that ended and were waited for. @param {number} pid */
export function processorSecondsOfChildren(pid) {
  const [, , user, system] = timesOf(pid);
  // One that ends just now is among those that ended the next time.
  const alive = childrenOf(pid)?.reduce((sum, child) => sum + (processorSeconds(child) || 0), 0);
  return user + system + (alive ?? Number.NaN);
}

/** Seconds of a process in its own code and in the kernel's, then the same of its children that ended. @param {number} pid */
function timesOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields.slice(11, 15).map((ticks) => Number(ticks) / 100);
  } catch {
    return [Number.NaN, Number.NaN, Number.NaN, Number.NaN];
  }
}

/** Undefined where the system does not tell. @param {number} pid */
function childrenOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  } catch {
    return undefined;
  }
}

/**
 * Within what the median of all there could be lies with a probability of 95 %, by the order of the values alone.
 * @param {number[]} values
 */
export function medianBetween(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const off = Math.floor(sorted.length / 2 - 0.98 * Math.sqrt(sorted.length));
  const least = Math.max(0, off);
  return [sorted[least] ?? 0, sorted[sorted.length - 1 - least] ?? 0];
}

/**
 * Runs two sides in turn, A B A B …, and gives the figures of both.
 * @param {number} rounds
 * @param {{ a: () => Promise<number>, b: () => Promise<number>, say?: (line: string) => void }} sides each answers one figure
 */
export async function interleave(rounds, { a, b, say = console.log }) {
  /** @type {number[]} */
  const first = [];
  /** @type {number[]} */
  const second = [];
  for (let one = 0; one < rounds; one++) {
    // Alternating who begins takes away the advantage of a warm or a tired machine.
    if (one % 2 === 0) {
      first.push(await a());
      second.push(await b());
    } else {
      second.push(await b());
      first.push(await a());
    }
    say(
      `  round ${one + 1}: ours ${round(first.at(-1) ?? 0, 1)}  bare ${round(second.at(-1) ?? 0, 1)}  load ${load()}`,
    );
  }
  return { a: first, b: second };
}

/** The last line of every bench: one JSON object. @param {Record<string, unknown>} result */
export function report(result) {
  console.log(JSON.stringify({ ...result, node: process.version, load: load() }));
}

/** Value of `--name value` on the command line. @param {string} name @param {number} fallback */
export function numberOption(name, fallback) {
  const index = process.argv.indexOf(`--${name}`);
  const value = index === -1 ? Number.NaN : Number(process.argv[index + 1]);
  return Number.isFinite(value) ? value : fallback;
}
