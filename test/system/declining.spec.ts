import { openTestApi, type TestApi } from '@redmaple/api/testing';
import { testCounty } from '@redmaple/platform/testing';
import { UnitOfWork, uuidv7, withContext } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import { Counting, RecognitionRuns, ServiceRecordsService } from '@redmaple/volunteers';
import fc from 'fast-check';
import { fingerprintOf } from '../../libs/volunteers/src/recognition/canonical.js';

/** What people decline, miss, leave or report, in the tables where it really stands. */
const moves = ['mission-declined', 'mission-expired', 'duty-excused', 'duty-missed', 'fault-reported'] as const;
const history = fc.record({
  minutes: fc.array(fc.integer({ min: 15, max: 480 }), { minLength: 1, maxLength: 5 }),
  moves: fc.array(fc.constantFrom(...moves), { minLength: 1, maxLength: 6 }),
});
/** Pairs of people in each kind of team: real rows of the whole house cost more than pure ones. */
const pairsOfType = 4;
/** Any formula that a county might come to, for one kind of team. */
const formula = fc.uniqueArray(
  fc.record(
    {
      measure: fc.constantFrom('hours', 'shifts', 'missions', 'trainings', 'declines', 'noShows'),
      points: fc.integer({ min: 0, max: 100_000 }),
      upTo: fc.integer({ min: 1, max: 200 }),
    },
    { requiredKeys: ['measure', 'points'] },
  ),
  { selector: (one) => one.measure, minLength: 1, maxLength: 5 },
);
const randomVersions = 3;

interface Team {
  readonly id: string;
  readonly type: string;
}
interface Twins {
  readonly type: string;
  readonly steady: string;
  readonly other: string;
}

