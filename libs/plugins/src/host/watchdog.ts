import { createContext, Script } from 'node:vm';

const context = createContext({ call: undefined as (() => unknown) | undefined });
const callIt = new Script('call()', { filename: 'policy' });

/** What a function threw that was not stopped for its time. */
export class Thrown {
  constructor(readonly error: unknown) {}
}

/**
 * Calls a function that a `vm` timeout can stop, wherever the function came from.
 * @param limit milliseconds by the clock on the wall
 * @returns what it returned, what it threw, or that it was stopped
 */
export function watched<T>(call: () => T, limit: number): { readonly value: T } | Thrown | 'stopped' {
  const outer = context.call;
  context.call = call;
  try {
    return { value: callIt.runInContext(context, { timeout: limit }) as T };
  } catch (error) {
    return (error as { code?: unknown } | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
      ? 'stopped'
      : new Thrown(error);
  } finally {
    context.call = outer;
  }
}
