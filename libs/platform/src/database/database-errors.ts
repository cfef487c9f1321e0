import { DomainError } from '../errors/domain-error.js';
import { requestErrors } from '../errors/platform-errors.js';

const constraints = new Map<string, () => DomainError>();

/**
 * Says which error a person sees when a named database constraint refuses a row: the database guards the
 * invariant, this explains it. Call it once per constraint, beside the errors of the feature.
 */
export function explainConstraint(name: string, error: () => DomainError): void {
  constraints.set(name, error);
}

interface PostgresError {
  code?: string;
  constraint?: string;
}

/** The PostgreSQL part of an error, whether `pg` threw it or TypeORM wrapped it. */
function postgresError(error: unknown): PostgresError | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const wrapped = (error as { driverError?: PostgresError }).driverError;
  const candidate = wrapped ?? (error as PostgresError);
  return typeof candidate.code === 'string' ? candidate : undefined;
}

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
  '08003',
]);
const lostConnection =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|not queryable/;

/** Turns what PostgreSQL refuses into the error its cause deserves; anything else is returned as it is. */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const found = postgresError(error);
  const explained = found?.constraint === undefined ? undefined : constraints.get(found.constraint);
  if (explained) return explained();
  const code = found?.code;
  if ((code && connectionCodes.has(code)) || (error instanceof Error && lostConnection.test(error.message))) {
    return withCause(requestErrors.busy({}, { retryAfterSeconds: 2 }), error);
  }
  switch (code) {
    case '23505':
    case '23P01':
      return withCause(requestErrors.conflict(), error);
    case '40001':
    case '40P01':
    case '55P03':
    case '57014':
    case '53100':
    case '53200':
      return withCause(requestErrors.busy({}, { retryAfterSeconds: 1 }), error);
    case '22P05':
    case '22021':
      return withCause(requestErrors.badCharacter(), error);
    case '22003':
    case '22007':
    case '22008':
    case '22P02':
    case '54000':
      return withCause(requestErrors.outOfRange(), error);
    default:
      return error;
  }
}

function withCause(error: DomainError, cause: unknown): DomainError {
  error.cause = cause;
  return error;
}
