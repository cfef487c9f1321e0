import { queryAsOwner, openTestHouse, otherCounty, testCounty, type TestHouse } from '../testing/index.js';
import { inRole } from './acting.js';
import { RefusedStatement } from './acting-client.js';
import { asSystem } from '../context/context.js';
import { Outbox } from '../outbox/outbox.js';
import { defineEvent } from '../queue/job-definition.js';
import { Vault } from '../crypto/vault.js';
import { uuidv7 } from '../crypto/identifiers.js';
import { AccountEntity } from '../access/account.entity.js';

const somethingHappened = defineEvent<{ id: string }>('thing.happened');

describe('a unit of work', () => {
  let house: TestHouse;

  beforeAll(async () => {
    house = await openTestHouse({});
  });
  afterAll(() => house.close());

  const outboxCount = async () =>
    (await queryAsOwner<{ n: number }>(house.database, 'SELECT count(*)::int AS n FROM platform.outbox'))[0]?.n;

  it('leaves no outbox line when its work is rolled back, and exactly one when it is committed', async () => {
    const before = await outboxCount();
    const failing = house.inCounty(async () => {
      await house.get<Outbox>(Outbox).emit(somethingHappened, { id: '1' });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await outboxCount()).toBe(before);
    await house.inCounty(() => house.get<Outbox>(Outbox).emit(somethingHappened, { id: '1' }));
    expect(await outboxCount()).toBe((before ?? 0) + 1);
  });

  it('fails instead of pretending to commit when a failed statement was swallowed', async () => {
    const swallowing = house.inCounty(async () => {
      await house.work.query('SELECT 1/0').catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow('rolled back');
  });

  it('joins an outer unit, through TypeORM and SQL alike', async () => {
    await expect(
      house.inCounty(async () => {
        await house.work.run(() =>
          house.work.repo(AccountEntity).insert({ kind: 'staff', login: 'joined', displayName: 'Joined' }),
        );
        expect(await house.work.query(`SELECT 1 FROM platform.account WHERE login = 'joined'`)).toHaveLength(1);
        throw new Error('undo both');
      }),
    ).rejects.toThrow('undo both');
    expect(await house.inCounty(() => house.work.repo(AccountEntity).findBy({ login: 'joined' }))).toEqual([]);
  });

  it('shows a query without any filter only the rows of its own county', async () => {
    const vault = house.get<Vault>(Vault);
    const personId = uuidv7(new Date());
    await house.inCounty(() => vault.createKey(personId));
    await house.inCounty(() => vault.createKey(uuidv7(new Date())), otherCounty);
    const seen = await house.inCounty(() =>
      house.work.query<{ county_code: string }>('SELECT county_code FROM keys.person_key'),
    );
    expect(new Set(seen.map((row) => row.county_code))).toEqual(new Set([testCounty]));
    const without = await asSystem(undefined, 'test', () =>
      house.work.run(() => house.work.query('SELECT * FROM keys.person_key')),
    );
    expect(without).toEqual([]);
  });

  it('refuses to write a row into another county or to move one there', async () => {
    const personId = uuidv7(new Date());
    await house.inCounty(() => house.get<Vault>(Vault).createKey(personId));
    await expect(
      house.inCounty(() =>
        house.work.query(`UPDATE keys.person_key SET county_code = '${otherCounty}' WHERE person_id = $1`, [personId]),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('lets the app neither change nor read the audit trail', async () => {
    for (const statement of [
      'SELECT * FROM audit.entry',
      'DELETE FROM audit.entry',
      `UPDATE audit.entry SET action = 'x'`,
      'TRUNCATE audit.entry CASCADE',
    ]) {
      await expect(house.inCounty(() => house.work.query(statement))).rejects.toMatchObject({ code: '42501' });
    }
  });

  describe('of code that acts under another role', () => {
    const role = 'redmaple_plugin_under_test';

    beforeAll(async () => {
      await queryAsOwner(
        house.database,
        `DO $$ BEGIN CREATE ROLE ${role} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
      );
      await queryAsOwner(house.database, `GRANT ${role} TO redmaple_app WITH INHERIT FALSE, SET TRUE`);
    });

    const whoAmI = async () => (await house.work.one<{ name: string }>('SELECT current_user AS name'))?.name;

    it('changes hands statement by statement, also when both speak at once', async () => {
      const seen = await house.inCounty(() =>
        Promise.all(
          Array.from({ length: 20 }, (_, index) =>
            index % 2 ? inRole(role, whoAmI) : index % 4 ? house.work.repo(AccountEntity).count() : whoAmI(),
          ),
        ),
      );
      expect(seen.filter((_, index) => index % 2)).toEqual(Array(10).fill(role));
      expect(new Set(seen.filter((_, index) => index % 4 === 0))).toEqual(new Set(['redmaple_app']));
    });

    it('is that of the house again after the role, on every connection', async () => {
      await house.inCounty(() => inRole(role, whoAmI));
      await house.inCounty(() => inRole(role, () => house.work.query('SELECT 1/0'))).catch(() => undefined);
      const after = await Promise.all(Array.from({ length: 12 }, () => house.inCounty(whoAmI)));
      expect(new Set(after)).toEqual(new Set(['redmaple_app']));
    });

    it('knows that a savepoint brings an earlier role back', async () => {
      const seen = await house.inCounty(async () => {
        await house.work.execute('SAVEPOINT here');
        await inRole(role, () => house.work.query('SELECT 1/0')).catch(() => undefined);
        await house.work.execute('ROLLBACK TO SAVEPOINT here');
        return [await inRole(role, whoAmI), await whoAmI()];
      });
      expect(seen).toEqual([role, 'redmaple_app']);
    });

    it.each([
      'RESET ROLE',
      '/* quietly */ SET LOCAL ROLE NONE',
      `SELECT set_config('role', 'none', true)`,
      `UPDATE pg_settings SET setting = 'none' WHERE name = 'role'`,
      `SELECT U&"set\\005fconfig"('role', 'none', true)`,
      'COMMIT',
      `COPY platform.account TO STDOUT`,
      'DO $$ BEGIN END $$',
      'LISTEN everything',
      'PREPARE later AS SELECT 1',
    ])('refuses %s', async (text) => {
      const asked = house.inCounty(() => inRole(role, () => house.work.query(text)));
      await expect(asked).rejects.toThrow(RefusedStatement);
    });

    it('takes one statement at a time, and its tables are its own', async () => {
      const asked = (text: string) => house.inCounty(() => inRole(role, () => house.work.query(text)));
      await expect(asked('SELECT 1; SELECT 2')).rejects.toMatchObject({ code: '42601' });
      await expect(asked('SELECT 1 FROM platform.account')).rejects.toMatchObject({ code: '42501' });
      const typed = house.inCounty(() => inRole(role, () => house.work.repo(AccountEntity).count()));
      await expect(typed).rejects.toMatchObject({ driverError: { code: '42501' } });
      await expect(
        house.inCounty(() => inRole(role, () => house.work.manager.connection.query('SELECT 1'))),
      ).rejects.toThrow('unit of work alone');
      await expect(
        house.inCounty(() => inRole(role, () => house.work.asSystemPurpose('relay', whoAmI))),
      ).rejects.toThrow('Only the house');
    });

    it('keeps nothing of a transaction that was moved to another county, and the house never works there', async () => {
      await queryAsOwner(
        house.database,
        `CREATE FUNCTION public.slip(code text) RETURNS text LANGUAGE plpgsql AS
           $$ BEGIN RETURN set_config('app.county', code, true); END $$`,
      );
      const before = await outboxCount();
      const slipping = house.inCounty(async () => {
        await house.get<Outbox>(Outbox).emit(somethingHappened, { id: '3' });
        await inRole(role, () => house.work.query('SELECT public.slip($1)', [otherCounty]));
        const { county } =
          (await house.work
            .one<{ county: string }>(`SELECT current_setting('app.county') AS county`)
            .catch(() => ({ county: testCounty }))) ?? {};
        expect(county).toBe(testCounty);
      });
      await expect(slipping).rejects.toThrow('moved to another county');
      expect(await outboxCount()).toBe(before);
    });
  });
});
