import { AuditReader, type ChainReport, Clock } from '@redmaple/platform';
import { type OwnerConnection, withOwner } from '../house/owner-connection.js';
import type { House } from '../house/with-house.js';

/** A worker seals new rows within seconds; while none runs, waiting rows are no fault. */
const forEver = 100 * 365 * 24 * 3600;

/**
 * Recomputes the chain of a county.
 * @param head a hash noted earlier: it must still be in the chain. Only this shows that a chain's end was cut off,
 *   because what is left of it fits together.
 */
export async function verifyAudit(
  house: House,
  ownerUrl: string,
  county: string,
  options: { readonly workerRuns: boolean; readonly head?: string },
): Promise<ChainReport> {
  const grace = options.workerRuns ? undefined : forEver;
  const report = await house.get(AuditReader).verify(county, house.get(Clock).now(), grace);
  const { head } = options;
  if (head === undefined || (await withOwner(ownerUrl, (connection) => hasSeal(connection, county, head))))
    return report;
  return {
    ...report,
    faults: [...report.faults, `the chain does not hold ${head} any more: its end was cut off or it was rebuilt`],
  };
}

async function hasSeal(connection: OwnerConnection, county: string, head: string): Promise<boolean> {
  await connection.query('BEGIN READ ONLY');
  try {
    await connection.query(`SELECT set_config('app.county', $1, true)`, [county]);
    const rows = await connection.query(
      `SELECT 1 FROM audit.seal WHERE county_code = $1 AND hash = decode($2, 'hex')`,
      [county, head],
    );
    return rows.length > 0;
  } finally {
    await connection.query('ROLLBACK');
  }
}
