import { queryAsOwner, openTestHouse, otherCounty, testCounty, type TestHouse } from '../testing/index.js';
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
});
