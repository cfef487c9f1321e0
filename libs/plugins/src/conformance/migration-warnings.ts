import type { QueryRunner } from 'typeorm';
import type { PluginDefinition, PluginMigration } from '../define/plugin.js';
import { revertPluginMigrations, runPluginMigrations } from '../mounting/plugin-migrations.js';
import type { PreviousVersion } from './previous-version.js';
import { standingFor } from './standing.js';

const nothing =
  'changes and reads no row, since a migration runs outside every county: give a new column a DEFAULT or GENERATED value, change values with ALTER COLUMN … TYPE … USING, or do it in a job, which runs in each county. Where it must be here, write ALTER TABLE … NO FORCE ROW LEVEL SECURITY before it and FORCE after it: it then touches every county.';
const loses =
  'takes away what the version before still reads and writes while it is replaced, and its data: stop using it in this version, and drop it in the next.';
const unknown =
  'gives something another name, which the version before does not know while it is replaced: add the new one beside it, and drop the old one in the next version.';

/** Statements that do other than they seem to, or lose data. */
const minded: readonly (readonly [pattern: RegExp, what: string, why: string])[] = [
  [/\bDELETE\s+FROM\b/i, 'DELETE', nothing],
  [/\bUPDATE\s+(?:ONLY\s+)?[\w."]+\s+(?:(?:AS\s+)?\w+\s+)?SET\b/i, 'UPDATE', nothing],
  [/\bINSERT\s+INTO\b[^;]*\bSELECT\b[^;]*\bFROM\b/i, 'INSERT … SELECT', nothing],
  [/\bTRUNCATE\b/i, 'TRUNCATE', loses],
  [/\bDROP\s+TABLE\b/i, 'DROP TABLE', loses],
  [
    /\bALTER\s+TABLE\b[^;]*\bDROP\s+(?!CONSTRAINT\b|DEFAULT\b|NOT\b|EXPRESSION\b|IDENTITY\b)[\w"]/i,
    'DROP COLUMN',
    loses,
  ],
  [/\bRENAME\s+(?!CONSTRAINT\b)/i, 'RENAME', unknown],
];
const unforced = /\bNO\s+FORCE\s+ROW\s+LEVEL\s+SECURITY\b/i;

/** What TypeORM's own methods say in SQL. */
const methods: Readonly<Record<string, string>> = {
  clearTable: 'TRUNCATE t',
  dropColumn: 'ALTER TABLE t DROP COLUMN c',
  dropColumns: 'ALTER TABLE t DROP COLUMN c',
  dropTable: 'DROP TABLE t',
  renameColumn: 'ALTER TABLE t RENAME COLUMN c TO d',
  renameTable: 'ALTER TABLE t RENAME TO u',
};

/**
 * What an author should know about the statements of the plugin's migrations, as they run on a database of their own; what an earlier
 * version ran already is history.
 */
export async function migrationWarnings(
  plugin: PluginDefinition,
  migratorUrl: string,
  earlier: readonly PreviousVersion[] = [],
): Promise<string[]> {
  const ran = new Set(earlier.filter((one) => one.version !== plugin.version).flatMap((one) => one.migrations));
  const said = new Map<string, string[]>();
  const listening = (plugin.migrations ?? []).map((one) => listened(one, (text) => note(said, one.name, text)));
  const heard = { ...plugin, migrations: listening };
  const { failed } = await runPluginMigrations(migratorUrl, { active: [standingFor(heard)], skipped: [] });
  if (failed.length === 0) await revertPluginMigrations(migratorUrl, standingFor(plugin));
  return [...said].filter(([name]) => !ran.has(name)).flatMap(([name, texts]) => warningsOf(name, texts));
}

function warningsOf(name: string, texts: readonly string[]): string[] {
  const bare = texts.map(withoutTexts);
  const everywhere = bare.some((text) => unforced.test(text));
  return minded.flatMap(([pattern, what, why]) =>
    (why === nothing && everywhere) || !bare.some((text) => pattern.test(text)) ? [] : [`${name}: ${what} ${why}`],
  );
}

/** Without comments, texts and the bodies of functions: what stands there is not run now. */
function withoutTexts(sql: string): string {
  return sql
    .replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
    .replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .replaceAll(/'(?:[^']|'')*'/g, "''");
}

/** The same migration, under the same name, that tells what it has the database do on the way up. */
function listened(Original: PluginMigration, tell: (text: string) => void): PluginMigration {
  class Listened {
    private readonly original = new Original();

    async up(sql: QueryRunner): Promise<void> {
      await this.original.up(telling(sql, tell));
    }

    async down(sql: QueryRunner): Promise<void> {
      await this.original.down(sql);
    }
  }
  Object.defineProperty(Listened, 'name', { value: Original.name });
  return Listened;
}

function telling(sql: QueryRunner, tell: (text: string) => void): QueryRunner {
  return new Proxy(sql, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        if (key === 'query') tell(String(given[0]));
        else if (typeof key === 'string' && Object.hasOwn(methods, key)) tell(methods[key] ?? '');
        return Reflect.apply(value, target, given) as unknown;
      };
    },
  });
}

function note(said: Map<string, string[]>, name: string, text: string): void {
  said.set(name, [...(said.get(name) ?? []), text]);
}
