import { isPlain } from '../define/deep-freeze.js';

/** Something in a plugin that is not as the contract says. @since 1.0.0 */
export interface PluginProblem {
  /** Where: `teamTypes[0].requires.minAge`. */
  readonly path: string;
  /** What is wrong and how to put it right. */
  readonly message: string;
}

/** `path: message`, one line. */
export function describeProblem({ path, message }: PluginProblem): string {
  return path === '' ? message : `${path}: ${message}`;
}

/** Collects what is wrong, so that an author sees everything at once. */
export class Problems {
  readonly list: PluginProblem[] = [];

  add(path: string, message: string): void {
    this.list.push({ path, message });
  }

  /** Reports keys that the contract does not have: mostly misspellings. */
  unknownKeys(path: string, value: Record<string, unknown>, known: readonly string[]): void {
    for (const key of Object.keys(value)) {
      if (known.includes(key)) continue;
      this.add(join(path, key), `is no part of the contract: remove it or use one of ${known.join(', ')}.`);
    }
  }

  /** The items of an optional array; anything else is reported and counts as empty. */
  items(path: string, value: unknown): unknown[] {
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    this.add(path, 'must be an array: write [ … ].');
    return [];
  }

  /** The objects of an optional array with their paths; what is no object is reported. */
  records(path: string, value: unknown): [path: string, item: Record<string, unknown>][] {
    return this.items(path, value).flatMap((item, index) => {
      const at = `${path}[${index}]`;
      if (isRecord(item)) return [[at, item] as [string, Record<string, unknown>]];
      this.add(at, `is ${show(item)}: it must be an object { … }.`);
      return [];
    });
  }

  /** Reports a code that is not kebab case; returns it only when it is. */
  kebab(path: string, value: unknown): string | undefined {
    if (typeof value === 'string' && value.length <= 40 && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value)) return value;
    this.add(path, `is ${show(value)}: use at most 40 small letters and digits in kebab case, such as "river-patrol".`);
    return undefined;
  }

  /** Reports a number that is not whole or lies outside `least`…`most`. */
  whole(path: string, value: unknown, least: number, most: number): value is number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return true;
    this.add(path, `is ${show(value)}: use a whole number from ${least} to ${most}.`);
    return false;
  }

  /** Reports a value that is none of `allowed`. */
  oneOf(path: string, value: unknown, allowed: readonly string[]): void {
    if (typeof value === 'string' && allowed.includes(value)) return;
    this.add(path, `is ${show(value)}: use one of ${allowed.join(', ')}.`);
  }

  /** Reports a flag that is neither true, false nor, unless `needed`, left out. */
  flag(path: string, value: unknown, needed = false): void {
    if (typeof value === 'boolean' || (value === undefined && !needed)) return;
    this.add(path, `is ${show(value)}: write true or false.`);
  }

  /** Reports codes that occur twice. */
  unique(path: string, codes: readonly string[], what: string): void {
    const seen = new Set<string>();
    for (const code of codes) {
      if (seen.has(code)) this.add(path, `has ${what} "${code}" twice: rename or remove one.`);
      seen.add(code);
    }
  }
}

/** Whether a value is an object literal (no array, no instance). */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return isPlain(value) && !Array.isArray(value);
}

/** A value as an author would write it, cut to a readable length. */
export function show(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'function') return `the function ${value.name || '(no name)'}`;
  try {
    return JSON.stringify(value)?.slice(0, 60) ?? typeof value;
  } catch {
    return typeof value;
  }
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
