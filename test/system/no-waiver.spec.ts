import { openTestApi, type TestApi } from '@redmaple/api/testing';
import { MessageWords, uuidv7 } from '@redmaple/platform';
import {
  CountyPlugins,
  Eligibility,
  type EligibilityAction,
  eligibilityActions,
  InstalledPlugins,
  PluginSwitch,
  teamTypesOf,
} from '@redmaple/plugins/house';
import { withClient } from './support/fill.js';

const packs = ['maple-grove', 'zhuji', 'ruicheng', 'suining', 'yanhu', 'anding'];
const everything = [...packs, 'waiving'];

/** Whom the core stops, each by something else; nobody stops the first. */
const people = {
  fit: { born: '1990-01-01', consents: ['recruitment'], insured: true, qualified: true, member: 'present' },
  child: { born: '2016-01-01', consents: ['recruitment'], insured: true, qualified: true, member: 'present' },
  minor: { born: '2009-01-01', consents: ['recruitment'], insured: true, qualified: true, member: 'present' },
  agreed: {
    born: '2009-01-01',
    consents: ['recruitment', 'guardian'],
    insured: true,
    qualified: true,
    member: 'present',
  },
  ageless: { born: null, consents: ['recruitment'], insured: true, qualified: true, member: 'present' },
  old: { born: '1935-01-01', consents: ['recruitment'], insured: true, qualified: true, member: 'present' },
  silent: { born: '1990-01-01', consents: [], insured: true, qualified: true, member: 'present' },
  suspended: { born: '1990-01-01', consents: ['recruitment'], insured: true, qualified: true, member: 'present' },
  uninsured: { born: '1990-01-01', consents: ['recruitment'], insured: false, qualified: true, member: 'present' },
  untrained: { born: '1990-01-01', consents: ['recruitment'], insured: true, qualified: false, member: 'present' },
  stranger: { born: '1990-01-01', consents: ['recruitment'], insured: true, qualified: true, member: 'none' },
  away: { born: '1990-01-01', consents: ['recruitment'], insured: true, qualified: true, member: 'reserve' },
  tired: { born: '1990-01-01', consents: ['recruitment'], insured: true, qualified: true, member: 'present' },
} as const;
type Name = keyof typeof people;
const names = Object.keys(people) as Name[];

/** Wednesday by day and in the night; the tired one has forty hours in that week, from evening until four in the morning. */
const times = {
  day: ['2026-07-01T02:00:00Z', '2026-07-01T04:00:00Z'],
  night: ['2026-07-01T15:00:00Z', '2026-07-01T17:00:00Z'],
} as const;
const held = ['2026-06-29', '2026-06-30', '2026-07-01', '2026-07-02', '2026-07-03'];

/** Codes of reasons by who is asked about what. */
type Answers = ReadonlyMap<string, { readonly core: readonly string[]; readonly others: readonly string[] }>;

