import { DomainError, type FieldProblem } from '@redmaple/platform';
import { queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import {
  codeFor,
  companion,
  documentBorn,
  newPhone,
  newSignUp,
  openRecruitmentHouse,
  publishCall,
} from '../testing/recruitment-house.js';
import { ApplicationsService } from '../applications/applications.service.js';
import { SignUp } from '../applications/sign-up.js';
import type { OfficeSignUp, OnlineSignUp } from '../applications/sign-up.input.js';
import { Guardians } from './guardians.js';
import { PeopleService } from './people.service.js';

const guardian = { name: '监护甲', phone: '15409990001', consentAccepted: true };
/** 10:00 on 20 May 2026 in the county. */
const day = new Date('2026-05-20T02:00:00Z');

describe('a minor who signs up', () => {
  let house: TestHouse;
  let signUp: SignUp;
  let callId: string;

  beforeAll(async () => {
    house = await openRecruitmentHouse();
    house.clock.set(day);
    signUp = house.get(SignUp);
    callId = await publishCall(house, { companion: 50 });
  });
  afterAll(() => house.close());
  beforeEach(() => house.clock.set(day));

  const minor = (birthDate: string, change: Partial<OnlineSignUp> = {}): Promise<OnlineSignUp> =>
    newSignUp(house, callId, {
      teamType: companion,
      documentNumber: documentBorn(birthDate),
      answers: { evenings: false },
      ...change,
    });
  const submit = (input: OnlineSignUp) => house.inCounty(() => signUp.online(input));
  const enter = (input: OfficeSignUp) => house.inCounty(() => signUp.fromPaper(input));
  const view = (id: string) => house.inCounty(() => house.get<ApplicationsService>(ApplicationsService).get(id));
  const wrongIn = async (work: Promise<unknown>): Promise<string[]> => {
    const error: unknown = await work.then(
      () => undefined,
      (caught: unknown) => caught,
    );
    if (!(error instanceof DomainError)) throw new Error(`Expected a refusal, got ${String(error)}`);
    return (error.details.fields ?? []).map(({ field, code }: FieldProblem) => `${field}:${code}`);
  };
  const consents = (applicationId: string) =>
    queryAsOwner<{ purpose: string; evidence: string; day: string | null }>(
      house.database,
      `SELECT c.purpose, c.evidence, c.paper_date::text AS day FROM volunteers.consent c JOIN volunteers.application a USING (person_id)
       WHERE a.id = $1 ORDER BY c.purpose`,
      [applicationId],
    );

  it('names a guardian who agrees, and both consents are written', async () => {
    const { id, state } = await submit(await minor('2010-05-21', { guardian }));
    expect(state).toBe('submitted');
    expect(await view(id)).toMatchObject({
      minor: true,
      guardian: { maskedName: '监**', maskedPhone: '154****0001' },
    });
    expect(await consents(id)).toEqual([
      { purpose: 'guardian', evidence: 'online', day: null },
      { purpose: 'recruitment', evidence: 'online', day: null },
    ]);
  });

  it('is told field by field what is missing, and nothing is stored nor is the code used up', async () => {
    const input = await minor('2010-05-21');
    expect(await wrongIn(submit(input))).toEqual(['guardian.name:guardianNeeded', 'guardian.phone:guardianNeeded']);
    expect(await wrongIn(submit({ ...input, guardian: { ...guardian, consentAccepted: false } }))).toEqual([
      'guardian.consentAccepted:guardianConsentNeeded',
    ]);
    await expect(submit({ ...input, guardian })).resolves.toMatchObject({ state: 'submitted' });
  });

  it('may give a phone that is their own, too', async () => {
    const input = await minor('2010-05-21');
    const { id } = await submit({ ...input, guardian: { ...guardian, phone: input.phone } });
    const { person, guardian: by } = await view(id);
    expect(by?.maskedPhone).toBe(person.maskedPhone);
  });

  it('has the guardian sealed: neither name nor phone is readable in the rows', async () => {
    await submit(await minor('2010-05-21', { guardian }));
    const [stored] = await queryAsOwner<{ all: string }>(
      house.database,
      `SELECT (SELECT string_agg(t::text, '') FROM volunteers.application t) || (SELECT string_agg(t::text, '') FROM volunteers.consent t)
         || (SELECT string_agg(t::text, '') FROM audit.entry t) || (SELECT string_agg(t::text, '') FROM platform.outbox t) AS all`,
    );
    for (const secret of [guardian.name, guardian.phone]) expect(stored?.all).not.toContain(secret);
  });

  it('is counted by the day of the county: one second before midnight still seventeen', async () => {
    house.clock.set(new Date('2026-05-20T15:59:59Z'));
    const input = await minor('2008-05-21');
    expect(await wrongIn(submit(input))).toContain('guardian.name:guardianNeeded');
    house.clock.set(new Date('2026-05-20T16:00:00Z'));
    const { id } = await submit(input);
    expect(await view(id)).toMatchObject({ minor: false });
  });

  it('comes of age on 1 March when born on 29 February', async () => {
    house.clock.set('2026-02-28T02:00:00Z');
    const call = await publishCall(house, { companion: 5 });
    const input = await minor('2008-02-29', { callId: call });
    expect(await wrongIn(submit(input))).toEqual(['guardian.name:guardianNeeded', 'guardian.phone:guardianNeeded']);
    house.clock.set('2026-03-01T02:00:00Z');
    const { id } = await submit({ ...input, ...(await codeFor(house, input.phone, 'sign-up')) });
    expect((await view(id)).minor).toBe(false);
  });

  it('under the age of the team is refused, guardian or not', async () => {
    expect(await wrongIn(submit(await minor('2012-05-21', { guardian })))).toEqual(['birthDate:tooYoung']);
  });

  it('is known by the birth date beside other papers, too', async () => {
    const input = await minor('2010-05-21', {
      documentType: 'passport',
      documentNumber: `E${String(Date.now()).slice(-8)}`,
      birthDate: '2010-05-21',
    });
    expect(await wrongIn(submit(input))).toContain('guardian.name:guardianNeeded');
    expect((await view((await submit({ ...input, guardian })).id)).minor).toBe(true);
  });

  it('who was known before gets the guardian under the key they have', async () => {
    const first = await minor('2010-05-21', { guardian });
    await submit(first);
    const other = await publishCall(house, { companion: 5 });
    const again = { ...first, callId: other, ...(await codeFor(house, first.phone, 'sign-up')) };
    const { id } = await submit({ ...again, guardian: { ...guardian, name: '监护乙' } });
    expect((await view(id)).guardian?.maskedName).toBe('监**');
    const revealed = await house.inCounty(() =>
      house.get<ApplicationsService>(ApplicationsService).reveal(id, { field: 'guardianName', reason: 'contact' }),
    );
    expect(revealed).toEqual({ value: '监护乙' });
  });

  it('keeps the guardian on the waitlist', async () => {
    const full = await publishCall(house, { companion: 1 });
    await submit(await minor('2010-05-21', { callId: full, guardian }));
    const { id, state } = await submit(await minor('2010-05-21', { callId: full, guardian }));
    expect(state).toBe('waitlisted');
    expect((await view(id)).guardian).toEqual({ maskedName: '监**', maskedPhone: '154****0001' });
  });

  it('on paper needs a guardian, whose signature has the day of the paper', async () => {
    const { flowId: _flow, code: _code, consent: _consent, ...common } = await minor('2010-05-21');
    const paper = { ...common, paperConsentOn: '2026-05-18' };
    expect(await wrongIn(enter(paper))).toEqual(['guardian.name:guardianNeeded', 'guardian.phone:guardianNeeded']);
    const { id } = await enter({ ...paper, guardian: { name: guardian.name, phone: guardian.phone } });
    expect(await consents(id)).toEqual([
      { purpose: 'guardian', evidence: 'paper', day: '2026-05-18' },
      { purpose: 'recruitment', evidence: 'paper', day: '2026-05-18' },
    ]);
  });

  describe('known before anybody asked for a guardian', () => {
    const paper = { name: '监护丙', phone: '154 0999 0003', paperConsentOn: '2026-05-19' };
    const guardians = () => house.get<Guardians>(Guardians);
    /** Signed up by the rules of then: no guardian, no consent of one. */
    const early = async (): Promise<{ id: string; personId: string }> => {
      const { id } = await submit(await minor('2010-05-21', { guardian }));
      await queryAsOwner(
        house.database,
        'UPDATE volunteers.application SET sealed_guardian_name = NULL, sealed_guardian_phone = NULL WHERE id = $1',
        [id],
      );
      const { person } = await view(id);
      await queryAsOwner(
        house.database,
        `DELETE FROM volunteers.consent WHERE person_id = $1 AND purpose = 'guardian'`,
        [person.id],
      );
      return { id, personId: person.id };
    };
    const record = (personId: string, change: Partial<typeof paper> = {}) =>
      house.inCounty(() => guardians().record(personId, { ...paper, ...change }));
    const standing = (personId: string) => house.inCounty(() => guardians().standingOf(personId, true));

    it('lacks one, until the office writes down who signed; then a withdrawal counts at once', async () => {
      const { id, personId } = await early();
      expect(await standing(personId)).toEqual({ consent: 'missing' });
      expect(await view(id)).toMatchObject({ minor: true, guardianConsent: 'missing' });
      await record(personId);
      const masked = { maskedName: '监**', maskedPhone: '154****0003' };
      expect(await standing(personId)).toEqual({ consent: 'given', ...masked });
      expect(await view(id)).toMatchObject({ guardian: masked, guardianConsent: 'given' });
      expect(await consents(id)).toContainEqual({ purpose: 'guardian', evidence: 'paper', day: '2026-05-19' });
      await house.inCounty(() => guardians().withdraw(personId));
      expect(await standing(personId)).toEqual({ consent: 'withdrawn', ...masked });
      await record(personId, { name: '监护丁', phone: '15409990004' });
      expect(await standing(personId)).toEqual({ consent: 'given', maskedName: '监**', maskedPhone: '154****0004' });
      const traces = await queryAsOwner<{ action: string }>(
        house.database,
        `SELECT e.action FROM audit.entry e JOIN volunteers.consent c ON c.id::text = e.subject_id
         WHERE c.person_id = $1 AND c.purpose = 'guardian' ORDER BY e.id`,
        [personId],
      );
      expect(traces.map(({ action }) => action)).toEqual(['consent.given', 'consent.withdrawn', 'consent.given']);
    });

    it('is told field by field what is wrong with the paper', async () => {
      const { personId } = await early();
      expect(await wrongIn(record(personId, { name: ' ', phone: '12' }))).toEqual([
        'name:guardianNeeded',
        expect.stringMatching(/^phone:/),
      ]);
      expect(await wrongIn(record(personId, { paperConsentOn: '2026-05-21' }))).toEqual(['paperConsentOn:futureDate']);
      expect(await wrongIn(record(personId, { paperConsentOn: '2026-02-30' }))).toEqual([
        'paperConsentOn:impossibleDate',
      ]);
      expect(await standing(personId)).toEqual({ consent: 'missing' });
    });

    it('needs none from the eighteenth birthday on, by the day of the county', async () => {
      const { personId } = await early();
      house.clock.set(new Date('2028-05-20T15:59:59Z'));
      expect(await standing(personId)).toEqual({ consent: 'missing' });
      house.clock.set(new Date('2028-05-20T16:00:00Z'));
      expect(await standing(personId)).toBeUndefined();
      await expect(record(personId)).rejects.toMatchObject({ code: 'consents.notMinor' });
    });

    it('has the guardian of the desk sealed, and erased together', async () => {
      const { personId } = await early();
      await record(personId);
      const row = async () =>
        (
          await queryAsOwner<{ all: string; kept: boolean }>(
            house.database,
            'SELECT p::text AS all, sealed_guardian_name IS NOT NULL AS kept FROM volunteers.person p WHERE id = $1',
            [personId],
          )
        )[0];
      expect((await row())?.all).not.toMatch(/监护丙|15409990003/);
      expect((await row())?.kept).toBe(true);
      await house.inCounty(() => house.get<PeopleService>(PeopleService).erase(personId));
      expect((await row())?.kept).toBe(false);
      expect(await house.inCounty(() => guardians().ofPerson(personId))).toBeUndefined();
    });
  });

  it('takes the guardian along when erased', async () => {
    const { id } = await submit(await minor('2010-05-21', { guardian }));
    const { person } = await view(id);
    await house.inCounty(() => house.get<PeopleService>(PeopleService).erase(person.id));
    expect((await view(id)).guardian).toBeUndefined();
    const [row] = await queryAsOwner<{ kept: boolean }>(
      house.database,
      'SELECT sealed_guardian_name IS NOT NULL OR sealed_guardian_phone IS NOT NULL AS kept FROM volunteers.application WHERE id = $1',
      [id],
    );
    expect(row?.kept).toBe(false);
  });

  it('is the only one of whom a guardian is kept', async () => {
    const { id } = await submit(await minor('1990-05-21', { guardian, phone: newPhone() }));
    expect(await view(id)).toMatchObject({ minor: false });
    expect((await view(id)).guardian).toBeUndefined();
    expect(await consents(id)).toEqual([{ purpose: 'recruitment', evidence: 'online', day: null }]);
  });

  it('never has half a guardian in the database', async () => {
    const { id } = await submit(await minor('2010-05-21', { guardian }));
    await expect(
      queryAsOwner(house.database, 'UPDATE volunteers.application SET sealed_guardian_phone = NULL WHERE id = $1', [
        id,
      ]),
    ).rejects.toThrow('application_guardian');
  });
});
