import { asSystem } from '../context/context.js';
import { openTestHouse, otherCounty, queryAsOwner, testCounty, type TestHouse } from '../testing/index.js';
import { Audit } from './audit.js';
import { AuditJobs } from './audit.jobs.js';
import { AuditReader } from './audit-reader.js';

// What tampering looks like is shown in test/ops/audit.spec.ts.
describe('the audit trail', () => {
  let house: TestHouse;

  beforeAll(async () => {
    house = await openTestHouse({});
  });
  afterAll(() => house?.close());

  const note = (id: string, county = testCounty) =>
    house.inCounty(() => house.get<Audit>(Audit).record('thing.done', { type: 'thing', id }), county);
  const seal = (county = testCounty): Promise<number> =>
    asSystem(county, 'test', () => house.get<AuditJobs>(AuditJobs).seal());
  const verify = () => house.get<AuditReader>(AuditReader).verify(testCounty, new Date());
  const seals = () =>
    queryAsOwner<{ seq: string }>(house.database, 'SELECT seq FROM audit.seal WHERE county_code = $1 ORDER BY seq', [
      testCounty,
    ]);

  it('has a row exactly when the change beside it was committed', async () => {
    const undone = house.inCounty(async () => {
      await house.get<Audit>(Audit).record('thing.undone', { type: 'thing', id: '1' });
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await queryAsOwner(house.database, `SELECT 1 FROM audit.entry WHERE action = 'thing.undone'`)).toEqual([]);
  });

  it('is sealed without gaps by four workers at the same time while rows go on arriving', async () => {
    const writing = Promise.all(Array.from({ length: 60 }, (_, n) => note(`busy-${n}`)));
    for (let round = 0; round < 6; round++) await Promise.all(Array.from({ length: 4 }, () => seal()));
    await writing;
    await seal();
    const report = await verify();
    expect(report).toMatchObject({ faults: [], unsealed: 0 });
    expect(report.sealed).toBeGreaterThanOrEqual(60);
    expect((await seals()).map((one) => Number(one.seq))).toEqual(
      Array.from({ length: report.sealed }, (_, n) => n + 1),
    );
  });

  it('seals a row whose transaction ended after later rows were sealed', async () => {
    let commit: () => void = () => {};
    const wait = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const late = house.inCounty(async () => {
      await house.get<Audit>(Audit).record('thing.done', { type: 'thing', id: 'late' });
      await wait;
    });
    await note('meanwhile');
    await seal();
    commit();
    await late;
    expect(await seal()).toBe(1);
    expect((await verify()).faults).toEqual([]);
  });

  it('goes on when the clock of the database was put back by two hours', async () => {
    await note('now');
    await seal();
    await queryAsOwner(
      house.database,
      `INSERT INTO audit.entry (county_code, at, actor_kind, actor_id, action, subject_type, subject_id, request_id)
       VALUES ($1, now() - interval '2 hours', 'system', 'x', 'thing.done', 'thing', 'put-back', 'x')`,
      [testCounty],
    );
    expect(await seal()).toBe(1);
    expect((await verify()).faults).toEqual([]);
  });

  it('lets the app append, and nothing else: no reading, no changing, no sealing of another county', async () => {
    for (const sql of [
      'SELECT 1 FROM audit.seal',
      'DELETE FROM audit.seal',
      `INSERT INTO audit.entry (actor_kind) VALUES ('x')`,
      `INSERT INTO audit.seal (seq) VALUES (1)`,
    ]) {
      await expect(house.inCounty(() => house.work.query(sql))).rejects.toMatchObject({ code: '42501' });
    }
    await note('elsewhere', otherCounty);
    const before = (await seals()).length;
    expect(await seal(otherCounty)).toBe(1);
    expect((await seals()).length).toBe(before);
  });

  it('can’t be changed even by the owner of the tables, without switching the triggers off', async () => {
    for (const sql of [
      `UPDATE audit.entry SET actor_id = 'x'`,
      'DELETE FROM audit.seal',
      'TRUNCATE audit.entry CASCADE',
    ]) {
      await expect(queryAsOwner(house.database, sql)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('is read by the auditor of its county page by page, and the auditor reads nothing else', async () => {
    const reader = house.get<AuditReader>(AuditReader);
    const first = await reader.page(testCounty, { limit: 2 });
    const next = await reader.page(testCounty, { limit: 2, before: first[1]?.id ?? '' });
    expect(new Set([...first, ...next].map((one) => one.id)).size).toBe(4);
    expect((await reader.page(otherCounty, { limit: 50 })).map((one) => one.subjectId)).toEqual(['elsewhere']);
    expect((await reader.page(testCounty, { limit: 50, subjectId: 'late' })).map((one) => one.sealed)).toEqual([true]);
  });

  it('reader outlives a connection that is cut while it is in use', async () => {
    const reading = Promise.allSettled(Array.from({ length: 8 }, () => verify()));
    for (let round = 0; round < 5; round++) {
      await queryAsOwner(
        house.database,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'redmaple_auditor' AND datname = current_database()`,
      );
    }
    await reading;
    expect((await verify()).faults).toEqual([]);
  });
});
