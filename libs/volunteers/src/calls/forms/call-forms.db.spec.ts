import { asSystem } from '@redmaple/platform';
import { queryAsOwner, testCounty, type TestHouse } from '@redmaple/platform/testing';
import { ApplicationsService } from '../../applications/applications.service.js';
import { Drafts } from '../../applications/drafts/drafts.service.js';
import { SignUp } from '../../applications/sign-up.js';
import type { OnlineSignUp } from '../../applications/sign-up.input.js';
import { ApplicationStates } from '../../applications/application-states.js';
import {
  codeFor,
  companion,
  newPhone,
  newSignUp,
  openRecruitmentHouse,
  patrol,
  publishCall,
  rescue,
} from '../../testing/recruitment-house.js';
import type { ChangeCall } from '../call.dto.js';
import { CallsService } from '../calls.service.js';
import { countyOfShortCode } from '../short-code.js';
import { CallForms } from './call-forms.js';
import { CallFormsService } from './call-forms.service.js';

const rescueAnswers = { swimMetres: 200, vehicle: false };
const experienceNeeded = {
  about: [],
  teams: [{ code: rescue, questions: [{ key: 'experience', asked: true, required: true }] }],
};

describe('forms of a call', () => {
  let house: TestHouse;
  let calls: CallsService;
  beforeAll(async () => {
    house = await openRecruitmentHouse();
    calls = house.get(CallsService);
  });
  afterAll(() => house.close());

  const change = (callId: string, what: Omit<ChangeCall, 'version'>) =>
    house.inCounty(async () => calls.change(callId, { version: (await calls.get(callId)).version, ...what }));
  const online = async (callId: string, more: object) =>
    house.inCounty(async () => house.get<SignUp>(SignUp).online(await newSignUp(house, callId, more)));
  const application = (id: string) => house.inCounty(() => house.get<ApplicationsService>(ApplicationsService).get(id));
  /** As a request comes in: with no transaction around it. */
  const asRequest = <T>(work: () => Promise<T>): Promise<T> => asSystem(testCounty, 'test', work);
  const days = (count: number) => house.clock.advance(count * 86_400_000);

  it('are frozen when it is published; a change makes the next version, and applications keep theirs', async () => {
    const callId = await publishCall(house, { rescue: 5 });
    const first = await online(callId, { teamType: rescue, answers: rescueAnswers });
    const changed = await change(callId, { form: experienceNeeded });
    expect(changed.formNo).toBe(2);
    // What says nothing new to recruits makes no version.
    expect((await change(callId, { title: '新标题' })).formNo).toBe(2);
    await expect(online(callId, { teamType: rescue, answers: rescueAnswers })).rejects.toMatchObject({
      code: 'request.invalid',
      details: { fields: [expect.objectContaining({ field: 'answers.experience', code: 'required' })] },
    });
    const late = await online(callId, { teamType: rescue, answers: rescueAnswers, formNo: 1 });
    const second = await online(callId, {
      teamType: rescue,
      answers: { ...rescueAnswers, experience: '十年' },
      formNo: 2,
    });
    const made = await Promise.all([first.id, late.id, second.id].map(application));
    expect(
      made.map(({ formNo, questions }) => [formNo, questions.find(({ key }) => key === 'experience')?.required]),
    ).toEqual([
      [1, false],
      [1, false],
      [2, true],
    ]);
    const { versions, teams } = await house.inCounty(() =>
      house.get<CallFormsService>(CallFormsService).overview(callId),
    );
    expect(
      versions.map(({ no, current, applications, changes }) => [
        no,
        current,
        applications,
        changes.map(({ kind }) => kind),
      ]),
    ).toEqual([
      [2, true, 1, ['question-required', 'questions-moved']],
      [1, false, 2, []],
    ]);
    expect(teams[0]?.questions.map(({ key, fixed }) => [key, fixed])).toEqual([
      ['experience', false],
      ['swimMetres', true],
      ['vehicle', true],
    ]);
    await expect(
      queryAsOwner(house.database, `UPDATE volunteers.call_form SET risk_notice = 'x' WHERE call_id = $1`, [callId]),
    ).rejects.toThrow(/append/i);
  });

  it('are taken as they were filled in for a week after they were replaced, then the recruit is asked to look again', async () => {
    const callId = await publishCall(house, { rescue: 5 });
    await change(callId, { riskNotice: '夜间有滑倒、落水风险。' });
    const old = { teamType: rescue, answers: rescueAnswers, formNo: 1 };
    days(6);
    expect(await online(callId, old)).toMatchObject({ state: 'submitted' });
    days(2);
    const input = await newSignUp(house, callId, old);
    const outdated = { code: 'request.invalid', details: { fields: [{ field: 'formNo', code: 'formOutdated' }] } };
    await expect(house.inCounty(() => house.get<SignUp>(SignUp).online(input))).rejects.toMatchObject(outdated);
    // The code by text message is not used up: the same person sends what they look at now.
    expect(await house.inCounty(() => house.get<SignUp>(SignUp).online({ ...input, formNo: 2 }))).toMatchObject({
      state: 'submitted',
    });
    await expect(online(callId, { ...old, formNo: 99 })).rejects.toMatchObject(outdated);
  });

  it('may take a team off: nobody new is let in, who waits moves up, and it may come back', async () => {
    const callId = await publishCall(house, { rescue: 1, companion: 2 });
    const seated = await online(callId, { teamType: rescue, answers: rescueAnswers });
    const waiting = await online(callId, { teamType: rescue, answers: rescueAnswers });
    expect(waiting).toMatchObject({ state: 'waitlisted', waitlistPosition: 1 });
    const seats = { code: companion, seats: 2 };
    const less = await change(callId, { teamTypes: [seats] });
    expect(less.teamTypes.map(({ code, offered }) => [code, offered])).toEqual([
      [rescue, false],
      [companion, true],
    ]);
    expect((await house.inCounty(() => calls.getPublic(callId))).teamTypes.map(({ code }) => code)).toEqual([
      companion,
    ]);
    await expect(online(callId, { teamType: rescue, answers: rescueAnswers })).rejects.toMatchObject({
      details: { fields: [expect.objectContaining({ field: 'teamType', code: 'notAnOption' })] },
    });
    await expect(online(callId, { teamType: rescue, answers: rescueAnswers, formNo: 1 })).rejects.toMatchObject({
      details: { fields: [expect.objectContaining({ field: 'formNo', code: 'formOutdated' })] },
    });
    await house.inCounty(() => house.get<ApplicationStates>(ApplicationStates).withdraw(seated.id));
    expect(await application(waiting.id)).toMatchObject({ state: 'submitted' });
    const more = await change(callId, { teamTypes: [seats, { code: rescue, seats: 2 }, { code: patrol, seats: 1 }] });
    expect(more.teamTypes.map(({ code, seatsLeft }) => [code, seatsLeft])).toEqual([
      [rescue, 1],
      [companion, 2],
      [patrol, 1],
    ]);
    const form = await house.inCounty(() => house.get<CallForms>(CallForms).current(callId));
    expect(form?.changes).toEqual([
      { kind: 'team-added', team: rescue },
      { kind: 'team-added', team: patrol },
    ]);
  });

  it('refuse what core and plugins need otherwise, and keep what is not asked out of the record', async () => {
    const callId = await publishCall(house, { rescue: 5 });
    const off = { key: 'swimMetres', asked: false, required: false };
    await expect(
      change(callId, { form: { about: [], teams: [{ code: rescue, questions: [off] }] } }),
    ).rejects.toMatchObject({
      details: { fields: [{ field: 'form.teams.0.questions.0.asked', code: 'questionNeeded' }] },
    });
    const about = [
      { key: 'address', asked: true, required: true },
      { key: 'specialty', asked: false, required: false },
    ];
    await change(callId, { form: { about, teams: [] } });
    const said = { teamType: rescue, answers: rescueAnswers, specialty: '医生' };
    await expect(online(callId, said)).rejects.toMatchObject({
      details: { fields: [expect.objectContaining({ field: 'address', code: 'required' })] },
    });
    const made = await online(callId, { ...said, address: '枫桥镇' });
    expect((await application(made.id)).specialty).toBeUndefined();
  });

  it('list specialists, count who says to be one, and keep the word of those on a list that changed', async () => {
    const callId = await publishCall(house, { rescue: 5 });
    const listed = await change(callId, {
      specialists: [
        { skill: '潜水', wanted: 2 },
        { skill: '法律', wanted: 1 },
      ],
    });
    const [diver, lawyer] = listed.specialists;
    const made = await online(callId, { teamType: rescue, answers: rescueAnswers, specialistId: diver?.id });
    expect(
      (await house.inCounty(() => calls.counts(callId))).specialists.map(({ skill, found }) => [skill, found]),
    ).toEqual([
      ['潜水', 1],
      ['法律', 0],
    ]);
    await change(callId, { specialists: [{ specialistId: lawyer?.id ?? '', skill: '律师', wanted: 3 }] });
    expect((await application(made.id)).specialist).toBe('潜水');
    await expect(
      online(callId, { teamType: rescue, answers: rescueAnswers, specialistId: diver?.id }),
    ).rejects.toMatchObject({ details: { fields: [expect.objectContaining({ field: 'specialistId' })] } });
    const other = await publishCall(house, { rescue: 1 });
    await expect(
      change(other, { specialists: [{ specialistId: lawyer?.id ?? '', skill: '律师', wanted: 1 }] }),
    ).rejects.toMatchObject({
      details: { fields: [{ field: 'specialists.0.specialistId', code: 'notAnOption' }] },
    });
  });

  it('end with the call: it is archived once it has ended and all are decided, and its short address with it', async () => {
    const callId = await publishCall(house, { rescue: 1 });
    const { shortCode = '' } = await house.inCounty(() => calls.get(callId));
    expect(countyOfShortCode(shortCode.toLowerCase())).toEqual({ county: '330681', code: shortCode });
    expect(await house.inCounty(() => calls.byShortCode(shortCode))).toBe(callId);
    const made = await online(callId, { teamType: rescue, answers: rescueAnswers });
    const archive = () => house.inCounty(() => calls.archive(callId));
    await expect(archive()).rejects.toMatchObject({ code: 'calls.stateChanged' });
    await house.inCounty(() => calls.close(callId));
    await expect(archive()).rejects.toMatchObject({ code: 'calls.stillUnderWay', details: { params: { count: 1 } } });
    await house.inCounty(() => house.get<ApplicationStates>(ApplicationStates).withdraw(made.id));
    expect(await archive()).toMatchObject({ state: 'archived' });
    expect(await house.inCounty(() => calls.byShortCode(shortCode))).toBeUndefined();
  });

  it('are refused as a whole when the call is put away while they are in flight, and keep it open when they were first', async () => {
    const callId = await publishCall(house, { rescue: 5 });
    const archive = () => asRequest(() => calls.archive(callId));
    const inFlight = async (input: OnlineSignUp) => {
      let written: () => void = () => {};
      const whenWritten = new Promise<void>((resolve) => (written = resolve));
      let commit: () => void = () => {};
      const untilTold = new Promise<void>((resolve) => (commit = resolve));
      const done = house.inCounty(async () => {
        const result = await house.get<SignUp>(SignUp).online(input);
        written();
        await untilTold;
        return result;
      });
      await Promise.race([whenWritten, done]);
      return { commit, done };
    };
    const answers = { teamType: rescue, answers: rescueAnswers };
    const first = await inFlight(await newSignUp(house, callId, answers));
    const late = await newSignUp(house, callId, answers);
    await asRequest(() => calls.close(callId));
    const waits = archive().catch((error: unknown) => error);
    first.commit();
    const { id } = await first.done;
    expect(await waits).toMatchObject({ code: 'calls.stillUnderWay', details: { params: { count: 1 } } });
    await asRequest(() => house.get<ApplicationStates>(ApplicationStates).withdraw(id));

    // As one whose statement began while the call was open: the database alone stands in its way.
    const count = () =>
      queryAsOwner(
        house.database,
        `SELECT (SELECT count(*) FROM volunteers.person)::int AS people, (SELECT count(*) FROM platform.phone_code WHERE used_at IS NOT NULL)::int AS used,
           (SELECT count(*) FROM volunteers.seat WHERE application_id IS NOT NULL)::int AS seats, (SELECT count(*) FROM platform.outbox)::int AS lines`,
      );
    expect(await archive()).toMatchObject({ state: 'archived' });
    const before = await count();
    await expect(asRequest(() => house.get<SignUp>(SignUp).online(late))).rejects.toMatchObject({
      code: 'calls.closed',
    });
    await expect(
      asRequest(() => house.get<SignUp>(SignUp).fromPaper({ ...late, paperConsentOn: '2026-03-01' })),
    ).rejects.toMatchObject({ code: 'calls.closed' });
    await expect(
      house.inCounty(() =>
        house.work.execute(
          `INSERT INTO volunteers.application (number, call_id, call_team_type_id, team_type_code, person_id, answers, form_version, source, state, submitted_at)
           SELECT 'HF-LATE-LATE', call_id, call_team_type_id, team_type_code, person_id, answers, form_version, source, 'submitted', submitted_at
           FROM volunteers.application WHERE id = $1`,
          [id],
        ),
      ),
    ).rejects.toMatchObject({ code: 'calls.closed' });
    expect(await count()).toEqual(before);
  });

  it('can be put aside half filled in, and only phone and code together open them again', async () => {
    const callId = await publishCall(house, { rescue: 2 });
    const drafts = house.get<Drafts>(Drafts);
    const phone = newPhone();
    const typed = {
      name: '错例',
      'answers.sample.rescue.swimMetres': '200',
      code: '123456',
      'consent.accepted': 'yes',
    };
    const save = (values: object, code?: string) =>
      house.inCounty(() =>
        drafts.save(callId, {
          phone,
          formNo: 1,
          values: { ...values },
          ...(code !== undefined && { draftCode: code }),
        }),
      );
    const open = (code: string, by = phone) => house.inCounty(() => drafts.open({ phone: by, draftCode: code }));
    const saved = await save(typed);
    const kept = { name: '错例', 'answers.sample.rescue.swimMetres': '200', phone };
    expect(await open(saved.draftCode.toLowerCase().replace('-', ' '))).toMatchObject({
      callId,
      formNo: 1,
      values: kept,
    });
    expect((await open(saved.draftCode)).values).toEqual(kept);
    expect((await save({ ...typed, address: '枫桥' }, saved.draftCode)).draftCode).toBe(saved.draftCode);
    const [row] = await queryAsOwner<{ text: string; rows: number }>(
      house.database,
      `SELECT min(d::text) AS text, count(*)::int AS rows FROM volunteers.sign_up_draft d WHERE call_id = $1`,
      [callId],
    );
    expect(row?.rows).toBe(1);
    expect(row?.text).not.toContain('错例');
    const wrong = { code: 'drafts.notOpened' };
    await expect(open(saved.draftCode, newPhone())).rejects.toMatchObject(wrong);
    for (let tries = 0; tries < 20; tries++) await expect(open('AAAA-AAAA')).rejects.toMatchObject(wrong);
    // After twenty wrong tries the right code opens nothing for an hour either.
    await expect(open(saved.draftCode)).rejects.toMatchObject(wrong);
    house.clock.advance(3_600_001);
    expect((await open(saved.draftCode)).values).toEqual({ ...kept, address: '枫桥' });
    const input = await newSignUp(house, callId, {
      teamType: rescue,
      answers: rescueAnswers,
      phone,
      ...(await codeFor(house, phone, 'sign-up')),
    });
    await house.inCounty(() => house.get<SignUp>(SignUp).online(input));
    await expect(open(saved.draftCode)).rejects.toMatchObject(wrong);
  });

  it('put aside are gone after a week, and are no more than five for a phone', async () => {
    const callId = await publishCall(house, { rescue: 2 });
    const drafts = house.get<Drafts>(Drafts);
    const phone = newPhone();
    const save = () => house.inCounty(() => drafts.save(callId, { phone, formNo: 1, values: { name: '错例' } }));
    const codes: string[] = [];
    for (let count = 0; count < 5; count++) codes.push((await save()).draftCode);
    expect(new Set(codes).size).toBe(5);
    await expect(save()).rejects.toMatchObject({ code: 'drafts.tooMany' });
    days(7);
    await expect(house.inCounty(() => drafts.open({ phone, draftCode: codes[0] ?? '' }))).rejects.toMatchObject({
      code: 'drafts.notOpened',
    });
    await house.inCounty(() => drafts.tidy());
    const rows = await queryAsOwner(house.database, 'SELECT 1 FROM volunteers.sign_up_draft WHERE expires_at <= $1', [
      house.clock.now(),
    ]);
    expect(rows).toEqual([]);
  });

  it('leave no way past the seats in the database: nobody begins to wait beside a free one', async () => {
    const callId = await publishCall(house, { rescue: 2 });
    const made = await online(callId, { teamType: rescue, answers: rescueAnswers });
    await expect(
      house.inCounty(() =>
        house.work.execute(`UPDATE volunteers.application SET state = 'waitlisted', waitlist_no = 1 WHERE id = $1`, [
          made.id,
        ]),
      ),
    ).rejects.toThrow(/waits while a seat is free/);
    for (const view of [
      'seat_free_while_somebody_waits',
      'seats_other_than_said',
      'seat_held_by_nobody_who_may',
      'application_without_its_seat',
      'application_without_its_form',
      'call_without_its_form',
    ])
      expect([view, await house.inCounty(() => house.work.query(`SELECT * FROM inv.${view}`))]).toEqual([view, []]);
  });
});
