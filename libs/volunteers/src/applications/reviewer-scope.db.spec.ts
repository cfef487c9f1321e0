import type { TestHouse } from '@redmaple/platform/testing';
import { application, openMembershipHouse, type Somebody, staff } from '../testing/membership-house.js';
import { DecisionsService } from '../vetting/decisions.service.js';
import { ApplicationsService } from './applications.service.js';

describe('applications for the station', () => {
  let house: TestHouse;
  let applications: ApplicationsService;
  let operator: Somebody;
  let liaison: Somebody;

  beforeAll(async () => {
    house = await openMembershipHouse();
    applications = house.get<ApplicationsService>(ApplicationsService);
    [operator, liaison] = await Promise.all([staff(house, ['operator']), staff(house, ['liaison'])]);
  });
  afterAll(() => house.close());

  it('are those that wait for a background review or had the own one, in the list, the counts and one by one', async () => {
    const decisions = house.get<DecisionsService>(DecisionsService);
    const [early, waiting, reviewed, byOther] = await Promise.all([1, 2, 3, 4].map(() => application(house)));
    const other = await staff(house, ['liaison']);
    for (const one of [waiting, reviewed, byOther])
      await operator.act(() => decisions.screen(one?.id ?? '', { outcome: 'pass' }));
    await liaison.act(() => decisions.reviewBackground(reviewed?.id ?? '', 'pass'));
    await other.act(() => decisions.reviewBackground(byOther?.id ?? '', 'pass'));
    const idsFor = async (who: Somebody) =>
      (await who.act(() => applications.list({ limit: 50 }))).items.map((one) => one.id).sort();
    expect(await idsFor(operator)).toHaveLength(4);
    expect(await idsFor(liaison)).toEqual([waiting?.id, reviewed?.id].sort());
    const counted = await liaison.act(() => applications.counts({}));
    expect(counted.reduce((sum, one) => sum + one.count, 0)).toBe(2);
    await expect(liaison.act(() => applications.get(waiting?.id ?? ''))).resolves.toMatchObject({ answers: {} });
    for (const hidden of [early, byOther])
      await expect(liaison.act(() => applications.get(hidden?.id ?? ''))).rejects.toMatchObject({
        code: 'request.notFound',
      });
  });
});
