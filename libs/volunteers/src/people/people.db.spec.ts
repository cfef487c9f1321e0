import { Vault } from '@redmaple/platform';
import { otherCounty, queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import { ApplicationsService } from '../applications/applications.service.js';
import { SignUp } from '../applications/sign-up.js';
import type { OnlineSignUp } from '../applications/sign-up.input.js';
import { newSignUp, openRecruitmentHouse, publishCall } from '../testing/recruitment-house.js';
import { PeopleService } from './people.service.js';

describe('people', () => {
  let house: TestHouse;
  let people: PeopleService;
  let callId: string;

  beforeAll(async () => {
    house = await openRecruitmentHouse();
    people = house.get(PeopleService);
    callId = await publishCall(house, { patrol: 1 });
  });
  afterAll(() => house.close());

  async function recruit(
    change: Partial<OnlineSignUp> = {},
  ): Promise<{ personId: string; applicationId: string; input: OnlineSignUp }> {
    const input = await newSignUp(house, callId, change);
    const { id } = await house.inCounty(() => house.get<SignUp>(SignUp).online(input));
    const { personId } = await house.inCounty(() => house.get<ApplicationsService>(ApplicationsService).record(id));
    return { personId, applicationId: id, input };
  }

  it('are reached at the number they gave, in their county alone', async () => {
    const { personId, input } = await recruit();
    expect(await house.inCounty(() => people.find(personId))).toEqual({
      phone: input.phone,
      locale: 'zh-CN',
      wishes: { noTexts: false },
    });
    expect(await house.inCounty(() => people.find(personId), otherCounty)).toBeUndefined();
    expect(await house.inCounty(() => people.byPhoneIndex(people.indexOfPhone(input.phone)))).toEqual([personId]);
    expect(await house.inCounty(() => people.byPhoneIndex(people.indexOfPhone(input.phone)), otherCounty)).toEqual([]);
  });

  it('have their values sealed to themselves: another person’s value does not open', async () => {
    const [one, other] = [await recruit(), await recruit()];
    await queryAsOwner(
      house.database,
      'UPDATE volunteers.person p SET sealed_phone = o.sealed_phone FROM volunteers.person o WHERE p.id = $1 AND o.id = $2',
      [one.personId, other.personId],
    );
    await expect(house.inCounty(() => people.find(one.personId))).rejects.toThrow('unable to authenticate data');
  });

  it('share a phone number within a family', async () => {
    const first = await recruit();
    const { flowId, code, ...rest } = await newSignUp(house, callId, { phone: first.input.phone });
    const second = await house.inCounty(() => house.get<SignUp>(SignUp).online({ ...rest, flowId, code }));
    expect(second.number).toMatch(/^HF-/);
    expect(await house.inCounty(() => people.byPhoneIndex(people.indexOfPhone(first.input.phone)))).toHaveLength(2);
  });

  it('are gone when erased: no name, no number, no key; the seat goes to the next and the counts still add up', async () => {
    const call = await publishCall(house, { patrol: 1 });
    const leaving = await recruit({ callId: call, name: '将被删除' });
    const next = await recruit({ callId: call });
    await house.inCounty(() => people.erase(leaving.personId));
    expect(await house.inCounty(() => people.find(leaving.personId))).toBeUndefined();
    expect(await house.inCounty(() => house.get<Vault>(Vault).keyOf(leaving.personId))).toBeUndefined();
    const opened = await house.inCounty(() => people.openedById(leaving.personId));
    expect(opened).toMatchObject({
      name: '',
      documentNumber: undefined,
      phone: undefined,
      birthDate: undefined,
      erased: true,
    });
    const states = await queryAsOwner<{ state: string; answers: object }>(
      house.database,
      'SELECT state, answers FROM volunteers.application WHERE id = ANY($1) ORDER BY id',
      [[leaving.applicationId, next.applicationId]],
    );
    expect(states).toEqual([
      { state: 'withdrawn', answers: {} },
      { state: 'submitted', answers: expect.objectContaining({ stretch: 'upstream' }) },
    ]);
    // Who was erased may come again, as somebody new.
    const again = await recruit({ callId: call, documentNumber: leaving.input.documentNumber });
    expect(again.personId).not.toBe(leaving.personId);
  });
});
