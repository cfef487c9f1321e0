import { otherCode, queryAsOwner, otherCounty, type TestHouse } from '@redmaple/platform/testing';
import { DomainError, type FieldProblem } from '@redmaple/platform';
import { CallsService } from '../calls/calls.service.js';
import {
  codeFor,
  newPhone,
  newSignUp,
  openRecruitmentHouse,
  patrol,
  publishCall,
  rescue,
} from '../testing/recruitment-house.js';
import { ApplicationStates } from './application-states.js';
import { ApplicationsService } from './applications.service.js';
import { SignUp } from './sign-up.js';
import type { OnlineSignUp } from './sign-up.input.js';

describe('signing up', () => {
  let house: TestHouse;
  let signUp: SignUp;
  let callId: string;

  beforeAll(async () => {
    house = await openRecruitmentHouse();
    signUp = house.get(SignUp);
    callId = await publishCall(house, { rescue: 50, patrol: 50 });
  });
  afterAll(() => house.close());

  const submit = (input: OnlineSignUp, county?: string) => house.inCounty(() => signUp.online(input), county);
  const refusal = async (input: OnlineSignUp): Promise<DomainError> => {
    const error: unknown = await submit(input).then(
      () => undefined,
      (caught: unknown) => caught,
    );
    if (!(error instanceof DomainError)) throw new Error(`Expected a refusal, got ${String(error)}`);
    return error;
  };
  const fields = async (input: OnlineSignUp): Promise<string[]> =>
    ((await refusal(input)).details.fields ?? []).map(({ field, code }: FieldProblem) => `${field}:${code}`);
  const countsOf = (id: string) => house.inCounty(() => house.get<CallsService>(CallsService).counts(id));

  it('gives a seat, a number, and stores what identifies the person only sealed', async () => {
    const input = await newSignUp(house, callId, { name: '𠮷枫·古丽', address: '枫桥镇枫源村', specialty: '法律' });
    const result = await submit(input);
    expect(result).toEqual({
      id: expect.any(String),
      number: expect.stringMatching(/^HF-[2-9A-Z]{4}-[2-9A-Z]{4}$/),
      state: 'submitted',
    });
    const view = await house.inCounty(() => house.get<ApplicationsService>(ApplicationsService).get(result.id));
    expect(view).toMatchObject({
      name: '𠮷枫·古丽',
      state: 'submitted',
      specialty: '法律',
      answers: { stretch: 'upstream', evenings: true, swims: true },
      person: {
        maskedPhone: `${input.phone.slice(0, 3)}****${input.phone.slice(-4)}`,
        maskedDocument: expect.stringMatching(/^9\*{16}[\dX]$/),
        phoneVerified: true,
        hasAddress: true,
      },
    });
    expect(view.timeline.map(({ kind }) => kind)).toEqual(['submitted']);
    const stored = await queryAsOwner<{ all: string }>(
      house.database,
      `SELECT (SELECT string_agg(t::text, '') FROM (SELECT * FROM volunteers.person) t)
         || (SELECT string_agg(t::text, '') FROM volunteers.application t) || (SELECT string_agg(t::text, '') FROM platform.outbox t)
         || (SELECT string_agg(t::text, '') FROM audit.entry t) || (SELECT string_agg(t::text, '') FROM volunteers.application_event t) AS all`,
    );
    for (const secret of [input.phone, input.documentNumber, '枫源村']) expect(stored[0]?.all).not.toContain(secret);
  });

  it('writes consent, timeline, event and audit with the application, and uses the code up', async () => {
    const input = await newSignUp(house, callId);
    const { id } = await submit(input);
    const rows = await queryAsOwner<Record<string, number>>(
      house.database,
      `SELECT (SELECT count(*) FROM volunteers.consent c JOIN volunteers.application a USING (person_id) WHERE a.id = $1 AND c.evidence = 'online')::int AS consents,
         (SELECT count(*) FROM volunteers.application_event WHERE application_id = $1 AND kind = 'submitted')::int AS events,
         (SELECT count(*) FROM platform.outbox WHERE name = 'application.submitted' AND payload->>'applicationId' = $1::text AND payload->>'state' = 'submitted')::int AS lines,
         (SELECT count(*) FROM audit.entry WHERE action = 'application.submitted' AND subject_id = $1::text)::int AS audits,
         (SELECT count(*) FROM volunteers.seat WHERE application_id = $1)::int AS seats`,
      [id],
    );
    expect(rows[0]).toEqual({ consents: 1, events: 1, lines: 1, audits: 1, seats: 1 });
    expect(
      (await refusal({ ...(await newSignUp(house, callId)), phone: input.phone, flowId: input.flowId })).code,
    ).toBe('access.codeWrong');
  });

  it.each<[string, Partial<OnlineSignUp>, string[]]>([
    ['a wrong check digit', { documentNumber: '999999199001015040' }, ['documentNumber:wrongCheckDigit']],
    ['a birth on 30 February', { documentNumber: '999999199002306011' }, ['documentNumber:impossibleDate']],
    ['a landline', { phone: '0575-87000000' }, ['phone:wrongLength']],
    ['a number that is no mobile', { phone: '12345678901' }, ['phone:notMobile']],
    ['a name of blanks', { name: '   ' }, ['name:empty']],
    [
      'an answer that is not an option',
      { answers: { stretch: 'sea', evenings: true, swims: true } },
      ['answers.stretch:notAnOption'],
    ],
    [
      'an answer nobody asked for',
      { answers: { stretch: 'upstream', evenings: true, swims: true, admin: true } },
      ['answers.admin:unknownField'],
    ],
    [
      'a missing answer and a NUL in the name together',
      { name: 'a\u0000', answers: { evenings: true, swims: true } },
      ['name:badCharacter', 'answers.stretch:required'],
    ],
    ['no consent', { consent: { version: '2026-01', accepted: false } }, ['consent.accepted:consentNeeded']],
    ['an outdated consent', { consent: { version: '2019-01', accepted: true } }, ['consent.version:consentOutdated']],
    [
      'a passport without a birth date',
      { documentType: 'passport', documentNumber: 'E99000001' },
      ['birthDate:required'],
    ],
    [
      'a passport with an impossible birth date',
      { documentType: 'passport', documentNumber: 'E99000001', birthDate: '1990-02-30' },
      ['birthDate:impossibleDate'],
    ],
    ['a team the call does not want', { teamType: 'sample.choir' }, ['teamType:notAnOption']],
  ])('refuses %s, naming the field', async (_what, change, expected) => {
    const right = await newSignUp(house, callId);
    expect(await fields({ ...right, ...change })).toEqual(expected);
    await expect(submit(right)).resolves.toMatchObject({ state: 'submitted' });
  });

  it('refuses who is younger than the team type allows, and takes them on their birthday', async () => {
    house.clock.set('2026-03-01T00:00:00Z');
    const young = { documentType: 'passport', birthDate: '2008-03-02' } as const;
    const input = await newSignUp(house, callId, { ...young, documentNumber: 'E99000100' });
    expect(await fields(input)).toEqual(['birthDate:tooYoung']);
    // Midnight in Shanghai comes eight hours before UTC's.
    house.clock.set('2026-03-01T16:00:00Z');
    const grown = await newSignUp(house, await publishCall(house, { patrol: 1 }), {
      ...young,
      documentNumber: 'E99000101',
    });
    await expect(submit(grown)).resolves.toMatchObject({ state: 'submitted' });
    house.clock.set(undefined);
  });

  it('accepts what is rare and right: a small x, other papers, forty characters with a middle dot', async () => {
    await expect(
      submit(await newSignUp(house, callId, { documentNumber: '99999919850615706x' })),
    ).resolves.toMatchObject({ state: 'submitted' });
    await expect(
      submit(
        await newSignUp(house, callId, {
          documentType: 'taiwan-permit',
          documentNumber: ' 0123 4567 ',
          birthDate: '1988-02-29',
        }),
      ),
    ).resolves.toMatchObject({ state: 'submitted' });
    const name = `${'古'.repeat(20)}·${'丽'.repeat(19)}`;
    await expect(submit(await newSignUp(house, callId, { name }))).resolves.toMatchObject({ state: 'submitted' });
  });

  it('answers a second live application, another phone and another call with a foreign phone alike', async () => {
    const first = await newSignUp(house, callId);
    await submit(first);
    const again = await newSignUp(house, callId, { documentNumber: first.documentNumber });
    const samePhone = {
      ...(await newSignUp(house, callId, { documentNumber: first.documentNumber })),
      phone: first.phone,
      ...(await codeFor(house, first.phone, 'sign-up')),
    };
    const elsewhere = await newSignUp(house, await publishCall(house, { patrol: 5 }), {
      documentNumber: first.documentNumber,
    });
    const answers = [await refusal(again), await refusal(samePhone), await refusal(elsewhere)];
    for (const { code, details } of answers)
      expect({ code, details }).toEqual({ code: 'applications.duplicate', details: {} });
  });

  it('knows a returning recruit by document and phone, and takes them for another call as the same person', async () => {
    const first = await newSignUp(house, callId);
    const { id } = await submit(first);
    const other = await publishCall(house, { patrol: 5 });
    const second = { ...first, callId: other, ...(await codeFor(house, first.phone, 'sign-up')) };
    const { id: nextId } = await submit(second);
    const people = await queryAsOwner<{ person_id: string }>(
      house.database,
      'SELECT DISTINCT person_id FROM volunteers.application WHERE id = ANY($1)',
      [[id, nextId]],
    );
    expect(people).toHaveLength(1);
  });

  it('refuses a wrong code, counts the try, writes nothing, and takes the right code afterwards', async () => {
    const input = await newSignUp(house, callId);
    const wrong = await refusal({ ...input, code: otherCode(input.code) });
    expect([wrong.code, wrong.details.field]).toEqual(['access.codeWrong', 'code']);
    const left = await queryAsOwner<{ tries_left: number }>(
      house.database,
      'SELECT tries_left FROM platform.phone_code WHERE id = $1',
      [input.flowId],
    );
    expect(left).toEqual([{ tries_left: 4 }]);
    await expect(submit(input)).resolves.toMatchObject({ state: 'submitted' });
  });

  it('refuses a code that was sent to another phone, for another purpose, or has expired', async () => {
    const input = await newSignUp(house, callId);
    expect((await refusal({ ...input, phone: newPhone() })).code).toBe('access.codeWrong');
    const status = await codeFor(house, newPhone(), 'status');
    expect((await refusal({ ...input, ...status })).code).toBe('access.codeWrong');
    const late = await newSignUp(house, callId);
    house.clock.advance(301_000);
    expect((await refusal(late)).code).toBe('access.codeWrong');
    house.clock.set(undefined);
  });

  it('waitlists in order once the seats are gone, and tells the place', async () => {
    const small = await publishCall(house, { patrol: 1 });
    const results = [];
    for (let turn = 0; turn < 3; turn++) results.push(await submit(await newSignUp(house, small)));
    expect(results.map(({ state, waitlistPosition }) => [state, waitlistPosition])).toEqual([
      ['submitted', undefined],
      ['waitlisted', 1],
      ['waitlisted', 2],
    ]);
    expect((await countsOf(small)).teamTypes).toEqual([
      { code: patrol, seats: 1, seatsHeld: 1, byState: { submitted: 1, waitlisted: 2 } },
    ]);
  });

  it('counts each team type of a call for itself', async () => {
    const call = await publishCall(house, { patrol: 1, rescue: 1 });
    await submit(await newSignUp(house, call));
    const diver = await newSignUp(house, call, { teamType: rescue, answers: { swimMetres: 400, vehicle: false } });
    await expect(submit(diver)).resolves.toMatchObject({ state: 'submitted' });
  });

  it('hands a withdrawn seat to the first who waits, in the same transaction, and announces it', async () => {
    const call = await publishCall(house, { patrol: 1 });
    const [first, second, third] = [
      await submit(await newSignUp(house, call)),
      await submit(await newSignUp(house, call)),
      await submit(await newSignUp(house, call)),
    ];
    await house.inCounty(() => house.get<ApplicationStates>(ApplicationStates).withdraw(first.id));
    const states = await queryAsOwner<{ id: string; state: string }>(
      house.database,
      'SELECT id, state FROM volunteers.application WHERE call_id = $1',
      [call],
    );
    expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        [first.id, 'withdrawn'],
        [second.id, 'submitted'],
        [third.id, 'waitlisted'],
      ]),
    );
    const emitted = await queryAsOwner<{ name: string }>(
      house.database,
      `SELECT name FROM platform.outbox WHERE name LIKE 'application.%' AND payload->>'callId' = $1 AND name <> 'application.submitted' ORDER BY name`,
      [call],
    );
    expect(emitted.map(({ name }) => name)).toEqual(['application.promoted', 'application.withdrawn']);
  });

  it('lets who withdrew come back, at the end of the queue', async () => {
    const call = await publishCall(house, { patrol: 1 });
    const input = await newSignUp(house, call);
    const { id } = await submit(input);
    await submit(await newSignUp(house, call));
    await house.inCounty(() => house.get<ApplicationStates>(ApplicationStates).withdraw(id));
    await expect(submit({ ...input, ...(await codeFor(house, input.phone, 'sign-up')) })).resolves.toMatchObject({
      state: 'waitlisted',
      waitlistPosition: 1,
    });
  });

  it('is refused before the opening, after the deadline, after closing, for drafts and in another county', async () => {
    const calls = house.get<CallsService>(CallsService);
    const call = await publishCall(house, { patrol: 5 });
    const input = await newSignUp(house, call);
    await house.inCounty(() => calls.close(call));
    expect((await refusal(input)).code).toBe('calls.closed');
    await house.inCounty(() => calls.reopen(call, {}));
    const { version } = await house.inCounty(() => calls.get(call));
    await house.inCounty(() =>
      calls.change(call, { version, opensAt: new Date(Date.now() + 86_400_000).toISOString() }),
    );
    expect((await refusal(input)).code).toBe('calls.notYetOpen');
    house.clock.advance(15 * 86_400_000);
    expect((await refusal(await newSignUp(house, call))).code).toBe('calls.closed');
    house.clock.set(undefined);
    await expect(submit(await newSignUp(house, call, {}, otherCounty), otherCounty)).rejects.toMatchObject({
      code: 'request.notFound',
    });
  });

  it('keeps the code usable when the call turns out to be closed', async () => {
    const calls = house.get<CallsService>(CallsService);
    const call = await publishCall(house, { patrol: 5 });
    const input = await newSignUp(house, call);
    await house.inCounty(() => calls.close(call));
    await refusal(input);
    await house.inCounty(() => calls.reopen(call, {}));
    await expect(submit(input)).resolves.toMatchObject({ state: 'submitted' });
  });

  it('enters paper sign-ups with the day of the paper and an unverified phone', async () => {
    const { flowId: _flow, code: _code, consent: _consent, ...paper } = await newSignUp(house, callId);
    const enter = (paperConsentOn: string) => house.inCounty(() => signUp.fromPaper({ ...paper, paperConsentOn }));
    await expect(enter('2026-02-30')).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(enter('2999-01-01')).rejects.toMatchObject({
      details: { fields: [{ field: 'paperConsentOn', code: 'futureDate' }] },
    });
    const { id } = await enter('2025-02-28');
    await expect(enter('2025-02-28')).rejects.toMatchObject({ code: 'applications.duplicate' });
    const rows = await queryAsOwner(
      house.database,
      `SELECT a.source, p.phone_verified_at, c.evidence, c.paper_date::text AS day FROM volunteers.application a JOIN volunteers.person p ON p.id = a.person_id
       JOIN volunteers.consent c ON c.person_id = p.id WHERE a.id = $1`,
      [id],
    );
    expect(rows).toEqual([{ source: 'office', phone_verified_at: null, evidence: 'paper', day: '2025-02-28' }]);
  });
});