describe('declining an offer, being away or reporting a fault', () => {
  let api: TestApi;
  let work: UnitOfWork;
  let teams: Team[];
  let operator: string;
  let certificates: string[];
  let turn = 0;

  beforeAll(async () => {
    api = await openTestApi();
    work = api.get<UnitOfWork>(UnitOfWork);
    operator = await one(
      `INSERT INTO platform.account (id, kind, login, display_name, status) VALUES ($1, 'staff', 'declining', '运营专员', 'active') RETURNING id`,
      [uuidv7(new Date())],
    );
    certificates = (await api.inCounty(() => api.get<TeamTypes>(TeamTypes).qualifications())).map(({ code }) => code);
    // One of every kind of team that a plugin of this repository brings; the others bring none.
    teams = [];
    for (const { code: type } of await api.inCounty(() => api.get<TeamTypes>(TeamTypes).list()))
      teams.push({
        type,
        id: await one('INSERT INTO volunteers.team (name, type_code, created_at) VALUES ($1, $1, now()) RETURNING id', [
          type,
        ]),
      });
  });
  afterAll(() => api.close());

  const one = async (sql: string, params: readonly unknown[]): Promise<string> => {
    const row = await api.inCounty(() => work.one<{ id: string }>(sql, params));
    return row?.id ?? '';
  };
  const asOperator = <T>(action: () => Promise<T>): Promise<T> => {
    const grants = [{ role: 'operator', scope: 'county' as const }];
    const actor = { kind: 'account' as const, id: operator, grants };
    return withContext({ county: testCounty, actor, requestId: 'test', locale: 'zh-CN' }, action);
  };
  const volunteer = async (): Promise<string> => {
    const id = uuidv7(new Date());
    await api.inCounty(async () => {
      await work.execute(
        `INSERT INTO volunteers.person (id, name, document_type, sealed_document, document_index, birth_date, created_at)
         VALUES ($1::uuid, '错例', 'passport', 'x', sha256($1::text::bytea), '1990-01-01', now())`,
        [id],
      );
      await work.execute(
        `INSERT INTO volunteers.consent (person_id, purpose, document_version, given_at, evidence) VALUES ($1, 'recruitment', '2026-01', now(), 'online')`,
        [id],
      );
    });
    const volunteerId = await one(
      `INSERT INTO volunteers.volunteer (person_id, number, joined_at) VALUES ($1, 'V' || right(translate($2, 'abcdef-', '0123456'), 8), now()) RETURNING id`,
      [id, id],
    );
    // Whatever kind of team it is, nothing else keeps anybody from its duty.
    await one(
      `INSERT INTO volunteers.insurance (volunteer_id, policy_number, insurer, valid_from, valid_to, covers_danger, entered_at)
       VALUES ($1, 'P-1', '人保财险', '2024-01-01', '2099-12-31', true, now()) RETURNING id`,
      [volunteerId],
    );
    await one(
      `INSERT INTO volunteers.qualification (volunteer_id, code, issuer, valid_from, valid_to, evidence_type, evidence_id, issued_at)
       SELECT $1::uuid, code, '红十字会', '2024-01-01', '2099-12-31', 'paper', $1::text || code, now() FROM unnest($2::text[]) AS code RETURNING id`,
      [volunteerId, certificates],
    );
    return volunteerId;
  };
  const serve = (volunteerId: string, minutes: readonly number[], teamId: string) =>
    api.inCounty(() =>
      api.get<ServiceRecordsService>(ServiceRecordsService).creditMany(
        minutes.map((length, index) => ({
          volunteerId,
          teamId,
          source: { type: 'assignment', id: `served-${index}` },
          occurredAt: new Date(`2024-06-0${1 + index}T01:00:00Z`),
          plannedMinutes: length,
          actualMinutes: length,
          creditedMinutes: length,
          grade: 'B' as const,
        })),
      ),
    );
  const mission = async (volunteerId: string, at: string, state: string, { id: teamId }: Team) => {
    const incidentId = await one(
      `INSERT INTO dispatch.incident (source, emergency, category, summary, place, state, occurred_at, received_at, received_by, last_event_at)
       VALUES ('hotline', false, 'lost', '走失', '枫桥', 'open', $1, $1, 'test', $1) RETURNING id`,
      [at],
    );
    const id = await one(
      `INSERT INTO dispatch.mission (incident_id, volunteer_id, team_id, state, offered_at, offered_by, expires_at)
       VALUES ($1, $2, $3, 'offered', $4, 'test', $4::timestamptz + interval '10 minutes') RETURNING id`,
      [incidentId, volunteerId, teamId, at],
    );
    await one(
      `UPDATE dispatch.mission SET state = $2, answered_at = CASE WHEN $2 = 'declined' THEN $3::timestamptz END, ended_at = $3 WHERE id = $1 RETURNING id`,
      [id, state, at],
    );
  };
  const duty = async (volunteerId: string, at: string, state: string, { id: teamId, type }: Team) => {
    const shiftId = await one(
      `INSERT INTO shifts.shift (team_id, team_type_code, title, duty_date, starts_at, ends_at, danger, state)
       VALUES ($1, $3, '备勤', $2::timestamptz::date, $2, $2::timestamptz + interval '1 hour', false, 'published') RETURNING id`,
      [teamId, at, type],
    );
    const seatId = await one('INSERT INTO shifts.seat (shift_id, no) VALUES ($1, 1) RETURNING id', [shiftId]);
    const id = await one(
      `INSERT INTO shifts.assignment (seat_id, shift_id, volunteer_id, source, state, state_at, state_reason, during)
       VALUES ($1, $2, $3, 'operator', 'confirmed', now(), 'by-sql', 'empty') RETURNING id`,
      [seatId, shiftId, volunteerId],
    );
    await one(
      'UPDATE shifts.assignment SET state = $2, state_at = now(), version = version + 1 WHERE id = $1 RETURNING id',
      [id, state],
    );
  };
  const act: Readonly<
    Record<(typeof moves)[number], (volunteerId: string, at: string, team: Team) => Promise<unknown>>
  > = {
    'mission-declined': (id, at, team) => mission(id, at, 'declined', team),
    'mission-expired': (id, at, team) => mission(id, at, 'expired', team),
    'duty-excused': (id, at, team) => duty(id, at, 'excused', team),
    'duty-missed': (id, at, team) => duty(id, at, 'no-show', team),
    'fault-reported': (id, at, team) =>
      one(
        `INSERT INTO shifts.patrol_log (client_id, volunteer_id, team_id, body, observed_at, received_at) VALUES ($1, $2, $3, '救生圈坏了', $4, $4) RETURNING id`,
        [uuidv7(new Date()), id, team.id, at],
      ),
  };

  /** Counts the month by the newest rules, and names the kinds of team in which twins came out differently. */
  async function unequal(twins: readonly Twins[]): Promise<string[]> {
    const runs = api.get<RecognitionRuns>(RecognitionRuns);
    const { id } = await asOperator(() => runs.start('2024-06'));
    const quiet = { outboxId: undefined, attempt: 1, progress: async () => {} };
    await asOperator(() => api.get<Counting>(Counting).count(id, quiet));
    const { items } = await asOperator(() => runs.page(id, { limit: 200 }));
    expect(items).toHaveLength(2 * twins.length);
    const standing = (volunteerId: string) => {
      const line = items.find((each) => each.volunteerId === volunteerId);
      return line && JSON.stringify([line.score, line.rank, line.commended, line.parts]);
    };
    return twins.filter(({ steady, other }) => standing(steady) !== standing(other)).map(({ type }) => type);
  }

  it('costs nobody a point or a place, by the formula of each kind of team of each plugin and by any other', async () => {
    const twins: Twins[] = [];
    for (const team of teams) {
      for (const { minutes, moves: chosen } of fc.sample(history, pairsOfType)) {
        const [steady, other] = [await volunteer(), await volunteer()];
        await serve(steady, minutes, team.id);
        await serve(other, minutes, team.id);
        for (const move of chosen) {
          turn += 1;
          const at = new Date(Date.UTC(2024, 5, 10, 1) + turn * 2 * 3_600_000).toISOString();
          await act[move](other, at, team);
        }
        twins.push({ type: team.type, steady, other });
      }
    }
    const named = teams.map(({ type }) => type);
    expect([...named].sort()).toEqual([
      'maple-grove.mediation',
      'maple-grove.red-armband',
      'maple-grove.rescue',
      'maple-grove.river-patrol',
      'maple-grove.youth-patrol',
    ]);
    expect(await unequal(twins)).toEqual([]);
    // The version that the run wrote down holds the plugins' own formulas, by name.
    const formulas = await api.inCounty(() =>
      work.one<{ types: string[] }>(
        `SELECT array(SELECT jsonb_object_keys(content -> 'formulas')) AS types FROM volunteers.recognition_rules WHERE version = 1`,
        [],
      ),
    );
    expect([...(formulas?.types ?? [])].sort()).toEqual([...named].sort());
    for (let version = 2; version < 2 + randomVersions; version++) {
      const content = {
        formulas: Object.fromEntries(named.map((type) => [type, fc.sample(formula, 1)[0] ?? []])),
        otherwise: [{ measure: 'hours', points: 100 }],
        commend: { perTeam: 1, leastPoints: 0 },
        objectionDays: 7,
        awards: [],
      };
      await one(
        `INSERT INTO volunteers.recognition_rules (version, content, fingerprint, created_by, created_at)
         VALUES ($1, $2, $3, $4, now()) RETURNING id`,
        [version, JSON.stringify(content), fingerprintOf([content]), operator],
      );
      expect({ content, unequal: await unequal(twins) }).toEqual({ content, unequal: [] });
    }
  });
});
