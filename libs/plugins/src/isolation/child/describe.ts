import { isPlain } from '../../define/deep-freeze.js';
import { functionMark } from '../messages.js';

/** A plugin as data: what it declares, with a mark where it has a function. What is no data is refused by the host's checks. */
export function describe(value: unknown): unknown {
  if (typeof value === 'function') return { [functionMark]: true };
  if (!isPlain(value)) return value;
  if (Array.isArray(value)) return value.map(describe);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, describe(one)]])),
  );
}
