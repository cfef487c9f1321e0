import pg from 'pg';
import type { DataSource } from 'typeorm';

/** Connections kept for transactions beside another one. They hold no other connection, so they always come free. */
const most = 4;
/** Longest wait for one of them, in milliseconds. */
const patience = 10_000;

/** A small pool over the same database and role as `dataSource`. */
export function openSidePool(dataSource: DataSource): pg.Pool {
  const { url, extra } = dataSource.options as { url?: string; extra?: pg.PoolConfig };
  const pool = new pg.Pool({
    ...extra,
    connectionString: url ?? '',
    max: most,
    connectionTimeoutMillis: patience,
    idleTimeoutMillis: 10_000,
    allowExitOnIdle: true,
    application_name: 'redmaple-side',
  });
  // A connection that dies must not take the process with it, idle or in use: its user hears of it through the query.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
}
