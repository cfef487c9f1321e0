/** What went wrong, and thereby the HTTP status (see {@link statusOfKind}). */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'denied'
  | 'missing'
  | 'conflict'
  | 'refused'
  | 'limited'
  | 'unavailable';

export const statusOfKind: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  denied: 403,
  missing: 404,
  conflict: 409,
  refused: 422,
  limited: 429,
  unavailable: 503,
};

/** One field that is wrong: `field` is a dot path into the request body. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

export interface ErrorDetails {
  /** Values for the translated text. Never personal data: they reach logs and error bodies. */
  readonly params?: Readonly<Record<string, string | number>>;
  readonly field?: string;
  readonly fields?: readonly FieldProblem[];
  readonly retryAfterSeconds?: number;
}

/** A failure that a person can cause and understand. `code` is also the key of its text (`errors.<code>`). */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly kind: ErrorKind,
    readonly details: ErrorDetails = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }

  get status(): number {
    return statusOfKind[this.kind];
  }
}

type Thrower = (
  params?: Readonly<Record<string, string | number>>,
  details?: Omit<ErrorDetails, 'params'>,
) => DomainError;

const declared = new Map<string, ErrorKind>();

/**
 * Declares a feature's error codes as data: `defineErrors('calls', { notOpen: 'conflict' })` gives
 * `errors.notOpen(params?, { field? })`, a {@link DomainError} with code `calls.notOpen`.
 */
export function defineErrors<K extends string>(feature: string, kinds: Record<K, ErrorKind>): Record<K, Thrower> {
  const result = {} as Record<K, Thrower>;
  for (const name of Object.keys(kinds) as K[]) {
    const code = `${feature}.${name}`;
    const kind = kinds[name];
    declared.set(code, kind);
    result[name] = (params, details) => new DomainError(code, kind, { ...details, ...(params && { params }) });
  }
  return result;
}

/** All codes declared so far, for the test that each has a text in every language. */
export function declaredErrorCodes(): string[] {
  return [...declared.keys()].sort();
}
