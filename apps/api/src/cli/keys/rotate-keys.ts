import { asSystem, Audit, Counties, UnitOfWork, Vault } from '@redmaple/platform';
import { CommandError } from '../house/command.js';
import { inAllCounties, servingConnections, withOwner } from '../house/owner-connection.js';
import type { House } from '../house/with-house.js';
import { type MasterKeys, oldestOf, withNewKey, withoutKey } from './key-file.js';

/** Name of the system actor in audit rows. */
const rotationActor = 'keys-rotate';

/** How many people's keys each master key wraps. */
export async function wrappedBy(ownerUrl: string): Promise<Map<string, number>> {
  const rows = await withOwner(ownerUrl, (connection) =>
    inAllCounties<{ id: string; count: number }>(
      connection,
      'SELECT master_key_id AS id, count(*)::int AS count FROM keys.person_key WHERE wrapped IS NOT NULL GROUP BY 1',
    ),
  );
  const counts = new Map<string, number>();
  for (const { id, count } of rows) counts.set(id, (counts.get(id) ?? 0) + count);
  return counts;
}

/**
 * The keys to rotate to: the present ones while an earlier rotation is unfinished, otherwise with a new current one.
 * @throws CommandError while API or worker run: they would meet a key they do not know
 */
export async function keysForRotation(ownerUrl: string, present: MasterKeys): Promise<MasterKeys> {
  const counts = await wrappedBy(ownerUrl);
  if ([...counts].some(([id, count]) => id !== present.current && count > 0)) return present;
  const serving = await withOwner(ownerUrl, servingConnections);
  if (serving > 0)
    throw new CommandError(
      'API 或 worker 正在运行，它们不认识新密钥。请先停止再轮换 · API or worker are running and would not know the new key. Stop them, rotate, start them again.',
    );
  return withNewKey(present, { makeCurrent: true });
}

/**
 * Wraps every person's key of every county with the current master key, a thousand at a time. Cut off, it goes on
 * where it stopped.
 * @param progress is told the county and how many were done there so far.
 * @returns how many were wrapped anew.
 */
export async function rewrapAll(house: House, progress: (county: string, done: number) => void): Promise<number> {
  const [work, vault] = [house.get(UnitOfWork), house.get(Vault)];
  let total = 0;
  for (const code of (await house.get(Counties).all()).keys()) {
    let done = 0;
    for (;;) {
      const batch = await asSystem(code, rotationActor, () => work.run(() => vault.rewrapKeys()));
      if (batch === 0) break;
      done += batch;
      progress(code, done);
    }
    if (done === 0) continue;
    total += done;
    await asSystem(code, rotationActor, () =>
      work.run(() => house.get(Audit).record('keys.rewrapped', { type: 'county', id: code }, { people: done })),
    );
  }
  return total;
}

/**
 * The keys without one that wraps nothing any more.
 * @throws CommandError for the oldest, the current, an unknown one, or one still in use
 */
export async function retire(ownerUrl: string, present: MasterKeys, id: string): Promise<MasterKeys> {
  if (!(id in present.keys)) throw new CommandError(`没有主密钥 ${id} · There is no master key ${id}.`);
  if (id === oldestOf(present))
    throw new CommandError(
      `${id} 是最早的主密钥，不能停用：数据库登录、盲索引和第二因素都由它派生 · ${id} is the oldest master key and stays: the database logins, the blind indexes (finding a person by phone) and the second factors derive from it.`,
    );
  if (id === present.current) throw new CommandError(`${id} 正在使用 · ${id} is the current master key; rotate first.`);
  const left = (await wrappedBy(ownerUrl)).get(id) ?? 0;
  if (left > 0)
    throw new CommandError(
      `${id} 仍包裹着 ${left} 人的密钥，请先完成轮换 · ${id} still wraps the keys of ${left} people: finish the rotation first (npm run keys:rotate).`,
    );
  return withoutKey(present, id);
}
