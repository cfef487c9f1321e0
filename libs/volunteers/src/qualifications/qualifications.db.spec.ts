import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { otherCounty, queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import { InsuranceService } from '../insurance/insurance.service.js';
import { openMembershipHouse, race, type Somebody, staff, volunteer } from '../testing/membership-house.js';
import { QualificationsService } from './qualifications.service.js';

describe('certificates', () => {
  let house: TestHouse;
  let qualifications: QualificationsService;
  let operator: Somebody;

  beforeAll(async () => {
    house = await openMembershipHouse();
    qualifications = house.get(QualificationsService);
    operator = await staff(house, ['operator']);
    // 1 March in Zhuji already, the last of February in Greenwich still.
    house.clock.set(new Date('2026-02-28T17:00:00Z'));
  });
  afterAll(() => house.close());

  let evidence = 0;
  const certificate = (volunteerId: string, more: { validFrom?: string; validTo?: string; code?: string } = {}) => ({
    volunteerId,
    code: 'grove.first-aid',
    issuer: '红十字会',
    validFrom: '2026-03-01',
    validTo: undefined,
    evidence: { type: 'paper', id: `CN-${++evidence}` },
    ...more,
  });

  it('run as long as the catalogue says when no end is written on them', async () => {
    const { id } = await volunteer(house);
    const entered = await operator.act(() =>
      qualifications.enter({ ...certificate(id), issuer: ' 红十字会 ' } as never),
    );
    expect(entered).toMatchObject({
      issuer: '红十字会',
      validFrom: '2026-03-01',
      validTo: '2029-02-28',
      state: 'valid',
    });
    await expect(
      house.inCounty(() => qualifications.issue(certificate(id, { code: 'grove.flying' }))),
    ).rejects.toMatchObject({
      code: 'qualifications.codeUnknown',
    });
    await expect(
      house.inCounty(() => qualifications.issue(certificate(id, { validTo: '2026-02-28' }))),
    ).rejects.toMatchObject({
      code: 'qualifications.endBeforeStart',
      status: 422,
    });
  });

  it('are issued once per evidence, however often and however parallel it is asked', async () => {
    const { id } = await volunteer(house);
    const asked = certificate(id);
    const ids = await Promise.all([1, 2, 3].map(() => house.inCounty(() => qualifications.issue(asked))));
    expect(new Set(ids).size).toBe(1);
    const told = await queryAsOwner(
      house.database,
      `SELECT 1 FROM platform.outbox WHERE name = 'qualification.issued' AND payload->>'volunteerId' = $1`,
      [id],
    );
    expect(told).toHaveLength(1);
    const other = await volunteer(house);
    const borrowed = house.inCounty(() => qualifications.issue({ ...asked, volunteerId: other.id }));
    await expect(borrowed).rejects.toMatchObject({ code: 'qualifications.evidenceUsed', status: 409 });
    const there = await volunteer(house, {}, otherCounty);
    await expect(
      house.inCounty(() => qualifications.issue({ ...asked, volunteerId: there.id }), otherCounty),
    ).resolves.not.toBe(ids[0]);
  });

  it('belong to volunteers of the same county', async () => {
    const { id } = await volunteer(house, {}, otherCounty);
    await expect(house.inCounty(() => qualifications.issue(certificate(id)))).rejects.toMatchObject({
      code: 'volunteers.unknown',
    });
  });

  it('are revoked once, stay readable, and count no more', async () => {
    const { id } = await volunteer(house);
    const issued = await house.inCounty(() => qualifications.issue(certificate(id)));
    const { done, refused } = await race(
      [1, 2].map(() => () => operator.act(() => qualifications.revoke(issued, 'misconduct'))),
    );
    expect({ done, refused }).toEqual({ done: 1, refused: ['qualifications.revokedAlready'] });
    expect(await house.inCounty(() => qualifications.heldBy([id]))).toEqual([]);
    expect(await house.inCounty(() => qualifications.of(id))).toMatchObject([
      { state: 'revoked', revokeReason: 'misconduct' },
    ]);
    const elsewhere = house.inCounty(() => qualifications.revoke(issued, 'unfit'), otherCounty);
    await expect(elsewhere).rejects.toMatchObject({ code: 'request.notFound' });
  });

  it('are on the list of what ends soon until they are renewed', async () => {
    const { id } = await volunteer(house, { name: '将到期' });
    const ending = await house.inCounty(() =>
      qualifications.issue(certificate(id, { code: 'grove.radio', validFrom: '2025-04-01', validTo: '2026-03-31' })),
    );
    const expiring = async (days: number) =>
      (await operator.act(() => qualifications.expiring({ days, limit: 200 }))).items.filter(
        (one) => one.volunteerId === id,
      );
    expect(await expiring(29)).toEqual([]);
    expect(await expiring(30)).toMatchObject([
      { id: ending, volunteerName: '将到期', validTo: '2026-03-31', state: 'valid' },
    ]);
    await house.inCounty(() =>
      qualifications.issue(certificate(id, { code: 'grove.radio', validFrom: '2026-04-01', validTo: '2027-03-31' })),
    );
    expect(await expiring(30)).toEqual([]);
  });

  it('page through what ends soon without leaving one out', async () => {
    const { id } = await volunteer(house);
    for (let count = 0; count < 5; count++) {
      await house.inCounty(() =>
        qualifications.issue(
          certificate(id, {
            code: count % 2 ? 'grove.radio' : 'grove.first-aid',
            validFrom: '2026-01-01',
            validTo: '2026-03-10',
          }),
        ),
      );
    }
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await operator.act(() =>
        qualifications.expiring({ days: 10, limit: 2, ...(after !== undefined && { after }) }),
      );
      seen.push(...page.items.map((one) => one.id));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
  });

  it('stand beside insurance, entered for one or for a whole group at once', async () => {
    const insurance = house.get<InsuranceService>(InsuranceService);
    const [one, two, three] = [await volunteer(house), await volunteer(house), await volunteer(house)];
    const policy = {
      policyNumber: 'PICC-2026-1',
      insurer: '人保财险',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      coversDanger: true,
    };
    expect(await operator.act(() => insurance.insure({ ...policy, volunteerId: one.id }))).toMatchObject({
      volunteerId: one.id,
      coversDanger: true,
    });
    await expect(operator.act(() => insurance.insure({ ...policy, volunteerId: one.id }))).rejects.toMatchObject({
      code: 'insurance.enteredAlready',
    });
    const all = { ...policy, volunteerIds: [one.id, two.id, three.id] };
    expect(await operator.act(() => insurance.insureMany(all))).toEqual({ added: 2, present: 1 });
    expect(await house.inCounty(() => insurance.of(two.id))).toMatchObject([
      { policyNumber: 'PICC-2026-1', validTo: '2026-12-31' },
    ]);
    const foreign = await volunteer(house, {}, otherCounty);
    const mixed = operator.act(() =>
      insurance.insureMany({ ...policy, policyNumber: 'X', volunteerIds: [one.id, foreign.id] }),
    );
    await expect(mixed).rejects.toMatchObject({ code: 'volunteers.unknown' });
    expect(await house.inCounty(() => insurance.of(one.id))).toHaveLength(1);
    const backwards = operator.act(() => insurance.insureMany({ ...all, validTo: '2025-01-01' }));
    await expect(backwards).rejects.toMatchObject({ code: 'insurance.endBeforeStart' });
  });
});
