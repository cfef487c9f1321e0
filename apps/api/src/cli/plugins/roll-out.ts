import type { RunSql } from '@redmaple/plugins/house';
import { CommandError, hint } from '../house/command.js';
import type { PackageChange } from './package-change.js';

/** How long the processes may take to be replaced, in milliseconds. */
const patience = 300_000;
const pause = 300;
/** A process that has said nothing for this long is gone. */
const silence = '10 seconds';

/** A new set of packages. */
export interface NewSet {
  /** Digests of the packages. */
  readonly packages: readonly string[];
  /** What the change is, for the history: `install ginkgo 1.2.0`. */
  readonly what: string;
  /** The plugin that every process must have afterwards. */
  readonly mustRun?: string;
}

interface SeenProcess {
  kind: string;
  generation: string;
  skipped: readonly { name: string; reason: string }[];
  refused_generation: string | null;
  refused_reason: string | null;
}

/**
 * Makes a set of packages the wanted one and waits until every process runs it. Should one not, the set before is wanted
 * again. With no process running, the next start has it.
 * @throws CommandError with the reason; the processes then run what they ran before.
 */
export async function rollOut({ sql }: Pick<PackageChange, 'sql'>, set: NewSet): Promise<void> {
  const kinds = new Set((await processes(sql)).map((one) => one.kind));
  const generation = await want(sql, set);
  if (kinds.size > 0)
    hint('正在逐个更换进程，服务不中断 · Replacing the processes one after the other; nobody is refused …');
  const reason = await outcome(sql, generation, kinds, set.mustRun);
  if (reason === undefined) {
    await sql(
      `UPDATE plugins.installation SET state = 'running', wanted_until = NULL, changed_at = now() WHERE generation = $1`,
      [generation],
    );
    return;
  }
  await sql(
    `UPDATE plugins.installation SET state = 'failed', wanted_until = NULL, reason = $2, changed_at = now() WHERE generation = $1`,
    [generation, reason.slice(0, 2_000)],
  );
  await untilNobodyRuns(sql, generation);
  throw new CommandError(
    `新的插件包未能运行，已恢复原状 · The new set of packages could not run; what ran before runs again:\n${reason}`,
  );
}

/** Whether API or worker run anywhere. */
export async function anybodyRuns(sql: RunSql): Promise<boolean> {
  return (await processes(sql)).length > 0;
}

async function want(sql: RunSql, { packages, what }: NewSet): Promise<string> {
  const [row] = await sql<{ generation: string }>(
    `INSERT INTO plugins.installation (generation, packages, state, wanted_until, what)
     SELECT coalesce(max(generation), 0) + 1, $1, 'wanted', now() + interval '30 seconds', $2 FROM plugins.installation
     RETURNING generation`,
    [[...packages], what],
  );
  return row?.generation ?? '';
}

/** @returns why the set can't run; undefined once all run it. */
async function outcome(
  sql: RunSql,
  generation: string,
  kinds: ReadonlySet<string>,
  mustRun: string | undefined,
): Promise<string | undefined> {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    // As long as this command lives, the set stays wanted.
    await sql(`UPDATE plugins.installation SET wanted_until = now() + interval '30 seconds' WHERE generation = $1`, [
      generation,
    ]);
    const seen = await processes(sql);
    const refusal = seen.find((one) => one.refused_generation === generation);
    if (refusal) return refusal.refused_reason ?? 'the new processes did not start';
    const renewed = seen.filter((one) => one.generation === generation);
    const skipped = renewed.flatMap((one) => one.skipped).find((one) => one.name === mustRun);
    if (skipped) return skipped.reason;
    if (renewed.length === seen.length && [...kinds].every((kind) => renewed.some((one) => one.kind === kind)))
      return undefined;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return `Not every process was replaced within ${patience / 1000} s (docs/operations.md).`;
}

async function untilNobodyRuns(sql: RunSql, generation: string): Promise<void> {
  const end = performance.now() + patience;
  while ((await processes(sql)).some((one) => one.generation === generation) && performance.now() < end)
    await new Promise((resolve) => setTimeout(resolve, pause));
}

function processes(sql: RunSql): Promise<SeenProcess[]> {
  return sql<SeenProcess>(
    `SELECT kind, generation, skipped, refused_generation, refused_reason FROM plugins.process_seen
     WHERE seen_at > now() - interval '${silence}'`,
  );
}
