import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withContext } from '@redmaple/platform';
import { queryAsOwner, testCounty, type TestHouse } from '@redmaple/platform/testing';
import { RecruitsService } from '../../applications/recruits.service.js';
import { ApplicationsService } from '../../applications/applications.service.js';
import { Seats } from '../../calls/seats.js';
import {
  application,
  openMembershipHouse,
  person,
  race,
  type Somebody,
  staff,
} from '../../testing/membership-house.js';
import { BackgroundReviews } from '../background/background-reviews.service.js';
import { DecisionsService } from '../decisions.service.js';
import { AppealsService } from './appeals.service.js';

describe('appeals and background reviews', () => {
  let house: TestHouse;
  let appeals: AppealsService;
  let decisions: DecisionsService;
  let reviews: BackgroundReviews;
  let operator: Somebody;
  let admin: Somebody;
  let liaison: Somebody;
  let otherLiaison: Somebody;

  beforeAll(async () => {
    house = await openMembershipHouse();
    appeals = house.get(AppealsService);
    decisions = house.get(DecisionsService);
    reviews = house.get(BackgroundReviews);
    operator = await staff(house, ['operator']);
    admin = await staff(house, ['county-admin']);
    liaison = await staff(house, ['liaison']);
    otherLiaison = await staff(house, ['liaison']);
  });
  afterAll(() => house.close());

  /** As the recruit, by the short session that a code opens. */
  const as = <T>(personId: string, work: () => Promise<T>): Promise<T> =>
    withContext(
      {
        county: testCounty,
        actor: { kind: 'recruit', id: personId, personId, grants: [] },
        requestId: 'test',
        locale: 'zh-CN',
      },
      work,
    );
  const mine = async (personId: string, id: string) =>
    (await as(personId, () => house.get<RecruitsService>(RecruitsService).mine())).find((one) => one.id === id);
  const refused = async () => {
    const made = await application(house);
    await operator.act(() => decisions.screen(made.id, { outcome: 'fail', reasonCode: 'other' }));
    return made;
  };
  const openOf = async (id: string) => {
    const { items } = await admin.act(() => appeals.list({ limit: 200 }));
    return items.find((one) => one.applicationId === id)?.id ?? '';
  };

  it('are made once, in words that only the deciders read, and answered by somebody else', async () => {
    const { id, personId } = await refused();
    expect((await mine(personId, id))?.appeal).toMatchObject({ possible: true });
    const stranger = await person(house);
    await expect(as(stranger, () => appeals.fileOwn(id, '我要申诉'))).rejects.toMatchObject({
      code: 'request.notFound',
    });
    await as(personId, () => appeals.fileOwn(id, '电话当时停机'));
    await expect(as(personId, () => appeals.fileOwn(id, '再来一次'))).rejects.toMatchObject({
      code: 'vetting.appealed',
    });
    expect((await mine(personId, id))?.appeal).toMatchObject({ possible: false, state: 'open' });
    const appeal = await openOf(id);
    expect(await operator.act(() => appeals.get(appeal))).toMatchObject({
      statement: '电话当时停机',
      refusedByReader: true,
      state: 'open',
    });
    const [stored] = await queryAsOwner<{ text: string }>(
      house.database,
      'SELECT l::text AS text FROM volunteers.vetting_appeal l WHERE id = $1',
      [appeal],
    );
    expect(stored?.text).not.toContain('停机');

    await expect(operator.act(() => appeals.decide(appeal, { outcome: 'granted' }))).rejects.toMatchObject({
      code: 'vetting.refusedByYou',
    });
    await expect(liaison.act(() => appeals.decide(appeal, { outcome: 'granted' }))).rejects.toMatchObject({
      code: 'access.denied',
    });
    await expect(admin.act(() => appeals.decide(appeal, { outcome: 'rejected' }))).rejects.toMatchObject({
      code: 'vetting.answerNeeded',
    });
    const past = (by: Somebody) =>
      house.inCounty(() =>
        house.work.execute(
          `UPDATE volunteers.vetting_appeal SET state = 'granted', decided_by = $2, decided_at = now() WHERE id = $1`,
          [appeal, by.accountId],
        ),
      );
    await expect(past(operator)).rejects.toMatchObject({ code: 'vetting.refusedByYou' });
    expect(await admin.act(() => appeals.decide(appeal, { outcome: 'granted' }))).toMatchObject({
      state: 'granted',
      applicationState: 'submitted',
    });
    await expect(past(admin)).rejects.toMatchObject({ code: 'vetting.appealDecided' });
    await expect(admin.act(() => appeals.decide(appeal, { outcome: 'granted' }))).rejects.toMatchObject({
      code: 'vetting.appealDecided',
    });
    // Who refused does not look at it a second time; another person does.
    await expect(operator.act(() => decisions.screen(id, { outcome: 'pass' }))).rejects.toMatchObject({
      code: 'vetting.decidedBefore',
    });
    await admin.act(() => decisions.screen(id, { outcome: 'pass' }));
    const view = await mine(personId, id);
    const office = await operator.act(() => house.get<ApplicationsService>(ApplicationsService).get(id));
    const kinds = ['refused', 'appealed', 'appeal-granted', 'reopened', 'screened'];
    expect(view?.timeline.map((one) => one.kind)).toEqual(kinds);
    expect(office.timeline.map((one) => one.kind)).toEqual(kinds);
    expect(await house.inCounty(() => house.work.query('SELECT * FROM inv.appeal_decided_by_refuser'))).toEqual([]);
  });

  it('keep the result with an answer that the recruit reads, and take no second one', async () => {
    const { id, personId } = await refused();
    await operator.act(() => appeals.fileForRecruit(id, '本人来电'));
    await admin.act(async () => appeals.decide(await openOf(id), { outcome: 'rejected', answer: '仍缺监护人签字' }));
    const view = await mine(personId, id);
    expect(view).toMatchObject({ state: 'refused', appeal: { state: 'rejected', answer: '仍缺监护人签字' } });
    await expect(as(personId, () => appeals.fileOwn(id, '不服'))).rejects.toMatchObject({ code: 'vetting.appealed' });
  });

  it('wait in line when the seat has gone to somebody else, and go on from what was passed', async () => {
    const { id, personId } = await application(house);
    await operator.act(() => decisions.screen(id, { outcome: 'pass' }));
    await liaison.act(() => decisions.reviewBackground(id, 'fail'));
    // The only seat went to somebody else.
    const next = await application(house);
    const give = (to: string) =>
      house.inCounty(async () => {
        await house.work.execute('DELETE FROM volunteers.seat WHERE application_id = $1', [next.id]);
        await house.work.execute(
          `UPDATE volunteers.seat SET application_id = nullif($2, '')::uuid
           WHERE call_team_type_id = (SELECT call_team_type_id FROM volunteers.application WHERE id = $1)`,
          [id, to],
        );
      });
    await give(next.id);
    await as(personId, () => appeals.fileOwn(id, '请复核'));
    const answer = await operator.act(async () => appeals.decide(await openOf(id), { outcome: 'granted' }));
    expect(answer.applicationState).toBe('waitlisted');
    await give('');
    await house.inCounty(async () => {
      const quota = await house.work.one<{ id: string }>(
        'SELECT call_team_type_id AS id FROM volunteers.application WHERE id = $1',
        [id],
      );
      await house.get<Seats>(Seats).resize(quota?.id ?? '', 2);
    });
    expect((await mine(personId, id))?.state).toBe('screened');
    await expect(liaison.act(() => decisions.reviewBackground(id, 'pass'))).rejects.toMatchObject({
      code: 'vetting.decidedBefore',
    });
    await otherLiaison.act(() => decisions.reviewBackground(id, 'pass'));
    expect((await mine(personId, id))?.state).toBe('reviewed');
  });

  it('are answered once when several answer at once', async () => {
    for (let trial = 0; trial < 5; trial++) {
      const { id, personId } = await refused();
      await as(personId, () => appeals.fileOwn(id, '请复核'));
      const appeal = await openOf(id);
      const { done, refused: lost } = await race([
        () => admin.act(() => appeals.decide(appeal, { outcome: 'granted' })),
        () => admin.act(() => appeals.decide(appeal, { outcome: 'rejected', answer: '维持' })),
      ]);
      expect({ done, lost }).toEqual({ done: 1, lost: ['vetting.appealDecided'] });
    }
  });

  it('are taken for thirty days', async () => {
    house.clock.set(new Date('2031-01-01T00:00:00Z'));
    const { id, personId } = await refused();
    house.clock.set(new Date('2031-01-31T00:00:01Z'));
    expect((await mine(personId, id))?.appeal).toMatchObject({ possible: false });
    await expect(as(personId, () => appeals.fileOwn(id, '晚了'))).rejects.toMatchObject({
      code: 'vetting.appealTooLate',
    });
    house.clock.set(undefined);
  });

  it('show the liaison what a review needs, with consent, while it is due, and log each look', async () => {
    const personId = await person(house, { consent: false, name: '错例甲' });
    const { id } = await application(house, { personId });
    await expect(liaison.act(() => reviews.subject(id))).rejects.toMatchObject({ code: 'request.notFound' });
    await operator.act(() => decisions.screen(id, { outcome: 'pass' }));
    await expect(liaison.act(() => reviews.subject(id))).rejects.toMatchObject({ code: 'vetting.consentNeeded' });
    await expect(liaison.act(() => decisions.reviewBackground(id, 'pass'))).rejects.toMatchObject({
      code: 'vetting.consentNeeded',
    });
    const asked = (await mine(personId, id))?.backgroundConsent;
    await expect(as(personId, () => reviews.consentOwn(id, 'old'))).rejects.toMatchObject({
      code: 'consents.outdated',
    });
    await as(personId, () => reviews.consentOwn(id, asked?.version ?? ''));
    await as(personId, () => reviews.consentOwn(id, asked?.version ?? ''));
    expect((await mine(personId, id))?.backgroundConsent).toBeUndefined();
    const seen = await liaison.act(() => reviews.subject(id));
    expect(Object.keys(seen).sort()).toEqual([
      'applicationId',
      'birthDate',
      'consentedAt',
      'documentNumber',
      'documentType',
      'dueAt',
      'name',
      'number',
      'teamTypeLabel',
    ]);
    await expect(operator.act(() => reviews.subject(id))).rejects.toMatchObject({ code: 'access.denied' });
    const looks = await queryAsOwner(
      house.database,
      `SELECT 1 FROM audit.entry WHERE action = 'background-review.read' AND subject_id = $1 AND actor_id = $2`,
      [personId, liaison.accountId],
    );
    expect(looks).toHaveLength(1);
    await otherLiaison.act(() => decisions.reviewBackground(id, 'pass'));
    await expect(liaison.act(() => reviews.subject(id))).rejects.toMatchObject({ code: 'request.notFound' });
    const [kept] = await queryAsOwner<Record<string, unknown>>(
      house.database,
      `SELECT * FROM volunteers.vetting_decision WHERE application_id = $1 AND stage = 'background-review'`,
      [id],
    );
    const said = Object.entries(kept ?? {}).filter(([, value]) => value !== null);
    expect(said.map(([name]) => name).sort()).toEqual([
      'application_id',
      'attempt',
      'county_code',
      'decided_at',
      'decided_by',
      'id',
      'outcome',
      'policy_version',
      'stage',
      'valid_until',
    ]);
    expect(await house.inCounty(() => house.work.query('SELECT * FROM inv.background_review_keeps_more'))).toEqual([]);
  });
});
