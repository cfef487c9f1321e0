import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewServiceRecord } from '@redmaple/plugins/house';
import { otherCounty, queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import fc from 'fast-check';
import { openMembershipHouse, race, team, volunteer } from '../testing/membership-house.js';
import { recordColumns } from './record-columns.js';
import { ServiceRecordsService } from './service-records.service.js';

describe('the ledger of service', () => {
  let house: TestHouse;
  let ledger: ServiceRecordsService;
  let volunteerId: string;
  let teamId: string;

  beforeAll(async () => {
    house = await openMembershipHouse();
    ledger = house.get(ServiceRecordsService);
    teamId = await team(house);
    volunteerId = (await volunteer(house, { teamId })).id;
  });
  afterAll(() => house.close());

  let source = 0;
  /** Each record has a time of its own, days apart, unless a test says otherwise. */
  const later = (): Date => new Date(Date.UTC(2020, 0, 1) + ++source * 86_400_000);
  const record = (change: Partial<NewServiceRecord> = {}): NewServiceRecord => ({
    volunteerId,
    teamId,
    source: { type: 'shift', id: `s-${source}` },
    occurredAt: later(),
    plannedMinutes: 180,
    actualMinutes: 175,
    creditedMinutes: 170,
    grade: 'A',
    ...change,
  });
  const page = { limit: 200 };

  it('credits a source once, however often and however parallel it is told', async () => {
    const { id } = await volunteer(house);
    const one = record({ volunteerId: id, teamId: undefined });
    await race([1, 2, 3].map(() => () => house.inCounty(() => ledger.credit(one))));
    await house.inCounty(() => ledger.credit({ ...one, creditedMinutes: 999 }));
    const { items, totals } = await house.inCounty(() => ledger.list(id, page));
    expect(items).toMatchObject([
      { sourceType: 'shift', creditedMinutes: 170, plannedMinutes: 180, actualMinutes: 175, grade: 'A' },
    ]);
    expect(totals).toEqual({ creditedMinutes: 170, byGrade: { A: 170, B: 0, C: 0, D: 0 } });
    const told = await queryAsOwner(
      house.database,
      `SELECT 1 FROM platform.outbox WHERE name = 'service.credited' AND payload->>'volunteerId' = $1`,
      [id],
    );
    expect(told).toHaveLength(1);
  });

  it('credits many in one go, and leaves what was credited before as it is', async () => {
    const { id } = await volunteer(house);
    const many = Array.from({ length: 500 }, (_, index) =>
      record({ volunteerId: id, grade: index % 2 ? 'B' : 'C', creditedMinutes: 10 }),
    );
    expect(await house.inCounty(() => ledger.creditMany(many))).toBe(500);
    expect(
      await house.inCounty(() =>
        ledger.creditMany([...many.slice(0, 10), record({ volunteerId: id, creditedMinutes: 1, grade: 'B' })]),
      ),
    ).toBe(1);
    expect(await house.inCounty(() => ledger.totals(id))).toEqual({
      creditedMinutes: 5001,
      byGrade: { A: 0, B: 2501, C: 2500, D: 0 },
    });
    expect(await house.inCounty(() => ledger.creditMany([]))).toBe(0);
  });

  it.each<[string, Partial<NewServiceRecord>]>([
    ['a volunteer id that is none', { volunteerId: 'x' }],
    ['an id with an array in it', { volunteerId: '{},{}' }],
    ['negative minutes', { creditedMinutes: -1 }],
    ['half a minute', { actualMinutes: 0.5 }],
    ['minutes that are not a number', { plannedMinutes: Number.NaN }],
    ['more than a week', { creditedMinutes: 10_081 }],
    ['a date that is none', { occurredAt: new Date('never') }],
    ['a year with five digits', { occurredAt: new Date(253_402_300_800_000) }],
    ['a source with a comma', { source: { type: 'shift', id: 'a,b' } }],
    ['a source that array literals read as nothing', { source: { type: 'shift', id: 'null' } }],
    ['a grade beyond D', { grade: 'E' as never }],
    ['what two people have to enter', { grade: 'D' as never }],
    [
      'less time than minutes',
      { during: { from: new Date('2026-03-01T10:00:00Z'), to: new Date('2026-03-01T11:00:00Z') }, creditedMinutes: 61 },
    ],
    [
      'time that runs backwards',
      { during: { from: new Date('2026-03-01T10:00:00Z'), to: new Date('2026-03-01T09:00:00Z') }, creditedMinutes: 0 },
    ],
  ])('refuses %s, and with it the whole lot', async (_what, wrong) => {
    const good = record();
    const crediting = house.inCounty(() => ledger.creditMany([good, record(wrong)]));
    await expect(crediting).rejects.toMatchObject({
      code: 'serviceRecords.invalid',
      details: { params: { index: 1 } },
    });
    const { items } = await house.inCounty(() => ledger.list(volunteerId, page));
    expect(items.map((one) => one.sourceId)).not.toContain(good.source.id);
  });

  it('brings every record it takes into the table as it was given', async () => {
    const { id } = await volunteer(house);
    let weeks = 0;
    const anyRecord = fc.record({
      type: fc.stringMatching(/^[a-z][a-z0-9.-]{0,59}$/),
      key: fc.stringMatching(/^[\w.:/-]{1,60}$/),
      second: fc.integer({ min: 0, max: 86_399 }),
      minutes: fc.integer({ min: 0, max: 10_080 }),
      grade: fc.constantFrom('A' as const, 'B' as const, 'C' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyRecord, { minLength: 1, maxLength: 20, selector: (one) => one.key }),
        async (all) => {
          const run = String(++source);
          const given = all
            .filter((one) => one.key.toUpperCase() !== 'NULL')
            .map((one) =>
              record({
                volunteerId: id,
                source: { type: one.type, id: `${run}.${one.key}` },
                // A week is the most that a record can last.
                occurredAt: new Date(Date.UTC(1990, 0, 1) + ++weeks * 8 * 86_400_000 + one.second * 1000),
                creditedMinutes: one.minutes,
                grade: one.grade,
              }),
            );
          await house.inCounty(() => ledger.creditMany(given));
          const rows = await house.inCounty(() =>
            house.work.query(
              'SELECT source_type, source_id, occurred_at, credited_minutes, grade FROM volunteers.service_record WHERE volunteer_id = $1 AND starts_with(source_id, $2) ORDER BY id',
              [id, `${run}.`],
            ),
          );
          expect(rows).toEqual(
            given.map((one) => ({
              source_type: one.source.type,
              source_id: one.source.id,
              occurred_at: one.occurredAt,
              credited_minutes: one.creditedMinutes,
              grade: one.grade,
            })),
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is guarded by the database: no change, no removal, no negative line', async () => {
    await house.inCounty(() => ledger.credit(record()));
    for (const statement of [
      'UPDATE volunteers.service_record SET credited_minutes = 0',
      'DELETE FROM volunteers.service_record',
      'TRUNCATE volunteers.service_record',
    ]) {
      await expect(house.inCounty(() => house.work.execute(statement))).rejects.toMatchObject({ code: '42501' });
    }
    await expect(
      queryAsOwner(house.database, 'UPDATE volunteers.service_record SET credited_minutes = 0'),
    ).rejects.toMatchObject({ code: '42501' });
    const negative = house.inCounty(() =>
      house.work.execute(
        `INSERT INTO volunteers.service_record (volunteer_id, source_type, source_id, occurred_at, planned_minutes, actual_minutes, credited_minutes, grade)
         VALUES ($1, 'shift', 'negative', now(), 0, 0, -1, 'A')`,
        [volunteerId],
      ),
    );
    await expect(negative).rejects.toMatchObject({ constraint: 'service_record_minutes' });
  });

  it('belongs to its county: nobody credits or sees minutes of another', async () => {
    const there = await volunteer(house, {}, otherCounty);
    await expect(house.inCounty(() => ledger.creditMany([record({ volunteerId: there.id })]))).rejects.toMatchObject({
      code: 'volunteers.unknown',
    });
    await house.inCounty(() => ledger.credit(record()));
    expect((await house.inCounty(() => ledger.list(volunteerId, page), otherCounty)).items).toEqual([]);
    expect(
      await house.inCounty(() => house.work.query('SELECT 1 FROM volunteers.service_record'), otherCounty),
    ).toEqual([]);
  });

  it('makes array literals without anything to escape', () => {
    const [ids, teams] = recordColumns([record({ teamId: undefined }), record()]);
    expect(ids).toBe(`{${volunteerId},${volunteerId}}`);
    expect(teams).toBe(`{NULL,${teamId}}`);
  });
});
