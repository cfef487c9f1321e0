import { openTestApi, otherCounty as theirs, type TestApi, testCounty as ours } from '@redmaple/api/testing';
import {
  asSystem,
  hashToken,
  Keyring,
  PhoneCodes,
  pluginsRole,
  queueUrl,
  roles,
  Sessions,
  UnitOfWork,
} from '@redmaple/platform';
import { testMasterKey } from '@redmaple/platform/testing';
import pg from 'pg';
import { fillEveryTable, insertInto, markOf, type Table, tablesIn, withClient } from '../system/support/fill.js';

/** Everything that is not kept apart by county, and why. Anything more must be argued for here. */
const documented = {
  /**
   * The register of counties itself: codes and names are public. Which plugin packages the installation has, and which process
   * runs which of them, is no county's matter.
   */
  sharedTables: [
    'platform.county',
    'plugins.installation',
    'plugins.isolation_switch',
    'plugins.package',
    'plugins.package_file',
    'plugins.process_seen',
  ],
  /** Tables that a system purpose sees across counties: the relay moves everybody's outbox lines, and knows which plugins listen. */
  purposes: {
    relay: ['platform.outbox', 'plugins.county_plugin', 'plugins.event', 'plugins.event_head', 'plugins.hearing'],
    sessions: [],
    counties: [],
  } as Record<string, string[]>,
  /**
   * Functions that run with their owner's rights: they write and seal audit rows, and hand rows over between the two people
   * of a merge, in the county of the transaction.
   */
  definers: ['audit.append', 'audit.seal_pending', 'volunteers.book_records', 'volunteers.move_rows'],
  /** Tables that the app may not read at all. */
  closedToApp: ['audit.entry', 'audit.seal'],
  /** Views read with the rights of their owner, whom row-level security binds: what plugins may see of the house, masked. */
  ownersViews: ['sdk.area', 'sdk.membership', 'sdk.shift', 'sdk.site', 'sdk.team', 'sdk.volunteer'],
};

const careless = './test/fixtures/plugins/careless';
const roleOfCareless = 'redmaple_plugin_careless';

