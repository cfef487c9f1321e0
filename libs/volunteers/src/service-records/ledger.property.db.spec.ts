import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewServiceRecord } from '@redmaple/plugins/house';
import { queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import fc from 'fast-check';
import { openMembershipHouse, race, type Somebody, staff, team, volunteer } from '../testing/membership-house.js';
import { ServiceCorrections } from './service-corrections.service.js';
import { ServiceRecordsService } from './service-records.service.js';

const hour = 60;
const start = Date.UTC(2025, 0, 6);
const minute = (at: number): Date => new Date(start + at * 60_000);

describe('the two sides of the ledger', () => {
  let house: TestHouse;
  let ledger: ServiceRecordsService;
  let corrections: ServiceCorrections;
  let one: Somebody;
  let other: Somebody;
  let teamId: string;

  beforeAll(async () => {
    house = await openMembershipHouse();
    ledger = house.get(ServiceRecordsService);
    corrections = house.get(ServiceCorrections);
    one = await staff(house, ['operator']);
    other = await staff(house, ['operator']);
    teamId = await team(house);
  });
  afterAll(() => house.close());

  const views = async (): Promise<string[]> => {
    const found = await queryAsOwner<{ name: string }>(
      house.database,
      `SELECT 'ledger_unbalanced' AS name FROM inv.ledger_unbalanced UNION ALL SELECT 'credited_twice' FROM inv.credited_twice
       UNION ALL SELECT 'ledger_by_one_person' FROM inv.ledger_by_one_person`,
    );
    return found.map((row) => row.name);
  };

  let source = 0;
  const record = (volunteerId: string, from: number, minutes: number): NewServiceRecord => ({
    volunteerId,
    teamId,
    source: { type: 'assignment', id: `m-${++source}` },
    occurredAt: minute(from),
    plannedMinutes: minutes,
    actualMinutes: minutes,
    creditedMinutes: minutes,
    grade: 'B',
  });

  it('leaves out of a shift what was credited as a mission, before, after or in between', async () => {
    const { id } = await volunteer(house);
    expect(await house.inCounty(() => ledger.credit(record(id, 60, 60)))).toBe(60);
    expect(await house.inCounty(() => ledger.credit(record(id, 0, 180)))).toBe(120);
    expect(await house.inCounty(() => ledger.credit(record(id, 150, 60)))).toBe(30);
    expect(await house.inCounty(() => ledger.credit(record(id, 10, 20)))).toBe(0);
    expect((await house.inCounty(() => ledger.totals(id))).creditedMinutes).toBe(210);
    expect(await views()).toEqual([]);
  });

  it('credits the same time once when both come at the same moment', async () => {
    const { id } = await volunteer(house);
    await race([0, 30, 45, 60].map((from) => () => house.inCounty(() => ledger.credit(record(id, from, hour)))));
    expect((await house.inCounty(() => ledger.totals(id))).creditedMinutes).toBe(2 * hour);
    expect(await views()).toEqual([]);
  });

  it('refuses many of which two overlap, and whoever goes around the service', async () => {
    const { id } = await volunteer(house);
    const many = house.inCounty(() => ledger.creditMany([record(id, 0, hour), record(id, 30, hour)]));
    await expect(many).rejects.toMatchObject({ code: 'serviceRecords.overlap' });
    for (const statement of [
      'DELETE FROM volunteers.credited_time',
      `UPDATE volunteers.credited_time SET during = '{}'`,
      `UPDATE volunteers.ledger_entry SET minutes = 0`,
    ])
      await expect(house.inCounty(() => house.work.execute(statement))).rejects.toMatchObject({ code: '42501' });
    const longer = house.inCounty(() =>
      house.work.execute(
        `INSERT INTO volunteers.service_record (volunteer_id, source_type, source_id, occurred_at, planned_minutes, actual_minutes,
           credited_minutes, grade, credited_during) VALUES ($1, 'x', 'longer', $2, 60, 60, 60, 'B', '{}')`,
        [id, minute(0)],
      ),
    );
    await expect(longer).rejects.toMatchObject({ constraint: 'service_record_time' });
    expect((await house.inCounty(() => ledger.totals(id))).creditedMinutes).toBe(0);
  });

  it('adds up after any course of credits and corrections, for the volunteer, the team and the county', async () => {
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({ do: fc.constant('credit' as const), from: fc.nat(600), minutes: fc.nat(120) }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), pick: fc.nat(20) }) },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('replace' as const),
          pick: fc.nat(20),
          from: fc.nat(600),
          minutes: fc.nat(120),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant('entry' as const), from: fc.nat(600), minutes: fc.nat(120) }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const { id } = await volunteer(house);
        // The model: which minutes are credited by which line.
        const lines = new Map<string, { minutes: Set<number>; live: boolean }>();
        const taken = (): Set<number> =>
          new Set([...lines.values()].flatMap((line) => (line.live ? [...line.minutes] : [])));
        const newest = async (): Promise<string> =>
          (await house.inCounty(() => ledger.list(id, { limit: 1 }))).items[0]?.id ?? '';
        const span = (from: number, minutes: number): number[] => Array.from({ length: minutes }, (_, at) => from + at);
        for (const now of steps) {
          if (now.do === 'credit') {
            const free = span(now.from, now.minutes).filter((at) => !taken().has(at));
            expect(await house.inCounty(() => ledger.credit(record(id, now.from, now.minutes)))).toBe(free.length);
            lines.set(await newest(), { minutes: new Set(free), live: true });
            continue;
          }
          const live = [...lines].filter(([, line]) => line.live);
          const picked = now.do === 'entry' ? undefined : live[now.pick % Math.max(1, live.length)];
          if (now.do !== 'entry' && !picked) continue;
          const time =
            now.do === 'undo'
              ? undefined
              : {
                  occurredAt: minute(now.from).toISOString(),
                  actualMinutes: now.minutes + 1,
                  creditedMinutes: now.minutes,
                };
          const [recordId = '', line] = picked ?? [];
          const proposal = await one.act(() => {
            if (!time) return corrections.proposeUndo(recordId, 'not-present');
            if (line) return corrections.proposeReplacement(recordId, { ...time, reason: 'times-wrong' });
            return corrections.proposeEntry({ volunteerId: id, content: '清理河道', reason: 'not-recorded', ...time });
          });
          const others = new Set([...taken()].filter((at) => !line?.minutes.has(at)));
          const wanted = now.do === 'undo' ? [] : span(now.from, now.minutes);
          const deciding = other.act(() => corrections.decide(proposal.id, 'approved'));
          if (wanted.some((at) => others.has(at))) {
            await expect(deciding).rejects.toMatchObject({ code: 'serviceRecords.overlap' });
            await one.act(() => corrections.withdraw(proposal.id));
            continue;
          }
          await deciding;
          if (line) line.live = false;
          if (time) lines.set(await newest(), { minutes: new Set(wanted), live: true });
        }
        expect((await house.inCounty(() => ledger.totals(id))).creditedMinutes).toBe(taken().size);
        const [sums] = await queryAsOwner<{ all: number; mine: number }>(
          house.database,
          `SELECT sum(minutes)::int AS all, sum(minutes) FILTER (WHERE account_id = $1)::int AS mine
           FROM volunteers.ledger_entry e JOIN volunteers.service_record r ON r.id = e.record_id WHERE r.volunteer_id = $1`,
          [id],
        );
        if (lines.size > 0) expect(sums).toEqual({ all: 0, mine: taken().size });
        expect(await views()).toEqual([]);
      }),
      { numRuns: 10 },
    );
  }, 60_000);
});
