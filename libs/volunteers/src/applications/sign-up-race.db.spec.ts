import { asSystem } from '@redmaple/platform';
import { queryAsOwner, testCounty, type TestHouse } from '@redmaple/platform/testing';
import { newSignUp, openRecruitmentHouse, publishCall } from '../testing/recruitment-house.js';
import { ApplicationStates } from './application-states.js';
import { SignUp } from './sign-up.js';
import type { OnlineSignUp, SignUpResult } from './sign-up.input.js';

const crowd = 200;
const seats = 10;
/** A hundred are played over HTTP against two processes: test/race. */
const trials = 4;

interface Standing {
  held: number;
  live: number;
  waiting: number;
  doubled: number;
  homeless: number;
  numbers: number[];
}

describe(`${crowd} people who sign up at once for ${seats} seats`, () => {
  let house: TestHouse;

  beforeAll(async () => {
    house = await openRecruitmentHouse();
  });
  afterAll(() => house.close());

  /** As a request comes in: in the county, with no transaction around it. */
  const asRequest = <T>(work: () => Promise<T>): Promise<T> => asSystem(testCounty, 'test', work);
  const signUp = (input: OnlineSignUp) => asRequest(() => house.get<SignUp>(SignUp).online(input));
  const withdraw = (id: string) => asRequest(() => house.get<ApplicationStates>(ApplicationStates).withdraw(id));

  async function standing(callId: string): Promise<Standing> {
    const [row] = await queryAsOwner<Standing>(
      house.database,
      `SELECT (SELECT count(*) FROM volunteers.seat s JOIN volunteers.call_team_type q ON q.id = s.call_team_type_id WHERE q.call_id = $1 AND s.application_id IS NOT NULL)::int AS held,
         count(*) FILTER (WHERE state IN ('submitted', 'waitlisted'))::int AS live,
         count(*) FILTER (WHERE state = 'waitlisted')::int AS waiting,
         (count(*) - count(DISTINCT person_id))::int AS doubled,
         count(*) FILTER (WHERE (state = 'submitted') <> EXISTS (SELECT 1 FROM volunteers.seat s WHERE s.application_id = a.id))::int AS homeless,
         array_agg(waitlist_no ORDER BY waitlist_no) FILTER (WHERE state = 'waitlisted') AS numbers
       FROM volunteers.application a WHERE call_id = $1`,
      [callId],
    );
    if (!row) throw new Error('No applications');
    return row;
  }

  it(`fill exactly ${seats} seats, the rest waits in order and nobody is lost, ${trials} times over with withdrawals mixed in`, async () => {
    for (let trial = 0; trial < trials; trial++) {
      const callId = await publishCall(house, { patrol: seats });
      const inputs: OnlineSignUp[] = [];
      for (let index = 0; index < crowd; index++) inputs.push(await newSignUp(house, callId));
      const withdrawals: Promise<void>[] = [];
      const submit = async (input: OnlineSignUp, index: number): Promise<SignUpResult> => {
        const result = await signUp(input);
        // Every seventh thinks better of it at once, while the others still press.
        if (index % 7 === trial % 7) withdrawals.push(withdraw(result.id));
        return result;
      };
      const results = await Promise.all(inputs.map(submit));
      await Promise.all(withdrawals);
      const now = await standing(callId);
      expect(new Set(results.map(({ number }) => number)).size).toBe(crowd);
      expect({ trial, ...now, numbers: now.numbers.length }).toEqual({
        trial,
        held: seats,
        live: crowd - withdrawals.length,
        waiting: crowd - withdrawals.length - seats,
        doubled: 0,
        homeless: 0,
        numbers: now.waiting,
      });
      await servedInOrder(callId);
    }
  }, 240_000);

  it('who press the button twice have one application', async () => {
    const callId = await publishCall(house, { patrol: 2 });
    const inputs: OnlineSignUp[] = [];
    for (let index = 0; index < 20; index++) inputs.push(await newSignUp(house, callId));
    const outcomes = await Promise.allSettled([...inputs, ...inputs].map(signUp));
    const refused = outcomes.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
    );
    expect(refused).toEqual(Array(20).fill('access.codeWrong'));
    expect(await standing(callId)).toMatchObject({ held: 2, live: 20, doubled: 0, homeless: 0 });
  });

  it('with one document and many phones are one application', async () => {
    const callId = await publishCall(house, { patrol: 5 });
    const first = await newSignUp(house, callId);
    const inputs = [first];
    for (let index = 0; index < 20; index++)
      inputs.push(await newSignUp(house, callId, { documentNumber: first.documentNumber }));
    const outcomes = await Promise.allSettled(inputs.map(signUp));
    const refused = outcomes.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
    );
    expect(refused).toEqual(Array(20).fill('applications.duplicate'));
    expect(await standing(callId)).toMatchObject({ held: 1, live: 1 });
  });

  it('leave a seat to the next when the one who held it for a moment is rolled back', async () => {
    const callId = await publishCall(house, { patrol: 1 });
    const [fickle, steady] = [await newSignUp(house, callId), await newSignUp(house, callId)];
    let claimed: () => void = () => {};
    const whenClaimed = new Promise<void>((resolve) => {
      claimed = resolve;
    });
    let giveUp: () => void = () => {};
    const untilToldTo = new Promise<void>((resolve) => {
      giveUp = resolve;
    });
    const rolledBack = house.inCounty(async () => {
      await house.get<SignUp>(SignUp).online(fickle);
      claimed();
      await untilToldTo;
      throw new Error('the connection died');
    });
    await whenClaimed;
    const waiting = signUp(steady);
    await untilSomeoneWaits(house);
    giveUp();
    await expect(rolledBack).rejects.toThrow('the connection died');
    await expect(waiting).resolves.toMatchObject({ state: 'submitted' });
    expect(await standing(callId)).toMatchObject({ held: 1, live: 1, waiting: 0 });
  });

  /** Whoever was promoted had waited in front of everyone who still waits. */
  async function servedInOrder(callId: string): Promise<void> {
    const overtaken = await queryAsOwner(
      house.database,
      `SELECT 1 FROM volunteers.application promoted JOIN volunteers.application waiting USING (call_team_type_id)
       WHERE promoted.call_id = $1 AND promoted.state = 'submitted' AND waiting.state = 'waitlisted' AND promoted.waitlist_no > waiting.waitlist_no`,
      [callId],
    );
    expect(overtaken).toEqual([]);
  }
});

async function untilSomeoneWaits(house: TestHouse): Promise<void> {
  for (;;) {
    const waiting = await queryAsOwner(
      house.database,
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
