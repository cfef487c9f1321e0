import { openTestApi, type TestApi } from '@redmaple/api/testing';
import { testCounty } from '@redmaple/platform/testing';
import { UnitOfWork, uuidv7, withContext } from '@redmaple/platform';
import { PluginSwitch } from '@redmaple/plugins';
import { Counting, RecognitionRuns, ServiceRecordsService } from '@redmaple/volunteers';
import fc from 'fast-check';

/** What people decline, miss, leave or report, in the tables where it really stands. */
const moves = ['mission-declined', 'mission-expired', 'duty-excused', 'duty-missed', 'fault-reported'] as const;
const history = fc.record({
  minutes: fc.array(fc.integer({ min: 15, max: 480 }), { minLength: 1, maxLength: 5 }),
  moves: fc.array(fc.constantFrom(...moves), { minLength: 1, maxLength: 6 }),
});
/** Pairs of people in one month: real rows of the whole house cost more than pure ones. */
const pairs = 12;

describe('declining an offer, being away or reporting a fault', () => {
  let api: TestApi;
  let work: UnitOfWork;
  let teamId: string;
  let operator: string;
  let turn = 0;

  beforeAll(async () => {
    api = await openTestApi();
    work = api.get<UnitOfWork>(UnitOfWork);
    await api.inCounty(() => api.get<PluginSwitch>(PluginSwitch).enable('maple-grove'));
    operator = await one(
      `INSERT INTO platform.account (id, kind, login, display_name, status) VALUES ($1, 'staff', 'declining', '运营专员', 'active') RETURNING id`,
      [uuidv7(new Date())],
    );
    teamId = await one(
      `INSERT INTO volunteers.team (name, type_code, created_at) VALUES ('信息员队', 'maple-grove.red-armband', now()) RETURNING id`,
      [],
    );
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
    return one(
      `INSERT INTO volunteers.volunteer (person_id, number, joined_at) VALUES ($1, 'V' || right(translate($2, 'abcdef-', '0123456'), 8), now()) RETURNING id`,
      [id, id],
    );
  };
  const serve = (volunteerId: string, minutes: readonly number[]) =>
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
  const mission = async (volunteerId: string, at: string, state: string) => {
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
  const duty = async (volunteerId: string, at: string, state: string) => {
    const shiftId = await one(
      `INSERT INTO shifts.shift (team_id, team_type_code, title, duty_date, starts_at, ends_at, danger, state)
       VALUES ($1, 'maple-grove.red-armband', '备勤', $2::timestamptz::date, $2, $2::timestamptz + interval '1 hour', false, 'published') RETURNING id`,
      [teamId, at],
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
  const act: Readonly<Record<(typeof moves)[number], (volunteerId: string, at: string) => Promise<unknown>>> = {
    'mission-declined': (id, at) => mission(id, at, 'declined'),
    'mission-expired': (id, at) => mission(id, at, 'expired'),
    'duty-excused': (id, at) => duty(id, at, 'excused'),
    'duty-missed': (id, at) => duty(id, at, 'no-show'),
    'fault-reported': (id, at) =>
      one(
        `INSERT INTO shifts.patrol_log (client_id, volunteer_id, team_id, body, observed_at, received_at) VALUES ($1, $2, $3, '救生圈坏了', $4, $4) RETURNING id`,
        [uuidv7(new Date()), id, teamId, at],
      ),
  };

  it('costs nobody a point or a place: of two who served the same, whoever also did so stands beside the other', async () => {
    const twins: [string, string][] = [];
    for (const { minutes, moves: chosen } of fc.sample(history, pairs)) {
      const [steady, other] = [await volunteer(), await volunteer()];
      await serve(steady, minutes);
      await serve(other, minutes);
      for (const move of chosen) {
        turn += 1;
        const at = new Date(Date.UTC(2024, 5, 10, 1) + turn * 2 * 3_600_000).toISOString();
        await act[move](other, at);
      }
      twins.push([steady, other]);
    }
    const runs = api.get<RecognitionRuns>(RecognitionRuns);
    const { id } = await asOperator(() => runs.start('2024-06'));
    const quiet = { outboxId: undefined, attempt: 1, progress: async () => {} };
    await asOperator(() => api.get<Counting>(Counting).count(id, quiet));
    const { items } = await asOperator(() => runs.page(id, { limit: 200 }));
    const standing = (volunteerId: string) => {
      const line = items.find((each) => each.volunteerId === volunteerId);
      return line && { score: line.score, rank: line.rank, commended: line.commended, parts: line.parts };
    };
    expect(items).toHaveLength(2 * pairs);
    for (const [steady, other] of twins) expect(standing(other)).toEqual(standing(steady));
  });
});
