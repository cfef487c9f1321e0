import { DomainError } from '../errors/domain-error.js';

/** The first place in an error's stack. Never its message, which may have several lines and repeat what a person typed. */
export function placeOf(error: Error | undefined): string | undefined {
  return error?.stack
    ?.split('\n')
    .find((line) => /^\s+at /.test(line))
    ?.trim();
}

/**
 * What a queue may keep of a failure: BullMQ stores message and stack in clear text, and a database's message quotes
 * the value it did not like. Kind, code and places stay.
 */
export function withoutWords(thrown: unknown): Error {
  const error = thrown instanceof Error ? thrown : undefined;
  const { code } = (error ?? {}) as { code?: unknown };
  const kind = error?.name ?? typeof thrown;
  const kept = new Error(error instanceof DomainError || typeof code === 'string' ? `${kind} ${String(code)}` : kind);
  kept.name = kind;
  const places = error?.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  kept.stack = [kept.message, ...places].join('\n');
  return kept;
}
