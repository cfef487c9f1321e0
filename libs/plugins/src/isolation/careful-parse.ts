import { FrameError } from './frames.js';

/** Names that reach into the objects of whoever copies or merges what holds them. */
const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a message from a process that nobody trusts. What it answers is plain JSON: no key that could change a prototype, no text that
 * a database refuses, nothing deeper than allowed.
 * @throws FrameError in words for the administrator.
 */
export function carefulParse(bytes: Uint8Array, deepest: number): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(utf8.decode(bytes));
  } catch {
    throw new FrameError('It answers something that is no JSON in UTF-8.');
  }
  look(parsed, deepest);
  return parsed;
}

function look(value: unknown, left: number): void {
  if (typeof value === 'string') return lookAtText(value);
  if (typeof value !== 'object' || value === null) return;
  if (left === 0) throw new FrameError('It answers something that is nested too deep.');
  if (Array.isArray(value)) {
    for (const one of value) look(one, left - 1);
    return;
  }
  for (const [key, one] of Object.entries(value)) {
    if (forbidden.has(key)) throw new FrameError(`It answers an object with the key "${key}".`);
    lookAtText(key);
    look(one, left - 1);
  }
}

function lookAtText(text: string): void {
  if (text.includes('\0') || /\p{Surrogate}/u.test(text))
    throw new FrameError('It answers a text that can not be stored: a zero character, or half of one.');
}
