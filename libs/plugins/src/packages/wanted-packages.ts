import type { PackageFacts, PackageFile } from './package-files.js';

/** Runs one statement. */
export type RunSql = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/** A package that was installed by command. */
export interface StoredPackage extends PackageFacts {
  readonly pluginId: string;
}

/** A set of packages; each change makes a new one. 0 is the set of an installation that never had any. */
export interface WantedPackages {
  readonly generation: number;
  readonly packages: readonly StoredPackage[];
}

/** The latest set that runs, or that a command which is at work this moment wants to run. */
export const wantedGenerationSql = `
  SELECT generation FROM plugins.installation
  WHERE state = 'running' OR (state = 'wanted' AND wanted_until > now()) ORDER BY generation DESC LIMIT 1`;

/** The set that every process should run now. */
export async function wantedPackages(sql: RunSql): Promise<WantedPackages> {
  // A database that is about to be migrated for the first time has none.
  const [table] = await sql<{ found: string | null }>(`SELECT to_regclass('plugins.installation') AS found`);
  if (!table?.found) return { generation: 0, packages: [] };
  const rows = await sql<{ generation: string; digest: string; plugin_id: string; name: string; version: string }>(
    `SELECT i.generation, p.digest, p.plugin_id, p.name, p.version
     FROM plugins.installation i LEFT JOIN plugins.package p ON p.digest = ANY (i.packages)
     WHERE i.generation = (${wantedGenerationSql}) ORDER BY array_position(i.packages, p.digest)`,
  );
  return {
    generation: Number(rows[0]?.generation ?? 0),
    packages: rows.flatMap(({ digest, plugin_id: pluginId, name, version }) =>
      digest === null ? [] : [{ digest, pluginId, name, version }],
    ),
  };
}

/** What a package consists of. */
export function storedFiles(sql: RunSql, digest: string): Promise<PackageFile[]> {
  return sql<{ path: string; content: Buffer }>('SELECT path, content FROM plugins.package_file WHERE digest = $1', [
    digest,
  ]);
}
