import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Records } from '@redmaple/plugins/house';
import { otherCounty, queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import {
  openMembershipHouse,
  person,
  race,
  type Somebody,
  staff,
  volunteer,
  volunteerAccount,
} from '../testing/membership-house.js';
import { ServiceCorrections } from './service-corrections.service.js';
import { ServiceRecordsService } from './service-records.service.js';

const served = { occurredAt: '2026-01-10T01:00:00Z', actualMinutes: 120, creditedMinutes: 90 };

describe('corrections of the ledger', () => {
  let house: TestHouse;
  let ledger: ServiceRecordsService;
  let corrections: ServiceCorrections;
  let days = 0;

  beforeAll(async () => {
    house = await openMembershipHouse();
    ledger = house.get(ServiceRecordsService);
    corrections = house.get(ServiceCorrections);
    house.clock.set(new Date('2026-06-01T00:00:00Z'));
  });
  afterAll(() => house.close());

  async function line(volunteerId: string): Promise<string> {
    await house.inCounty(() =>
      ledger.credit({
        volunteerId,
        teamId: undefined,
        source: { type: 'assignment', id: `c-${++days}` },
        occurredAt: new Date(Date.UTC(2025, 0, days)),
        plannedMinutes: 60,
        actualMinutes: 60,
        creditedMinutes: 60,
        grade: 'B',
      }),
    );
    return (await house.inCounty(() => ledger.list(volunteerId, { limit: 1 }))).items[0]?.id ?? '';
  }

  it('are carried out by a second person: the line is undone, the right one of grade D stands beside it', async () => {
    const { id } = await volunteer(house);
    const [one, two] = [await staff(house, ['operator']), await staff(house, ['county-admin'])];
    const recordId = await line(id);
    const proposal = await one.act(() =>
      corrections.proposeReplacement(recordId, { ...served, reason: 'times-wrong' }),
    );
    expect(proposal).toMatchObject({ kind: 'replace', state: 'open', creditedMinutes: 90, plannedMinutes: 60 });
    expect((await house.inCounty(() => ledger.totals(id))).creditedMinutes).toBe(60);
    await expect(one.act(() => corrections.proposeUndo(recordId, 'other'))).rejects.toMatchObject({
      code: 'serviceRecords.proposedAlready',
    });
    expect(await two.act(() => corrections.decide(proposal.id, 'approved'))).toMatchObject({ state: 'approved' });
    const { items, totals } = await house.inCounty(() => ledger.list(id, { limit: 10 }));
    expect(totals).toEqual({ creditedMinutes: 90, byGrade: { A: 0, B: 0, C: 0, D: 90 } });
    expect(items).toMatchObject([
      { sourceType: 'correction', sourceId: proposal.id, grade: 'D', creditedMinutes: 90 },
      { reverses: recordId, creditedMinutes: -60 },
      { id: recordId },
    ]);
    const other = (await volunteer(house)).id;
    const [from, to] = [new Date('2025-06-01T00:00:00Z'), new Date('2026-06-01T00:00:00Z')];
    const read = (since: Date, until: Date, county?: string) =>
      house.inCounty(() => house.get<Records>(Records).minutesOf([id, other], since, until), county);
    // Plugins read the sum: within the time asked for, and in the county asked.
    const times = { old: new Date(Date.UTC(2025, 0, 1)), served: new Date(served.occurredAt) };
    expect([...(await read(from, to))]).toEqual([
      [id, 90],
      [other, 0],
    ]);
    expect((await read(times.old, from)).get(id)).toBe(0);
    expect((await read(from, times.served)).get(id)).toBe(0);
    expect((await read(from, to, otherCounty)).get(id)).toBe(0);
    await expect(read(times.old, to)).rejects.toMatchObject({ code: 'plugins.asksTooMuch' });
    await expect(two.act(() => corrections.decide(proposal.id, 'refused'))).rejects.toMatchObject({
      code: 'serviceRecords.decidedAlready',
    });
    await expect(one.act(() => corrections.proposeUndo(recordId, 'other'))).rejects.toMatchObject({
      code: 'serviceRecords.reversedAlready',
    });
    const mirror = items[1]?.id ?? '';
    await expect(one.act(() => corrections.proposeUndo(mirror, 'other'))).rejects.toMatchObject({
      code: 'serviceRecords.notReversible',
    });
  });

  it('change nothing when they are refused or withdrawn', async () => {
    const { id } = await volunteer(house);
    const [one, two] = [await staff(house, ['operator']), await staff(house, ['operator'])];
    const recordId = await line(id);
    const refused = await one.act(() => corrections.proposeUndo(recordId, 'not-present'));
    await two.act(() => corrections.decide(refused.id, 'refused'));
    const withdrawn = await one.act(() => corrections.proposeUndo(recordId, 'not-present'));
    await expect(two.act(() => corrections.withdraw(withdrawn.id))).rejects.toMatchObject({ code: 'access.denied' });
    await one.act(() => corrections.withdraw(withdrawn.id));
    expect((await house.inCounty(() => ledger.list(id, { limit: 10 }))).items).toHaveLength(1);
  });

  it('take two people, neither of them the volunteer: every pair of actors, also past the services', async () => {
    const { id, personId } = await volunteer(house);
    const actors: Record<string, Somebody> = {
      operator: await staff(house, ['operator']),
      admin: await staff(house, ['county-admin']),
      subject: await volunteerAccount(house, personId, [{ role: 'operator', scope: 'county' }]),
      both: await staff(house, ['operator', 'county-admin'], { personId: await person(house) }),
    };
    for (const [proposerName, proposer] of Object.entries(actors)) {
      for (const [deciderName, decider] of Object.entries(actors)) {
        const entry = {
          volunteerId: id,
          content: '整理器材',
          reason: 'not-recorded' as const,
          occurredAt: new Date(Date.UTC(2025, 6, ++days)).toISOString(),
          actualMinutes: 30,
          creditedMinutes: 30,
        };
        const proposing = proposer.act(() => corrections.proposeEntry(entry));
        if (proposerName === 'subject') {
          await expect(proposing).rejects.toMatchObject({ code: 'serviceRecords.ownRecord' });
          continue;
        }
        const proposal = await proposing;
        const deciding = decider.act(() => corrections.decide(proposal.id, 'approved'));
        const expected =
          deciderName === 'subject'
            ? 'serviceRecords.ownRecord'
            : proposerName === deciderName
              ? 'serviceRecords.samePerson'
              : 'approved';
        expect([
          proposerName,
          deciderName,
          await deciding.then(
            ({ state }) => state,
            (error: { code: string }) => error.code,
          ),
        ]).toEqual([proposerName, deciderName, expected]);
      }
    }
    expect(await queryAsOwner(house.database, 'SELECT 1 FROM inv.ledger_by_one_person')).toEqual([]);
  });

  it('are decided once when two decide at the same moment', async () => {
    const { id } = await volunteer(house);
    const [one, two, three] = [
      await staff(house, ['operator']),
      await staff(house, ['operator']),
      await staff(house, ['operator']),
    ];
    const recordId = await line(id);
    const proposal = await one.act(() => corrections.proposeUndo(recordId, 'entered-twice'));
    const result = await race(
      [two, three].map((somebody) => () => somebody.act(() => corrections.decide(proposal.id, 'approved'))),
    );
    expect(result).toEqual({ done: 1, refused: ['serviceRecords.decidedAlready'] });
    expect((await house.inCounty(() => ledger.totals(id))).creditedMinutes).toBe(0);
  });

  it.each([
    ['in the future', { occurredAt: '2026-06-01T00:00:00Z' }, 'serviceRecords.notYetServed', 'occurredAt'],
    ['more than served', { creditedMinutes: 121 }, 'serviceRecords.moreThanServed', 'creditedMinutes'],
  ])('refuse an entry %s', async (_what, wrong, code, field) => {
    const { id } = await volunteer(house);
    const one = await staff(house, ['operator']);
    const entry = { volunteerId: id, content: '清理河道', reason: 'not-recorded' as const, ...served, ...wrong };
    await expect(one.act(() => corrections.proposeEntry(entry))).rejects.toMatchObject({ code, details: { field } });
  });

  it('are the only way to grade D and to a reversal, whoever writes the row', async () => {
    const { id } = await volunteer(house);
    const recordId = await line(id);
    await expect(house.inCounty(() => ledger.reverse(recordId))).rejects.toMatchObject({
      code: 'serviceRecords.twoPeopleNeeded',
    });
    const one = await staff(house, ['operator']);
    const open = await one.act(() =>
      corrections.proposeEntry({ volunteerId: id, content: '清理河道', reason: 'not-recorded', ...served }),
    );
    for (const sourceId of ['nobody-decided', open.id])
      await expect(
        house.inCounty(() =>
          house.work.execute(
            `INSERT INTO volunteers.service_record (volunteer_id, source_type, source_id, occurred_at, planned_minutes,
               actual_minutes, credited_minutes, grade) VALUES ($1, 'office-entry', $2, $3, 120, 120, 90, 'D')`,
            [id, sourceId, served.occurredAt],
          ),
        ),
      ).rejects.toMatchObject({ code: 'serviceRecords.twoPeopleNeeded' });
    const alone = house.inCounty(() =>
      house.work.execute(
        `UPDATE volunteers.service_correction SET state = 'approved', decided_by = proposed_by, decided_at = now() WHERE id = $1`,
        [open.id],
      ),
    );
    await expect(alone).rejects.toMatchObject({ code: 'serviceRecords.samePerson' });
    await expect(
      queryAsOwner(house.database, 'UPDATE volunteers.service_correction SET credited_minutes = 1 WHERE id = $1', [
        open.id,
      ]),
    ).rejects.toMatchObject({ constraint: 'service_correction_once' });
  });

  it('belong to their county', async () => {
    const { id } = await volunteer(house);
    const one = await staff(house, ['operator']);
    const there = await staff(house, ['operator'], { county: otherCounty });
    const proposal = await one.act(() =>
      corrections.proposeEntry({ volunteerId: id, content: '清理河道', reason: 'not-recorded', ...served }),
    );
    await expect(there.act(() => corrections.decide(proposal.id, 'approved'))).rejects.toMatchObject({
      code: 'request.notFound',
    });
    expect((await there.act(() => corrections.list({ limit: 50 }))).items).toEqual([]);
  });
});
