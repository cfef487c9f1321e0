import { queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import fc from 'fast-check';
import { ApplicationStates } from '../applications/application-states.js';
import { SignUp } from '../applications/sign-up.js';
import { newSignUp, openRecruitmentHouse, patrol, publishCall } from '../testing/recruitment-house.js';
import { CallsService } from './calls.service.js';

type Step =
  | { readonly kind: 'sign-up' }
  | { readonly kind: 'withdraw' | 'refuse' | 'screen'; readonly pick: number }
  | { readonly kind: 'resize'; readonly seats: number };

const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constant<Step>({ kind: 'sign-up' }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('withdraw' as const, 'refuse' as const, 'screen' as const),
        pick: fc.nat(1000),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('resize' as const), seats: fc.integer({ min: 1, max: 6 }) }),
    },
  ),
  { minLength: 5, maxLength: 40 },
);

type Place = 'submitted' | 'screened' | 'waitlisted' | 'refused' | 'withdrawn';

/** What should be: an ordered list of everyone, and a number of seats. */
class Model {
  readonly places = new Map<string, Place>();
  constructor(public seats: number) {}

  private with(...wanted: Place[]): string[] {
    return [...this.places].flatMap(([id, place]) => (wanted.includes(place) ? [id] : []));
  }

  get held(): number {
    return this.with('submitted', 'screened').length;
  }

  signUp(id: string): void {
    this.places.set(id, this.held < this.seats ? 'submitted' : 'waitlisted');
  }

  /** Someone still under way; for screening, someone who holds a seat and is not screened yet. */
  pick(kind: 'withdraw' | 'refuse' | 'screen', pick: number): string | undefined {
    const candidates = kind === 'screen' ? this.with('submitted') : this.with('submitted', 'screened', 'waitlisted');
    return candidates[pick % Math.max(1, candidates.length)];
  }

  leave(id: string, as: 'refused' | 'withdrawn'): void {
    this.places.set(id, as);
    this.promote();
  }

  resize(seats: number): boolean {
    if (seats < this.held) return false;
    this.seats = seats;
    this.promote();
    return true;
  }

  private promote(): void {
    for (const id of this.with('waitlisted').slice(0, Math.max(0, this.seats - this.held)))
      this.places.set(id, 'submitted');
  }
}

describe('seats and waitlist', () => {
  let house: TestHouse;

  beforeAll(async () => {
    house = await openRecruitmentHouse();
  });
  afterAll(() => house.close());

  async function play(model: Model, callId: string, step: Step): Promise<void> {
    const states = house.get<ApplicationStates>(ApplicationStates);
    if (step.kind === 'sign-up') {
      const input = await newSignUp(house, callId);
      model.signUp((await house.inCounty(() => house.get<SignUp>(SignUp).online(input))).id);
      return;
    }
    if (step.kind === 'resize') {
      const calls = house.get<CallsService>(CallsService);
      const { version } = await house.inCounty(() => calls.get(callId));
      const resizing = house.inCounty(() =>
        calls.change(callId, { version, teamTypes: [{ code: patrol, seats: step.seats }] }),
      );
      if (model.resize(step.seats)) await resizing;
      else
        await expect(resizing).rejects.toMatchObject({
          code: 'calls.seatsHeld',
          details: { params: { held: model.held } },
        });
      return;
    }
    const id = model.pick(step.kind, step.pick);
    if (id === undefined) return;
    const from = model.places.get(id) as 'submitted' | 'screened' | 'waitlisted';
    if (step.kind === 'screen') {
      await house.inCounty(() => states.advance(id, 'submitted', 'screened'));
      model.places.set(id, 'screened');
    } else if (step.kind === 'refuse') {
      await house.inCounty(() =>
        states.advance(id, from, 'refused', { reasonCode: 'incomplete', publicText: '材料不全' }),
      );
      model.leave(id, 'refused');
    } else {
      await house.inCounty(() => states.withdraw(id));
      model.leave(id, 'withdrawn');
    }
  }

  it('stand as a simple list would, after any sequence of sign-ups, withdrawals, refusals and changes of number', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (seats, sequence) => {
        const callId = await publishCall(house, { patrol: seats });
        const model = new Model(seats);
        for (const step of sequence) await play(model, callId, step);
        const rows = await queryAsOwner<{ id: string; state: string; seated: boolean }>(
          house.database,
          `SELECT a.id, a.state, s.no IS NOT NULL AS seated FROM volunteers.application a LEFT JOIN volunteers.seat s ON s.application_id = a.id WHERE a.call_id = $1`,
          [callId],
        );
        expect(new Map(rows.map(({ id, state }) => [id, state]))).toEqual(model.places);
        expect(
          rows
            .filter(({ seated }) => seated)
            .map(({ state }) => state)
            .every((state) => state === 'submitted' || state === 'screened'),
        ).toBe(true);
        expect(rows.filter(({ seated }) => seated)).toHaveLength(model.held);
        const [made] = await queryAsOwner<{ seats: number }>(
          house.database,
          'SELECT count(*)::int AS seats FROM volunteers.seat s JOIN volunteers.call_team_type q ON q.id = s.call_team_type_id WHERE q.call_id = $1',
          [callId],
        );
        expect(made?.seats).toBe(model.seats);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
