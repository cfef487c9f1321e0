import type { DomainError } from '../errors/domain-error.js';
import { requestErrors } from '../errors/platform-errors.js';
import type { UnitOfWork } from './unit-of-work.js';

/**
 * Why no row had the version that a change was made to: somebody else was first, and the answer carries the version the
 * row has now; or there is no such row.
 * @param table schema and name, as written in code
 */
export async function staleRow(work: UnitOfWork, table: string, id: string): Promise<DomainError> {
  const row = await work.one<{ version: number }>(`SELECT version FROM ${table} WHERE id = $1`, [id]);
  return row ? requestErrors.stale({ version: row.version }) : requestErrors.notFound();
}