describe('tenancy', () => {
  let api: TestApi;
  let tables: Table[];
  let app: pg.Client;

  beforeAll(async () => {
    api = await openTestApi({ plugins: `maple-grove,${careless}` });
    tables = await tablesIn(api.database);
    await fillEveryTable(api.database, tables, [ours, theirs]);
    app = new pg.Client({ connectionString: api.database.appUrl });
    await app.connect();
  }, 120_000);

  afterAll(async () => {
    await app?.end();
    await api?.close({ madeUp: true });
  });

  const tenantTables = () => tables.filter((one) => one.isTenant);
  const readable = () => tenantTables().filter((one) => !documented.closedToApp.includes(one.name));

  /** Runs SQL as the app role with these settings of a transaction, which is rolled back. */
  async function asApp<T>(settings: Record<string, string>, work: () => Promise<T>): Promise<T> {
    await app.query('BEGIN');
    try {
      for (const [name, value] of Object.entries(settings))
        await app.query('SELECT set_config($1, $2, true)', [name, value]);
      return await work();
    } finally {
      await app.query('ROLLBACK');
    }
  }

  const inOurs = <T>(work: () => Promise<T>) => asApp({ 'app.county': ours }, work);
  const countiesIn = async (table: string): Promise<string[]> => {
    const { rows } = await app.query<{ county_code: string }>(`SELECT DISTINCT county_code FROM ${table} ORDER BY 1`);
    return rows.map((row) => row.county_code);
  };

  /** What PostgreSQL says to a statement: its error code, or how many rows it touched. */
  async function outcomeOf(text: string, values: unknown[] = []): Promise<string> {
    await app.query('SAVEPOINT attempt');
    try {
      return `${(await app.query(text, values)).rowCount} rows`;
    } catch (error) {
      await app.query('ROLLBACK TO attempt');
      return String((error as { code?: string }).code);
    }
  }

  it('covers every table: row-level security is on, forced, and has a policy', async () => {
    const { rows } = await withClient(api.database.ownerUrl, (client) =>
      client.query<{ name: string; on: boolean; forced: boolean; policies: number }>(
        `SELECT c.oid::regclass::text AS name, relrowsecurity AS on, relforcerowsecurity AS forced,
           (SELECT count(*)::int FROM pg_policy WHERE polrelid = c.oid AND polcmd = '*' AND polpermissive) AS policies
         FROM pg_class c WHERE c.oid = ANY($1::regclass[])`,
        [tables.map((one) => one.name)],
      ),
    );
    const bare = rows
      .filter((row) => !(row.on && row.forced && row.policies > 0))
      .map((row) => row.name)
      .sort();
    expect(bare).toEqual(documented.sharedTables);
    expect(tables.filter((one) => !one.isTenant).map((one) => one.name)).toEqual(documented.sharedTables);
    expect(rows.length).toBeGreaterThan(30);
  });

  it('fills the county by itself, so that no statement has to name it', async () => {
    const { rows } = await withClient(api.database.ownerUrl, (client) =>
      client.query<{ name: string }>(
        `SELECT attrelid::regclass::text AS name FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE attname = 'county_code' AND attrelid = ANY($1::regclass[])
           AND NOT (attnotnull AND pg_get_expr(adbin, adrelid) LIKE 'current_setting(''app.county''%')`,
        [tenantTables().map((one) => one.name)],
      ),
    );
    expect(rows).toEqual([]);
  });

  it('cannot be stepped around by the roles of the processes', async () => {
    await withClient(api.database.ownerUrl, async (client) => {
      for (const role of [roles.app, roles.auditor, roles.queue]) {
        const { rows } = await client.query(
          `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = $1`,
          [role],
        );
        expect(new Set(Object.values(rows[0] as object))).toEqual(new Set([false]));
        const member = await client.query<{ name: string; inherits: boolean; mayGrant: boolean }>(
          `SELECT r.rolname AS name, inherit_option AS inherits, admin_option AS "mayGrant" FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid
           WHERE member = $1::regrole`,
          [role],
        );
        // The app may step down to a plugin's role for a statement, and has nothing of it otherwise.
        const lower = role === roles.app ? expect.stringMatching(/^redmaple_plugin_/) : 'none';
        for (const one of member.rows) expect(one).toEqual({ name: lower, inherits: false, mayGrant: false });
        const owned = await client.query(
          `SELECT relname AS name FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE relowner = $1::regrole AND nspname <> 'bullmq' AND nspname !~ '^pg_'
           UNION SELECT nspname FROM pg_namespace WHERE nspowner = $1::regrole AND nspname !~ '^pg_'
           UNION SELECT proname FROM pg_proc WHERE proowner = $1::regrole`,
          [role],
        );
        expect(owned.rows).toEqual([]);
      }
      const bypassing = await client.query(
        `SELECT rolname FROM pg_roles WHERE rolname LIKE 'redmaple%' AND (rolsuper OR rolbypassrls)`,
      );
      expect(bypassing.rows).toEqual([]);
    });
  });

  it('knows every function that runs with its owner’s rights, and pins what names in it mean', async () => {
    const { rows } = await withClient(api.database.ownerUrl, (client) =>
      client.query<{ name: string; pinned: boolean }>(
        `SELECT nspname || '.' || proname AS name, coalesce(proconfig::text LIKE '%search_path=%', false) AS pinned
         FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
         WHERE prosecdef AND nspname NOT IN ('bullmq', 'information_schema') AND nspname !~ '^pg_' ORDER BY 1`,
      ),
    );
    expect(rows).toEqual(documented.definers.map((name) => ({ name, pinned: true })));
  });

  it('keeps the queue, in which the jobs of all counties lie side by side, out of the app’s sight and the rest out of the queue’s', async () => {
    const { rows: queueTables } = await withClient(api.database.ownerUrl, (client) =>
      client.query<{ name: string }>(
        `SELECT c.oid::regclass::text AS name FROM pg_class c WHERE relkind IN ('r', 'p') AND relnamespace = 'bullmq'::regnamespace`,
      ),
    );
    expect(queueTables.length).toBeGreaterThan(3);
    await inOurs(async () => {
      for (const { name } of queueTables)
        expect([name, await outcomeOf(`SELECT * FROM ${name}`)]).toEqual([name, '42501']);
    });
    await withClient(queueUrl(api.database.appUrl, Keyring.parse(testMasterKey)), async (client) => {
      await client.query(`SELECT set_config('app.county', $1, false)`, [ours]);
      for (const { name } of tables)
        await expect(client.query(`SELECT * FROM ${name}`)).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('has no view through which rows could be seen with the rights of its owner', async () => {
    const { rows } = await withClient(api.database.ownerUrl, (client) =>
      client.query(
        `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
         WHERE relkind IN ('v', 'm') AND nspname NOT IN ('bullmq', 'information_schema') AND nspname !~ '^pg_'
           AND coalesce((SELECT option_value::boolean FROM pg_options_to_table(c.reloptions) WHERE option_name = 'security_invoker'), false) IS FALSE ORDER BY 1`,
      ),
    );
    expect(rows).toEqual(documented.ownersViews.map((name) => ({ name })));
  });

  it('shows plugins no row of another county and no whole name in the views that are made for them', async () => {
    const people = await withClient(api.database.ownerUrl, async (client) => {
      // What fills the tables knows no foreign keys.
      await client.query('SET session_replication_role = replica');
      await client.query(
        'UPDATE volunteers.volunteer v SET person_id = p.id FROM volunteers.person p WHERE p.county_code = v.county_code',
      );
      return client.query<{ name: string }>('SELECT name FROM volunteers.person WHERE char_length(name) > 1');
    });
    expect(people.rows.length).toBeGreaterThan(0);
    await inOurs(async () => {
      await app.query(`SET LOCAL ROLE ${roleOfCareless}`);
      for (const name of documented.ownersViews) {
        const { rows } = await app.query<{ line: string }>(`SELECT v::text AS line FROM ${name} v`);
        // Memberships are filled as ended ones, which the view leaves out.
        expect([name, rows.length > 0]).toEqual([name, name !== 'sdk.membership']);
        const lines = rows.map((row) => row.line).join('\n');
        expect([name, lines.includes(markOf(theirs))]).toEqual([name, false]);
        if (name === 'sdk.volunteer') for (const person of people.rows) expect(lines).not.toContain(person.name);
      }
    });
  });

  it('lets a plugin under its own role read, change or empty no table of the house or of another plugin', async () => {
    await inOurs(async () => {
      await app.query(`SET LOCAL ROLE ${roleOfCareless}`);
      for (const { name } of tables)
        for (const text of [`SELECT FROM ${name}`, `DELETE FROM ${name}`, `TRUNCATE ${name}`])
          expect([text, await outcomeOf(text)]).toEqual([text, '42501']);
      for (const text of [`SET LOCAL ROLE ${pluginsRole}`, 'CREATE TABLE public.mine ()', 'CREATE SCHEMA mine'])
        expect([text, await outcomeOf(text)]).toEqual([text, '42501']);
    });
  });

  it('shows a county its own rows of every table to a query that forgets the county, and no others', async () => {
    await inOurs(async () => {
      for (const { name } of readable()) {
        expect([name, await countiesIn(name)]).toEqual([name, [ours]]);
        const { rows } = await app.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`);
        expect(rows.filter((row) => row.line.includes(markOf(theirs)))).toEqual([]);
      }
    });
  });

  it('shows nothing of the audit trail to the app, and to the auditor one county at a time', async () => {
    await inOurs(async () => {
      for (const name of documented.closedToApp)
        expect([name, await outcomeOf(`SELECT * FROM ${name}`)]).toEqual([name, '42501']);
    });
    await withClient(api.database.auditorUrl, async (client) => {
      const readableByAuditor: string[] = [];
      for (const { name } of tables) {
        await client.query('BEGIN');
        await client.query(`SELECT set_config('app.county', $1, true)`, [ours]);
        const seen = await client.query<{ county_code: string }>(`SELECT * FROM ${name}`).catch(() => undefined);
        await client.query('ROLLBACK');
        if (!seen) continue;
        readableByAuditor.push(name);
        if (name !== 'platform.county')
          expect(new Set(seen.rows.map((row) => row.county_code))).toEqual(new Set([ours]));
      }
      expect(readableByAuditor).toEqual(['audit.entry', 'audit.seal', 'platform.county']);
    });
  });

  it.each([
    ['no county', {}],
    ['an empty county', { 'app.county': '' }],
    ['an unknown county', { 'app.county': '999999' }],
  ])('shows no row of any table to a transaction with %s', async (_what, settings) => {
    await asApp(settings as Record<string, string>, async () => {
      for (const { name } of readable()) expect([name, await countiesIn(name)]).toEqual([name, []]);
    });
  });

  it('shows a system purpose the few tables that are documented for it, and nothing else', async () => {
    for (const [purpose, allowed] of Object.entries({ ...documented.purposes, anything: [] as string[] })) {
      await asApp({ 'app.purpose': purpose }, async () => {
        const seen: string[] = [];
        for (const { name } of readable()) if ((await countiesIn(name)).length > 0) seen.push(name);
        expect([purpose, seen]).toEqual([purpose, allowed]);
      });
    }
  });

  it('shows a session to the holder of its token before the county is known, and only that one', async () => {
    const { token } = await api.inCounty(() =>
      api.get<Sessions>(Sessions).open('recruit', { personId: crypto.randomUUID() }),
    );
    await asApp({ 'app.session': hashToken(token).toString('hex') }, async () => {
      const seen: string[] = [];
      for (const { name } of readable()) if ((await countiesIn(name)).length > 0) seen.push(name);
      expect(seen).toEqual(['platform.session']);
      expect(await countiesIn('platform.session')).toEqual([ours]);
      expect((await app.query('SELECT 1 FROM platform.session')).rowCount).toBe(1);
    });
    await asApp({ 'app.session': '00' }, async () => expect(await countiesIn('platform.session')).toEqual([]));
  });

  it('refuses to put a row into another county', async () => {
    await inOurs(async () => {
      for (const table of tenantTables()) {
        const { text, values } = insertInto(table, theirs);
        expect([table.name, await outcomeOf(text, values)]).toEqual([table.name, '42501']);
      }
    });
  });

  it('refuses to move a row into another county', async () => {
    await inOurs(async () => {
      for (const { name } of tenantTables()) {
        const outcome = await outcomeOf(`UPDATE ${name} SET county_code = $1`, [theirs]);
        expect([name, outcome]).toEqual([name, '42501']);
      }
    });
  });

  it('changes and deletes no row of another county, not even when its county is named', async () => {
    await inOurs(async () => {
      for (const { name } of tenantTables()) {
        for (const text of [
          `UPDATE ${name} SET county_code = county_code WHERE county_code = $1`,
          `DELETE FROM ${name} WHERE county_code = $1`,
        ])
          expect([text, ['0 rows', '42501']]).toEqual([
            text,
            expect.arrayContaining([await outcomeOf(text, [theirs])]),
          ]);
        expect([name, await outcomeOf(`TRUNCATE ${name}`)]).toEqual([name, '42501']);
      }
    });
  });

  it('lets no process turn the security of a table off, or become the role that could', async () => {
    await inOurs(async () => {
      for (const text of [
        'ALTER TABLE volunteers.person DISABLE ROW LEVEL SECURITY',
        'DROP POLICY county ON volunteers.person',
        `SET ROLE ${roles.migrator}`,
        `CREATE SCHEMA mine`,
        `CREATE TABLE public.mine (id integer)`,
        `CREATE FUNCTION public.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'`,
      ])
        expect([text, await outcomeOf(text)]).toEqual([text, '42501']);
      // Switching the setting off asks for an error instead of fewer rows: still nothing of others.
      await app.query('SET LOCAL row_security = off');
      expect(await outcomeOf('SELECT * FROM volunteers.person')).toBe('42501');
    });
  });

  it('keeps counties apart on connections that serve one after the other', async () => {
    const work = api.get<UnitOfWork>(UnitOfWork);
    const seen = await Promise.all(
      Array.from({ length: 400 }, async (_, index) => {
        const county = [theirs, ours][index % 2] ?? theirs;
        return asSystem(county, 'test', () =>
          work.run(async () => {
            const rows = await work.query<{ county_code: string }>(
              'SELECT DISTINCT county_code FROM volunteers.person',
            );
            if (index % 5 === 0) await work.query('SELECT 1 / 0').catch(() => {});
            return rows.map((row) => row.county_code).join() === county;
          }),
        ).catch((error: unknown) => /rolled back/.test(String(error)));
      }),
    );
    expect(seen.filter((fits) => !fits)).toEqual([]);
    // Nothing is left behind on any connection of the pool.
    const after = await Promise.all(
      Array.from({ length: 16 }, () =>
        asSystem(undefined, 'test', () => work.run(() => work.query('SELECT county_code FROM volunteers.person'))),
      ),
    );
    expect(after.flat()).toEqual([]);
  });

  it('gives the same phone two different fingerprints in two counties, so that they cannot be linked', async () => {
    const codes = api.get<PhoneCodes>(PhoneCodes);
    const proof = { flowId: crypto.randomUUID(), phone: '15400000001', code: '123456' };
    const [one, other] = await Promise.all(
      [theirs, ours].map((county) => api.inCounty(async () => codes.fingerprint(proof, 'sign-up').phoneIndex, county)),
    );
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(false);
  });

  it('refuses a careless plugin over HTTP whatever is not its own, and switches it off after three times', async () => {
    const operator = await api.staff('operator');
    const ask = (table: string) =>
      api.http().get('/api/v1/plugins/careless/everything').query({ table }).set(operator.headers);
    const own = await ask('sdk.team');
    expect([own.status, own.text.includes(markOf(theirs))]).toEqual([200, false]);
    for (const table of ['volunteers.person', 'platform.outbox', 'pg_settings']) {
      const answer = await ask(table);
      expect([table, answer.status, answer.text.includes(markOf(ours))]).toEqual([table, 503, false]);
    }
    expect((await ask('sdk.team')).status).toBe(404);
  });
});