describe('the rules of the core, with all packs on and one that wants to waive them', () => {
  let api: TestApi;
  const ids = new Map<Name, string>();
  const teams = new Map<string, string>();

  beforeAll(async () => {
    api = await openTestApi({ plugins: [...packs, './test/fixtures/plugins/waiving'].join(',') });
    api.clock.set('2026-07-01T02:00:00Z');
    await allOn();
    const types = api
      .get<InstalledPlugins>(InstalledPlugins)
      .active()
      .flatMap((one) => teamTypesOf(one.definition));
    const absent = everything.filter((id) => types.every((one) => one.pluginId !== id));
    if (absent.length > 0) throw new Error(`${absent.join(', ')} do not run.`);
    await withClient(api.database.ownerUrl, async (client) => {
      // What the database itself would refuse is wanted here: these people are asked about, and nobody is sent.
      await client.query(`SET session_replication_role = replica; SET app.county = '330681'`);
      const make = async (sql: string, values: readonly unknown[]): Promise<string> => {
        const id = uuidv7(new Date());
        await client.query(sql, [id, ...values]);
        return id;
      };
      for (const { code } of types)
        teams.set(
          code,
          await make('INSERT INTO volunteers.team (id, name, type_code, created_at) VALUES ($1, $2, $2, now())', [
            code,
          ]),
        );
      for (const name of names) {
        const { born, consents, insured, qualified, member } = people[name];
        const person = await make(
          `INSERT INTO volunteers.person (id, name, document_type, sealed_document, document_index, birth_date, created_at)
           VALUES ($1::uuid, '错例', 'passport', 'x', sha256($1::text::bytea), $2, now())`,
          [born],
        );
        for (const purpose of consents)
          await make(
            `INSERT INTO volunteers.consent (id, person_id, purpose, document_version, given_at, evidence) VALUES ($1, $2, $3, '1', now(), 'online')`,
            [person, purpose],
          );
        const id = await make(
          `INSERT INTO volunteers.volunteer (id, person_id, number, status, joined_at) VALUES ($1, $2, $3, $4, '2026-01-01')`,
          [person, `V${String(names.indexOf(name)).padStart(8, '0')}`, name === 'suspended' ? 'suspended' : 'active'],
        );
        ids.set(name, id);
        if (insured)
          await make(
            `INSERT INTO volunteers.insurance (id, volunteer_id, policy_number, insurer, valid_from, valid_to, covers_danger, entered_at)
             VALUES ($1, $2, 'P1', '人保财险', '2026-01-01', '2026-12-31', true, now())`,
            [id],
          );
        for (const code of qualified ? new Set(types.flatMap((one) => one.requires.qualifications)) : [])
          await make(
            `INSERT INTO volunteers.qualification (id, volunteer_id, code, issuer, valid_from, valid_to, evidence_type, evidence_id, issued_at)
             VALUES ($1::uuid, $2, $3, '红十字会', '2026-01-01', '2099-12-31', 'paper', $1::text, now())`,
            [id, code],
          );
        for (const teamId of member === 'none' ? [] : teams.values())
          await make(
            `INSERT INTO volunteers.membership (id, volunteer_id, team_id, role, reserve, joined_at, valid_from)
             VALUES ($1, $2, $3, 'member', $4, '2026-01-01', '2026-01-01')`,
            [id, teamId, member === 'reserve'],
          );
      }
      for (const day of held) {
        const shift = await make(
          `INSERT INTO shifts.shift (id, team_id, team_type_code, title, duty_date, starts_at, ends_at, danger, state)
           VALUES ($1, $2, 'maple-grove.red-armband', '备勤', $3::timestamptz::date, $3::timestamptz, $3::timestamptz + interval '8 hours', false, 'published')`,
          [[...teams.values()][0], `${day}T12:00:00Z`],
        );
        const seat = await make('INSERT INTO shifts.seat (id, shift_id, no) VALUES ($1, $2, 1)', [shift]);
        await make(
          `INSERT INTO shifts.assignment (id, seat_id, shift_id, volunteer_id, source, state, state_at, state_reason, during)
           SELECT $1, $2, s.id, $4, 'operator', 'confirmed', now(), 'by-sql', tstzrange(s.starts_at, s.ends_at) FROM shifts.shift s WHERE s.id = $3`,
          [seat, shift, ids.get('tired')],
        );
      }
    });
  }, 300_000);
  afterAll(() => api?.close({ madeUp: true }));

  /** Faults switch a plugin off: each question meets all of them. */
  async function allOn(): Promise<void> {
    for (const id of everything) await api.inCounty(() => api.get<PluginSwitch>(PluginSwitch).enable(id));
    await api.inCounty(async () => api.get<CountyPlugins>(CountyPlugins).forget());
  }

  async function allOff(): Promise<void> {
    await withClient(api.database.ownerUrl, (client) =>
      client.query('UPDATE plugins.county_plugin SET enabled = false'),
    );
    await api.inCounty(async () => api.get<CountyPlugins>(CountyPlugins).forget());
  }

  async function ask(before: () => Promise<void>): Promise<Answers> {
    const answers = new Map<string, { core: string[]; others: string[] }>();
    const everybody = names.map((name) => ids.get(name) ?? '');
    await before();
    for (const [teamTypeCode, teamId] of teams)
      for (const action of eligibilityActions)
        for (const [time, [startsAt, endsAt]] of Object.entries(times)) {
          if (before === allOn) await before();
          const verdicts = await api.inCounty(() =>
            api.get<Eligibility>(Eligibility).evaluateMany(everybody, {
              action: action satisfies EligibilityAction,
              at: new Date(startsAt),
              context: { teamId, teamTypeCode, endsAt: new Date(endsAt) },
            }),
          );
          for (const name of names) {
            const { allowed, blockers } = verdicts.get(ids.get(name) ?? '') ?? { allowed: true, blockers: [] };
            expect(allowed).toBe(blockers.length === 0);
            answers.set(`${name} ${action} ${teamTypeCode} ${time}`, {
              core: blockers.filter((one) => one.source === 'core').map((one) => one.code),
              others: blockers.filter((one) => one.source !== 'core').map((one) => one.code),
            });
          }
        }
    return answers;
  }

  it('stop whom they stop without them, for the same reasons and for every team type and action', async () => {
    const [without, beside] = [await ask(allOff), await ask(allOn)];
    const waived = [...without].flatMap(([asked, { core }]) => {
      const lost = core.filter((code) => !beside.get(asked)?.core.includes(code));
      return lost.length === 0 ? [] : [`${asked}: ${lost.join(', ')}`];
    });
    expect(waived).toEqual([]);
    // Nor does anybody speak in the core's name.
    for (const [asked, { core }] of beside) expect([asked, core]).toEqual([asked, without.get(asked)?.core]);
    // Every rule had somebody to stop, the packs had something to add, and the tricks were played.
    const stopping = new Set([...without.values()].flatMap((one) => one.core.map((code) => code.split('.')[1])));
    expect([...stopping].sort()).toEqual(
      [
        'adultsOnly',
        'alreadyMember',
        'birthDateUnknown',
        'consentWithdrawn',
        'guardianConsentMissing',
        'insuranceMissing',
        'minorAtNight',
        'minorInDanger',
        'notActive',
        'notMember',
        'onReserve',
        'overlap',
        'qualificationMissing',
        'recordCheckMissing',
        'restTooShort',
        'tooOld',
        'tooYoung',
        'weeklyMinutes',
        'youthOnly',
      ].sort(),
    );
    expect([...without.values()].flatMap((one) => one.others)).toEqual([]);
    expect([...beside.values()].flatMap((one) => one.others)).toContain('waiving.not-today');
    const faults = await withClient(api.database.ownerUrl, (client) =>
      client.query<{ reason: string }>(`SELECT DISTINCT reason FROM plugins.plugin_fault WHERE plugin_id = 'waiving'`),
    );
    expect(faults.rows.map((one) => one.reason).sort()).toEqual(['invalid', 'threw']);
  }, 300_000);

  it('leave the same people out of a dispatch, whoever ranks', async () => {
    await allOn();
    const liaison = await api.staff('liaison');
    const incident = await api
      .http()
      .post('/api/v1/incidents')
      .set(liaison.headers)
      .send({
        emergency: false,
        source: 'card',
        category: 'zhuji.street-light',
        facts: { wholeStreet: false },
        summary: '路灯不亮',
        place: '枫桥',
      });
    expect([incident.status, incident.text]).toEqual([201, expect.any(String)]);
    const { id } = incident.body as { id: string };
    const asked = async (): Promise<Map<string, { candidates: string[]; excluded: string[] }>> => {
      const found = new Map<string, { candidates: string[]; excluded: string[] }>();
      for (const [code, teamId] of teams) {
        const { body } = await api
          .http()
          .get(`/api/v1/incidents/${id}/candidates?teamId=${teamId}`)
          .set(liaison.headers)
          .expect(200);
        const [team] = (body as { teams: { candidates: Who[]; excluded: (Who & { reasons: { code: string }[] })[] }[] })
          .teams;
        found.set(code, {
          candidates: (team?.candidates ?? []).map((one) => one.volunteerId),
          excluded: (team?.excluded ?? []).flatMap((one) =>
            one.reasons.map(({ code: why }) => `${one.volunteerId} ${why}`),
          ),
        });
      }
      return found;
    };
    await allOff();
    const without = await asked();
    await allOn();
    const beside = await asked();
    for (const [code, { candidates, excluded }] of without) {
      expect([code, beside.get(code)?.candidates.filter((one) => !candidates.includes(one))]).toEqual([code, []]);
      expect([code, excluded.filter((one) => !beside.get(code)?.excluded.includes(one))]).toEqual([code, []]);
    }
    const left = new Set([...without.values()].flatMap((one) => one.excluded.map((why) => why.split(' ')[1])));
    for (const why of ['notEligible', 'notActive', 'inReserve']) expect(left).toContain(why);
    expect([...without.values()].some((one) => one.candidates.length > 0)).toBe(true);
  }, 120_000);

  it('keep in a message what they filled in', async () => {
    await allOn();
    const text = '明天 19:00 集合';
    const said = await api.inCounty(() =>
      api
        .get<MessageWords>(MessageWords)
        .of({ template: 'shift.reminder', locale: 'zh-CN', text, filledIn: ['19:00'] }),
    );
    expect(said).toBe(text);
  });
});

interface Who {
  readonly volunteerId: string;
}
