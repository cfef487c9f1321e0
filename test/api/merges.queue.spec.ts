import { openTestApi, type TestApi } from '@redmaple/api/testing';
import { registeredPersonalRecords } from '@redmaple/platform';
import { queryAsOwner } from '@redmaple/platform/testing';
import { Caller, Office } from './support/volunteers.js';

/** Columns that hold ids of people and are no reference to a row about them. */
const others = [
  // Who signs in, and by whom an action was done.
  'volunteers.merge.kept_volunteer_id',
  'volunteers.merge.gone_volunteer_id',
];

describe('people who turn out to be one, in the whole house', () => {
  let api: TestApi;
  let office: Office;

  beforeAll(async () => {
    api = await openTestApi({ plugins: 'maple-grove', worker: true });
    office = await Office.open(api);
  }, 120_000);
  afterAll(() => api?.close());

  it('have every table with rows about them on the list that merges and copies go by', async () => {
    const columns = await queryAsOwner<{ name: string }>(
      api.database,
      `SELECT format('%s.%s.%s', table_schema, table_name, column_name) AS name FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE t.table_type = 'BASE TABLE' AND c.column_name ~ '(^|_)(volunteer_id|person_id|mentor_id)$'
         AND table_schema NOT LIKE 'plugin\\_%' ORDER BY 1`,
    );
    const known = new Set([...others, ...registeredPersonalRecords().map(({ table, column }) => `${table}.${column}`)]);
    expect(columns.map((one) => one.name).filter((name) => !known.has(name))).toEqual([]);
  });

  it('keep their shifts, and lose them again when they are two', async () => {
    const [first, second] = [await office.team('合并一队'), await office.team('合并二队')];
    await office.shift(second);
    const kept = await office.volunteer(first);
    const gone = await office.volunteer(second);
    const phone = new Caller(api, gone.headers);
    const [open] = (await phone.get('shifts/open').expect(200)).body as { shift: { id: string } }[];
    expect((await phone.post(`shifts/${open?.shift.id}/take`)).status).toBeLessThan(300);
    const held = async () =>
      (await queryAsOwner<{ whose: string }>(api.database, 'SELECT volunteer_id AS whose FROM shifts.assignment')).map(
        (one) => one.whose,
      );
    expect(await held()).toEqual([gone.id]);
    const { body } = await office.operator.post('merges', {
      keptPersonId: kept.personId,
      gonePersonId: gone.personId,
      reason: '同一个人报名两次',
    });
    expect(body).toMatchObject({ state: 'open' });
    // Both had applied to the same call: the one of who is kept counts.
    expect(body.moves).toContainEqual({ table: 'volunteers.application', moved: 0, stayed: 1 });
    expect(body.moves).toContainEqual({ table: 'shifts.assignment', moved: 1, stayed: 0 });
    expect(await held()).toEqual([kept.id]);
    // Who went is signed out; who stays has both teams.
    await phone.get('me/volunteer').expect(401);
    const { body: mine } = await new Caller(api, kept.headers).get('me/volunteer').expect(200);
    expect(mine.memberships).toHaveLength(2);
    await office.operator.post(`merges/${body.id}/undo`).expect(200);
    expect(await held()).toEqual([gone.id]);
  });
});
