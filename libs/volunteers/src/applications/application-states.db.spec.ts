import { Recipients } from '@redmaple/platform';
import { otherCounty, queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import { newSignUp, openRecruitmentHouse, publishCall } from '../testing/recruitment-house.js';
import { type ApplicationState, applicationStates, holdsSeat, isLive, mayLeadTo } from './application.policy.js';
import { ApplicationStates } from './application-states.js';
import { ApplicationsJobs } from './applications.jobs.js';
import { ApplicationsService } from './applications.service.js';
import { SignUp } from './sign-up.js';

describe('an application', () => {
  let house: TestHouse;
  let states: ApplicationStates;

  beforeAll(async () => {
    house = await openRecruitmentHouse();
    states = house.get(ApplicationStates);
  });
  afterAll(() => house.close());

  const submit = async (callId: string): Promise<string> => {
    const input = await newSignUp(house, callId);
    return (await house.inCounty(() => house.get<SignUp>(SignUp).online(input))).id;
  };
  const stateOf = async (id: string) =>
    (await house.inCounty(() => house.get<ApplicationsService>(ApplicationsService).get(id))).state;
  const advance = (...args: Parameters<ApplicationStates['advance']>) => house.inCounty(() => states.advance(...args));

  /** Decisions of two people, past the services. */
  const passEverything = (id: string) =>
    house.inCounty(async () => {
      await house.work.execute(
        `INSERT INTO volunteers.consent (person_id, purpose, document_version, given_at, evidence)
         SELECT person_id, 'background-review', '1', now(), 'online' FROM volunteers.application WHERE id = $1`,
        [id],
      );
      for (const stage of ['screening', 'background-review'])
        await house.work.execute(
          `WITH decider AS (
             INSERT INTO platform.account (id, kind, login, display_name, status)
             VALUES (uuidv7(), 'staff', gen_random_uuid()::text, '运营专员', 'active') RETURNING id)
           INSERT INTO volunteers.vetting_decision (application_id, stage, outcome, decided_by, policy_version, decided_at)
           SELECT $1, $2, 'pass', id, 1, now() FROM decider`,
          [id, stage],
        );
    });

  it('goes through screening and review to acceptance, keeps its seat and leaves a line for each step', async () => {
    const callId = await publishCall(house, { patrol: 1 });
    const id = await submit(callId);
    await advance(id, 'submitted', 'screened', { note: '材料齐全' });
    await advance(id, 'screened', 'reviewed');
    // Nobody gets past a stage that is not decided, whoever asks.
    // The database's word, or the sentence that stands for it once the rest of the lib is loaded.
    const word = (error: { constraint?: string; code?: string }) => error.constraint ?? error.code;
    await expect(advance(id, 'reviewed', 'accepted').catch(word)).resolves.toMatch(
      /application_vetted|vetting\.notVetted/,
    );
    await passEverything(id);
    await advance(id, 'reviewed', 'accepted');
    const view = await house.inCounty(() => house.get<ApplicationsService>(ApplicationsService).get(id));
    expect(view.timeline.map(({ kind, note }) => [kind, note])).toEqual([
      ['submitted', undefined],
      ['screened', '材料齐全'],
      ['reviewed', undefined],
      ['accepted', undefined],
    ]);
    expect(view.decidedAt).toBeDefined();
    const seats = await queryAsOwner(house.database, 'SELECT no FROM volunteers.seat WHERE application_id = $1', [id]);
    expect(seats).toEqual([{ no: 1 }]);
    await expect(house.inCounty(() => states.withdraw(id))).rejects.toMatchObject({
      code: 'applications.notWithdrawable',
    });
  });

  it('is decided once, however many decide at the same time', async () => {
    const callId = await publishCall(house, { patrol: 1 });
    const id = await submit(callId);
    const outcomes = await Promise.allSettled([
      advance(id, 'submitted', 'screened'),
      advance(id, 'submitted', 'screened'),
      advance(id, 'submitted', 'refused', { reasonCode: 'unsuitable' }),
      advance(id, 'submitted', 'refused', { reasonCode: 'unsuitable' }),
    ]);
    const refused = outcomes
      .filter((one) => one.status === 'rejected')
      .map((one) => (one.reason as { code: string }).code);
    expect(refused).toEqual(Array(3).fill('applications.stateChanged'));
    expect(
      (
        await queryAsOwner(
          house.database,
          `SELECT 1 FROM audit.entry WHERE subject_id = $1 AND action <> 'application.submitted'`,
          [id],
        )
      ).length,
    ).toBe(1);
  });

  it('is refused only with a reason, skips no stage, and is unknown in another county', async () => {
    const id = await submit(await publishCall(house, { patrol: 1 }));
    expect(() => states.advance(id, 'submitted', 'refused')).toThrow('applications.reasonNeeded');
    expect(() => states.advance(id, 'submitted', 'accepted')).toThrow('applications.stateChanged');
    await expect(advance(id, 'screened', 'reviewed')).rejects.toMatchObject({ code: 'applications.stateChanged' });
    await expect(house.inCounty(() => states.advance(id, 'submitted', 'screened'), otherCounty)).rejects.toMatchObject({
      code: 'request.notFound',
    });
    expect(await stateOf(id)).toBe('submitted');
  });

  it('gives its seat to the next when it is refused at any stage, and nothing when it only waited', async () => {
    const callId = await publishCall(house, { patrol: 1 });
    const [first, second, third] = [await submit(callId), await submit(callId), await submit(callId)];
    await advance(second, 'waitlisted', 'refused', { reasonCode: 'unsuitable' });
    expect([await stateOf(first), await stateOf(third)]).toEqual(['submitted', 'waitlisted']);
    await advance(first, 'submitted', 'screened');
    await advance(first, 'screened', 'refused', { reasonCode: 'unsuitable', publicText: '名额有限' });
    expect(await stateOf(third)).toBe('submitted');
  });

  it('is told about once, however often the event is delivered', async () => {
    const callId = await publishCall(house, { patrol: 1 });
    const applicationId = await submit(callId);
    const { personId, teamTypeCode } = await house.inCounty(() =>
      house.get<ApplicationsService>(ApplicationsService).record(applicationId),
    );
    const happening = { applicationId, personId, callId, teamTypeCode, state: 'refused' as const };
    const jobs = house.get<ApplicationsJobs>(ApplicationsJobs);
    for (let times = 0; times < 3; times++) await house.inCounty(() => jobs.tellRefused(happening));
    const planned = await queryAsOwner(
      house.database,
      'SELECT template, person_id, params FROM platform.delivery WHERE dedupe_key = $1',
      [`application:${applicationId}:refused`],
    );
    expect(planned).toEqual([
      { template: 'messages.applicationRefused', person_id: personId, params: { title: '枫桥镇招募令' } },
    ]);
    expect(await house.inCounty(() => house.get<Recipients>(Recipients).find(personId))).toMatchObject({
      locale: 'zh-CN',
    });
  });
});

describe('the states of an application', () => {
  it('end where they are decided, and hold a seat exactly while someone has one', () => {
    const ends = applicationStates.filter((state) => !isLive(state));
    expect(ends).toEqual(['accepted', 'refused', 'withdrawn']);
    for (const end of ends) for (const to of applicationStates) expect(mayLeadTo(end, to)).toBe(false);
    expect(applicationStates.filter(holdsSeat)).toEqual(['submitted', 'screened', 'reviewed', 'accepted']);
  });

  it('can all be reached from a sign-up', () => {
    const reached = new Set<ApplicationState>(['submitted', 'waitlisted']);
    for (const from of reached) for (const to of applicationStates) if (mayLeadTo(from, to)) reached.add(to);
    expect([...reached].sort()).toEqual([...applicationStates].sort());
  });
});
