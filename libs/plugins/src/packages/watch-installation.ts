import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Logger } from '@nestjs/common';
import { askForRenewal } from '@redmaple/platform';
import type { DataSource } from 'typeorm';
import type { InstalledPlugins } from '../mounting/installed-plugins.js';
import type { Installation } from './load-installation.js';
import { wantedGenerationSql } from './wanted-packages.js';

/** How often a process says what it runs and looks what is wanted, in milliseconds. */
const interval = 2_000;

interface Watched {
  readonly kind: 'api' | 'worker';
  readonly installation: Installation;
  readonly database: Pick<DataSource, 'query'>;
  readonly installed: InstalledPlugins;
}

/**
 * Says in the database which packages this process runs. Once others are wanted it asks its supervisor to be replaced by a
 * process that has them; where nobody watches over it, it ends in order, and whoever restarts it gives it the wanted ones.
 */
export function watchInstallation({ kind, installation, database, installed }: Watched): { stop(): Promise<void> } {
  const log = new Logger('Packages');
  const id = randomUUID();
  const own = installation.generation;
  let asked: number | undefined;
  let refused: { generation: number; reason: string } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const renew = (generation: number): void => {
    if (generation === asked || generation === refused?.generation) return;
    asked = generation;
    log.log(`packages of set ${generation} are wanted, this process runs set ${own}`);
    const isWatched = askForRenewal(generation, (of, reason) => {
      asked = undefined;
      refused = { generation: of, reason };
      log.error(`set ${of} could not be started: ${reason}`);
    });
    if (!isWatched) process.kill(process.pid, 'SIGTERM');
  };
  const look = async (): Promise<void> => {
    try {
      const [row] = await database.query<{ generation: string }[]>(sayAndLook, [
        id,
        kind,
        hostname(),
        own,
        JSON.stringify(installed.skipped().map(({ name, reason }) => ({ name, reason }))),
        refused?.generation ?? null,
        refused?.reason ?? null,
      ]);
      const wanted = Number(row?.generation ?? 0);
      if (!stopped && wanted !== own) renew(wanted);
    } catch {
      // The database is away: it is asked again, and whoever serves requests tells of it.
    }
    if (!stopped) timer = setTimeout(() => void look(), interval).unref();
  };
  const stop = async (): Promise<void> => {
    if (stopped) return;
    stopped = true;
    clearTimeout(timer);
    await database.query('DELETE FROM plugins.process_seen WHERE process_id = $1', [id]).catch(() => {});
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
  void look();
  return { stop };
}

const sayAndLook = `
  WITH said AS (
    INSERT INTO plugins.process_seen (process_id, kind, host, generation, skipped, refused_generation, refused_reason, seen_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, now())
    ON CONFLICT (process_id) DO UPDATE SET generation = $4, skipped = $5, refused_generation = $6, refused_reason = $7, seen_at = now()
  ), gone AS (
    DELETE FROM plugins.process_seen WHERE seen_at < now() - interval '1 day'
  )
  ${wantedGenerationSql}`;
