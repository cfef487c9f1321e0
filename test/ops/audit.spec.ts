import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asSystem, Audit, AuditJobs, type ChainReport, Counties, UnitOfWork } from '@redmaple/platform';
import { verifyAudit } from '../../apps/api/src/cli/audit/verify-audit.js';
import { newDatabase, openHouse, type OpsHouse } from './house.js';

const county = '330681';

describe('the audit trail', () => {
  let house: OpsHouse;
  let head: string;

  beforeAll(async () => {
    house = await openHouse(await newDatabase());
    for (const code of [county, '140830']) {
      await house.get(Counties).register({ code, name: code });
      await asSystem(code, 'test', () => write(house, 5));
    }
  });

  afterAll(async () => {
    await house.close();
    await house.database.drop();
  });

  beforeEach(async () => {
    const report = await verify();
    if (report.faults.length > 0) throw new Error(report.faults.join('\n'));
    head = report.head ?? '';
  });

  const verify = (options: { head?: string; workerRuns?: boolean } = {}): Promise<ChainReport> =>
    verifyAudit(house, house.database.ownerUrl, county, { workerRuns: true, ...options });

  /** Tampers as whoever has the superuser's password can, looks, and puts it back. */
  async function whenTampered(sql: string, look: () => Promise<ChainReport> = verify): Promise<ChainReport> {
    const keep = `CREATE TEMP TABLE keep_entry AS TABLE audit.entry; CREATE TEMP TABLE keep_seal AS TABLE audit.seal;`;
    await house.sql(`DROP SCHEMA IF EXISTS kept CASCADE; CREATE SCHEMA kept; ${keep.replaceAll('TEMP TABLE ', 'TABLE kept.')}
      SET session_replication_role = replica; ${sql}`);
    try {
      return await look();
    } finally {
      await house.sql(`SET session_replication_role = replica; DELETE FROM audit.seal; DELETE FROM audit.entry;
        INSERT INTO audit.entry TABLE kept.keep_entry; INSERT INTO audit.seal TABLE kept.keep_seal; DROP SCHEMA kept CASCADE`);
    }
  }

  const ofCounty = (no: number): string =>
    `(SELECT entry_id FROM audit.seal WHERE county_code = '${county}' AND seq = ${no})`;

  it('shows a row that was edited', async () => {
    const { faults } = await whenTampered(`UPDATE audit.entry SET details = '{"no": 99}' WHERE id = ${ofCounty(3)}`);
    expect(faults).toEqual([expect.stringMatching(/seal 3\) was changed/)]);
  });

  it('shows a row that was moved to another time or person', async () => {
    const { faults } = await whenTampered(
      `UPDATE audit.entry SET at = at - interval '1 microsecond', actor_id = 'somebody' WHERE id = ${ofCounty(2)}`,
    );
    expect(faults).toEqual([expect.stringMatching(/seal 2\) was changed/)]);
  });

  it('shows a row that is gone', async () => {
    const { faults } = await whenTampered(`DELETE FROM audit.entry WHERE id = ${ofCounty(4)}`);
    expect(faults).toEqual([expect.stringMatching(/seal 4\b/)]);
  });

  it('shows a seal that is gone, with the row it sealed or without', async () => {
    const bare = await whenTampered(`DELETE FROM audit.seal WHERE county_code = '${county}' AND seq = 2`);
    expect(bare.faults).toEqual(
      expect.arrayContaining(['seal 3 stands where 2 belongs', 'seal 3 does not follow the one before']),
    );
    const both = await whenTampered(
      `DELETE FROM audit.entry WHERE id = ${ofCounty(2)}; DELETE FROM audit.seal WHERE county_code = '${county}' AND seq = 2`,
    );
    expect(both.faults).toContain('seal 3 does not follow the one before');
  });

  it('shows two rows whose order was changed', async () => {
    const { faults } = await whenTampered(
      `ALTER TABLE audit.seal DROP CONSTRAINT seal_entry_id_key;
       UPDATE audit.seal s SET entry_id = CASE s.seq WHEN 2 THEN ${ofCounty(3)} ELSE ${ofCounty(2)} END
       WHERE county_code = '${county}' AND seq IN (2, 3);
       ALTER TABLE audit.seal ADD CONSTRAINT seal_entry_id_key UNIQUE (entry_id)`,
    );
    expect(faults).toEqual([
      expect.stringMatching(/seal 2\) was changed/),
      expect.stringMatching(/seal 3\) was changed/),
    ]);
  });

  it('shows a row smuggled in between, which nobody sealed', async () => {
    const { faults, unsealed } = await whenTampered(
      `INSERT INTO audit.entry (county_code, at, actor_kind, actor_id, action, subject_type, subject_id, request_id)
       VALUES ('${county}', now() - interval '1 day', 'system', 'x', 'thing.done', 'thing', '1', 'x')`,
    );
    expect(unsealed).toBe(1);
    expect(faults).toEqual([expect.stringContaining('not sealed')]);
  });

  it('shows an end that was cut off only to those who noted the last hash', async () => {
    const cut = `DELETE FROM audit.entry WHERE id IN (${ofCounty(4)}, ${ofCounty(5)}); DELETE FROM audit.seal WHERE county_code = '${county}' AND seq >= 4`;
    expect((await whenTampered(cut)).faults).toEqual([]);
    const { faults } = await whenTampered(cut, () => verify({ head }));
    expect(faults).toEqual([`the chain does not hold ${head} any more: its end was cut off or it was rebuilt`]);
  });

  it('shows a chain rebuilt from its first row only to those who noted a hash', async () => {
    const rebuild = `UPDATE audit.entry SET actor_id = 'somebody else' WHERE county_code = '${county}';
      DELETE FROM audit.seal WHERE county_code = '${county}'; SET session_replication_role = origin;
      SELECT set_config('app.county', '${county}', false); SELECT audit.seal_pending(100)`;
    expect((await whenTampered(rebuild)).faults).toEqual([]);
    expect((await whenTampered(rebuild, () => verify({ head }))).faults).toHaveLength(1);
  });

  it('keeps earlier hashes while it grows', async () => {
    await asSystem(county, 'test', () => write(house, 2));
    const report = await verify({ head });
    expect(report.faults).toEqual([]);
    expect(report.head).not.toBe(head);
  });

  it('of a county is not touched by what happens to that of another', async () => {
    const { faults } = await whenTampered(`UPDATE audit.entry SET action = 'x.y' WHERE county_code = '140830'`);
    expect(faults).toEqual([]);
  });

  it('may wait for its seals while no worker runs, and not while one does', async () => {
    await asSystem(county, 'test', () =>
      house.get(UnitOfWork).run(() => house.get(Audit).record('thing.done', { type: 'thing', id: 'late' })),
    );
    house.clock.set(new Date(Date.now() + 10 * 60_000));
    expect((await verify({ workerRuns: false })).faults).toEqual([]);
    expect((await verify({ workerRuns: true })).faults).toEqual(['1 rows are older than 120 s and not sealed']);
    house.clock.set(undefined);
    await asSystem(county, 'test', () => house.get(AuditJobs).seal());
  });
});

async function write(house: OpsHouse, rows: number): Promise<void> {
  const work = house.get(UnitOfWork);
  for (let no = 1; no <= rows; no++)
    await work.run(() => house.get(Audit).record('thing.done', { type: 'thing', id: `${no}` }, { no }));
  await house.get(AuditJobs).seal();
}
