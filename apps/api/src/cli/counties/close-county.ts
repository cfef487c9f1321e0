import { asSystem, Audit, AuditJobs, Clock, Counties, type County, UnitOfWork } from '@redmaple/platform';
import { CommandError } from '../house/command.js';
import { withOwner } from '../house/owner-connection.js';
import type { House } from '../house/with-house.js';
import { commandActor } from './create-county.js';
import { eraseCounty } from './erase-county.js';

/** Running processes believe what they know of a county for five seconds (Counties), in milliseconds. */
const othersForget = 5_500;

/** @throws CommandError when there is no such county */
export async function knownCounty(house: House, code: string): Promise<County> {
  const county = (await house.get(Counties).all()).get(code);
  if (!county) throw new CommandError(`没有县 ${code} · There is no county ${code} (npm run county -- list).`);
  return county;
}

/** Closes a county: nobody signs in or signs up any more, its data stays. Closing twice changes nothing. */
export async function closeCounty(house: House, code: string): Promise<void> {
  const county = await knownCounty(house, code);
  await asSystem(code, commandActor, async () => {
    const work = house.get(UnitOfWork);
    await work.run(async () => {
      if (county.status === 'active') {
        await house.get(Counties).close(code);
        await house.get(Audit).record('county.closed', { type: 'county', id: code });
      }
      await work.execute('UPDATE platform.session SET revoked_at = $1 WHERE revoked_at IS NULL', [
        house.get(Clock).now(),
      ]);
    });
  });
  await sealAudit(house, code);
}

/**
 * Ends a rehearsal: closes the county and erases its personal data. The audit trail stays.
 * @param othersRun API or worker run: they are given the time to notice before anything is erased.
 * @returns rows changed by table.
 * @throws CommandError for any county that is not a rehearsal's
 */
export async function endRehearsal(
  house: House,
  ownerUrl: string,
  code: string,
  { othersRun }: { readonly othersRun: boolean },
): Promise<Record<string, number>> {
  const county = await knownCounty(house, code);
  if (county.kind !== 'rehearsal')
    throw new CommandError(`${code} 不是演练县，数据未动 · ${code} is no rehearsal county; nothing was changed.`);
  await closeCounty(house, code);
  if (othersRun) await letOthersNotice();
  const changed = await withOwner(ownerUrl, (connection) => eraseCounty(connection, code));
  await asSystem(code, commandActor, () =>
    house
      .get(UnitOfWork)
      .run(() => house.get(Audit).record('county.erased', { type: 'county', id: code }, { rows: changed })),
  );
  await sealAudit(house, code);
  return changed;
}

/** Lets running processes notice what a command changed in the register. */
export function letOthersNotice(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, othersForget));
}

/** The worker seals active counties only, so the last rows of a closed one are sealed here. */
async function sealAudit(house: House, code: string): Promise<void> {
  await asSystem(code, commandActor, () => house.get(AuditJobs).seal());
}
