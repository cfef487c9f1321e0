import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { queryAsOwner, testCounty, type TestHouse } from '@redmaple/platform/testing';
import { application, openMembershipHouse, person, race, type Somebody, staff } from '../testing/membership-house.js';
import { DecisionsService } from './decisions.service.js';
import { VettingQueueService } from './vetting-queue.service.js';

describe('vetting by two people', () => {
  let house: TestHouse;
  let decisions: DecisionsService;
  let operator: Somebody;
  let admin: Somebody;
  let liaison: Somebody;

  beforeAll(async () => {
    house = await openMembershipHouse();
    decisions = house.get(DecisionsService);
    operator = await staff(house, ['operator']);
    admin = await staff(house, ['county-admin']);
    liaison = await staff(house, ['liaison']);
  });
  afterAll(() => house.close());

  const stateOf = async (id: string) =>
    (
      await house.inCounty(() =>
        house.work.one<{ state: string }>('SELECT state FROM volunteers.application WHERE id = $1', [id]),
      )
    )?.state;

  it('goes on when another person decides the second stage, for every pair of deciders', async () => {
    const everyRole = ['operator', 'county-admin', 'liaison'];
    const people = [await staff(house, everyRole), await staff(house, everyRole), await staff(house, everyRole)];
    for (const first of people) {
      for (const second of people) {
        const { id } = await application(house);
        await first.act(() => decisions.screen(id, { outcome: 'pass' }));
        const reviewing = second.act(() => decisions.reviewBackground(id, 'pass'));
        if (first === second) {
          await expect(reviewing).rejects.toMatchObject({ code: 'vetting.samePerson', status: 422 });
          expect(await stateOf(id)).toBe('screened');
        } else {
          await expect(reviewing).resolves.toEqual({ applicationId: id, state: 'reviewed' });
        }
      }
    }
  });

  it('is enforced by the database itself, also for SQL that goes past the services: order, once, two people', async () => {
    const { id } = await application(house);
    const decide = (stage: string, by: Somebody) => () =>
      house.inCounty(() =>
        house.work.execute(
          `INSERT INTO volunteers.vetting_decision (application_id, stage, outcome, decided_by, policy_version, decided_at)
           VALUES ($1, $2, 'pass', $3, 1, now())`,
          [id, stage, by.accountId],
        ),
      );
    await expect(decide('background-review', operator)()).rejects.toMatchObject({ code: 'vetting.outOfOrder' });
    await expect(decide('interview', operator)()).rejects.toMatchObject({ code: 'vetting.outOfOrder' });
    await expect(decide('acceptance', operator)()).rejects.toMatchObject({ code: 'vetting.outOfOrder' });
    await decide('screening', operator)();
    await expect(decide('screening', admin)()).rejects.toMatchObject({ code: 'applications.stateChanged' });
    await expect(decide('background-review', operator)()).rejects.toMatchObject({ code: 'vetting.samePerson' });
    await expect(decide('background-review', admin)()).resolves.toBe(1);
  });

  it('holds when both decisions of one person race', async () => {
    for (let trial = 0; trial < 10; trial++) {
      const { id } = await application(house);
      const works = ['screening', 'background-review'].map(
        (stage) => () =>
          house.inCounty(() =>
            house.work.execute(
              `INSERT INTO volunteers.vetting_decision (application_id, stage, outcome, decided_by, policy_version, decided_at)
               VALUES ($1, $2, 'pass', $3, 1, now())`,
              [id, stage, operator.accountId],
            ),
          ),
      );
      const { done, refused } = await race(works);
      expect(done).toBe(1);
      expect(['vetting.samePerson', 'vetting.outOfOrder', 'request.busy']).toContain(refused[0]);
    }
  });

  it('lets nobody decide about their own application, through the service or past it', async () => {
    const personId = await person(house);
    const self = await staff(house, ['operator', 'liaison'], { personId });
    const { id } = await application(house, { personId });
    await expect(self.act(() => decisions.screen(id, { outcome: 'pass' }))).rejects.toMatchObject({
      code: 'vetting.ownApplication',
      status: 422,
    });
    const past = house.inCounty(() =>
      house.work.execute(
        `INSERT INTO volunteers.vetting_decision (application_id, stage, outcome, decided_by, policy_version, decided_at)
         VALUES ($1, 'screening', 'pass', $2, 1, now())`,
        [id, self.accountId],
      ),
    );
    await expect(past).rejects.toMatchObject({ code: 'vetting.ownApplication' });
    expect(await stateOf(id)).toBe('submitted');
    await operator.act(() => decisions.screen(id, { outcome: 'pass' }));
    await expect(self.act(() => decisions.reviewBackground(id, 'pass'))).rejects.toMatchObject({
      code: 'vetting.ownApplication',
    });
  });

  it('lets one of several win who decide the same stage at once', async () => {
    for (let trial = 0; trial < 10; trial++) {
      const { id } = await application(house);
      const { done, refused } = await race([
        () => operator.act(() => decisions.screen(id, { outcome: 'pass' })),
        () => admin.act(() => decisions.screen(id, { outcome: 'fail', reasonCode: 'other' })),
        () => operator.act(() => decisions.screen(id, { outcome: 'pass' })),
      ]);
      expect({ done, refused }).toEqual({
        done: 1,
        refused: ['applications.stateChanged', 'applications.stateChanged'],
      });
    }
  });

  it('belongs to the roles of the stage', async () => {
    const { id } = await application(house);
    await expect(liaison.act(() => decisions.screen(id, { outcome: 'pass' }))).rejects.toMatchObject({
      code: 'access.denied',
    });
    await operator.act(() => decisions.screen(id, { outcome: 'pass' }));
    await expect(admin.act(() => decisions.reviewBackground(id, 'pass'))).rejects.toMatchObject({
      code: 'access.denied',
    });
    const ofATeam = await staff(house, [{ role: 'liaison', scope: 'team', scopeId: id }]);
    await expect(ofATeam.act(() => decisions.reviewBackground(id, 'pass'))).rejects.toMatchObject({
      code: 'access.denied',
    });
    await expect(house.inCounty(() => decisions.reviewBackground(id, 'pass'))).rejects.toMatchObject({
      code: 'access.denied',
    });
    const elsewhere = await staff(house, ['liaison'], { county: '140830' });
    await expect(elsewhere.act(() => decisions.reviewBackground(id, 'pass'))).rejects.toMatchObject({
      code: 'request.notFound',
    });
  });

  it('keeps of a background review the outcome and the date, even against raw SQL', async () => {
    const { id } = await application(house);
    await operator.act(() => decisions.screen(id, { outcome: 'pass' }));
    for (const column of [
      `reason_code) VALUES ($1, 'background-review', 'fail', $2, 1, now(), 'record')`,
      `sealed_note) VALUES ($1, 'background-review', 'fail', $2, 1, now(), 'x')`,
    ]) {
      const writing = house.inCounty(() =>
        house.work.execute(
          `INSERT INTO volunteers.vetting_decision (application_id, stage, outcome, decided_by, policy_version, decided_at, ${column}`,
          [id, liaison.accountId],
        ),
      );
      await expect(writing).rejects.toMatchObject({ constraint: 'vetting_background_bare' });
    }
    await liaison.act(() => decisions.reviewBackground(id, 'fail'));
    const [, review] = await operator.act(() => decisions.list(id));
    expect(review).toEqual({
      id: expect.any(String),
      stage: 'background-review',
      outcome: 'fail',
      decidedBy: liaison.accountId,
      decidedAt: expect.any(String),
      policyVersion: 1,
    });
    const refusal = await house.inCounty(() =>
      house.work.one('SELECT refusal_code, refusal_text FROM volunteers.application WHERE id = $1', [id]),
    );
    expect(refusal).toEqual({
      refusal_code: 'background-review',
      refusal_text: '未通过审核。有不同意见可以申诉',
    });
  });

  it('never changes a decision', async () => {
    const { id } = await application(house);
    await operator.act(() => decisions.screen(id, { outcome: 'pass' }));
    for (const statement of [
      `UPDATE volunteers.vetting_decision SET outcome = 'fail'`,
      'DELETE FROM volunteers.vetting_decision',
    ]) {
      await expect(
        house.inCounty(() => house.work.execute(`${statement} WHERE application_id = $1`, [id])),
      ).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('refuses with a reason the recruit can read, and seals the note for the office', async () => {
    const { id } = await application(house);
    await expect(operator.act(() => decisions.screen(id, { outcome: 'fail' }))).rejects.toMatchObject({
      code: 'vetting.reasonNeeded',
      status: 400,
    });
    await operator.act(() =>
      decisions.screen(id, { outcome: 'fail', reasonCode: 'not-reachable', note: '三次电话未接' }),
    );
    expect(await operator.act(() => decisions.list(id))).toMatchObject([
      { outcome: 'fail', reasonCode: 'not-reachable', note: '三次电话未接' },
    ]);
    const [forLiaison] = await liaison.act(() => decisions.list(id));
    expect(forLiaison).not.toHaveProperty('note');
    const stored = await house.inCounty(() =>
      house.work.one<{ text: string }>(
        'SELECT d::text AS text FROM volunteers.vetting_decision d WHERE application_id = $1',
        [id],
      ),
    );
    expect(stored?.text).not.toContain(Buffer.from('三次').toString('hex'));
  });

  it('waits until someone on the waitlist has a place', async () => {
    const { id } = await application(house, { state: 'waitlisted' });
    await expect(operator.act(() => decisions.screen(id, { outcome: 'pass' }))).rejects.toMatchObject({
      code: 'vetting.waitlisted',
      status: 409,
    });
    await operator.act(() => decisions.refuse(id, { reasonCode: 'no-place' }));
    expect(await stateOf(id)).toBe('refused');
  });

  it('decides about many, each for itself', async () => {
    const [one, two, waiting] = [
      await application(house),
      await application(house),
      await application(house, { state: 'waitlisted' }),
    ];
    const unknown = '01900000-0000-7000-8000-000000000000';
    const ids = [one.id, waiting.id, unknown, two.id];
    const results = await operator.act(() => decisions.each(ids, (id) => decisions.screen(id, { outcome: 'pass' })));
    expect(results).toEqual([
      { applicationId: one.id, ok: true, state: 'screened' },
      { applicationId: waiting.id, ok: false, code: 'vetting.waitlisted' },
      { applicationId: unknown, ok: false, code: 'request.notFound' },
      { applicationId: two.id, ok: true, state: 'screened' },
    ]);
    const mixed = await staff(house, ['operator', 'liaison']);
    const third = await application(house);
    await mixed.act(() => decisions.screen(third.id, { outcome: 'pass' }));
    // One refused by a constraint does not spoil the others, also inside a surrounding transaction (Idempotency-Key).
    const reviewed = await mixed.act(() =>
      house.work.run(() => decisions.each([third.id, one.id], (id) => decisions.reviewBackground(id, 'pass'))),
    );
    expect(reviewed).toEqual([
      { applicationId: third.id, ok: false, code: 'vetting.samePerson' },
      { applicationId: one.id, ok: true, state: 'reviewed' },
    ]);
  });

  it('shows what waits at each stage, and what waits too long', async () => {
    const queue = house.get<VettingQueueService>(VettingQueueService);
    house.clock.set(new Date('2031-03-01T00:00:00Z'));
    const late = await application(house);
    const screened = await application(house);
    await operator.act(() => decisions.screen(screened.id, { outcome: 'pass' }));
    house.clock.set(new Date('2031-03-09T00:00:00Z'));
    const fresh = await application(house);
    const items = await operator.act(() => queue.list({ stage: 'screening', limit: 200 }));
    expect(items.items.find((one) => one.id === late.id)).toMatchObject({
      since: '2031-03-01T00:00:00.000Z',
      dueAt: '2031-03-08T00:00:00.000Z',
      overdue: true,
    });
    expect(items.items.find((one) => one.id === fresh.id)).toMatchObject({ overdue: false });
    const overdue = await operator.act(() => queue.list({ stage: 'screening', overdue: true, limit: 200 }));
    expect(overdue.items.map((one) => one.id)).toContain(late.id);
    expect(overdue.items.map((one) => one.id)).not.toContain(fresh.id);
    const forReview = await liaison.act(() => queue.list({ stage: 'background-review', limit: 200 }));
    expect(forReview.items.find((one) => one.id === screened.id)).toMatchObject({
      since: '2031-03-01T00:00:00.000Z',
      overdue: false,
    });
    await expect(liaison.act(() => queue.list({ stage: 'screening', limit: 50 }))).rejects.toMatchObject({
      code: 'access.denied',
    });
    expect((await liaison.act(() => queue.summary())).map((one) => one.stage)).toEqual(['background-review']);
    const screening = (await operator.act(() => queue.summary())).find((one) => one.stage === 'screening');
    expect(screening).toMatchObject({ waiting: items.items.length, overdue: overdue.items.length });
    house.clock.set(undefined);
  });

  it('audits each decision once, without a name', async () => {
    const { id } = await application(house);
    await operator.act(() => decisions.screen(id, { outcome: 'pass' }));
    const rows = await queryAsOwner<{ action: string; county_code: string; actor_id: string }>(
      house.database,
      'SELECT action, county_code, actor_id FROM audit.entry WHERE subject_id = $1',
      [id],
    );
    expect(rows).toEqual([{ action: 'application.screened', county_code: testCounty, actor_id: operator.accountId }]);
  });
});
