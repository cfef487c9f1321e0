import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { registeredTexts } from '@redmaple/platform';
import { otherCounty, type TestHouse } from '@redmaple/platform/testing';
import {
  definePlugin,
  Eligibility,
  type EligibilityAction,
  type EligibilityContext,
  forceableBlockers,
  remedies,
} from '@redmaple/plugins/house';
import { InsuranceService } from '../insurance/insurance.service.js';
import { Guardians } from '../people/guardians.js';
import { QualificationsService } from '../qualifications/qualifications.service.js';
import { MembershipsService } from '../teams/memberships.service.js';
import { FixedDuties, openMembershipHouse, team, volunteer } from '../testing/membership-house.js';

/** Whom the county's other plugin keeps off, and what it was told of them. */
const keptOff = new Set<string>();
const told: { readonly hook: string; readonly input: Readonly<Record<string, unknown>> }[] = [];
const decision = (hook: string) => ({
  reasons: [{ code: 'not-now', fixableBy: 'operator' as const }],
  check: (input: { readonly person: { readonly id: string } }) => {
    if (keptOff.has(input.person.id)) told.push({ hook, input: { ...input } });
    return keptOff.has(input.person.id) ? ['not-now'] : [];
  },
});
const curfew = definePlugin({
  id: 'curfew',
  version: '1.0.0',
  requires: '^1.4',
  counties: 'all',
  decide: { 'take-shift': decision('take-shift'), 'join-team': decision('join-team') },
  labels: { 'zh-CN': { 'not-now': '现在不行' }, en: { 'not-now': 'Not now' } },
});

describe('eligibility', () => {
  let house: TestHouse;
  let eligibility: Eligibility;
  let duties: FixedDuties;
  let rescue: string;

  beforeAll(async () => {
    house = await openMembershipHouse({ guest: curfew });
    eligibility = house.get<Eligibility>(Eligibility);
    duties = house.get(FixedDuties);
    house.clock.set(new Date('2026-06-01T00:00:00Z'));
    rescue = await team(house, 'grove.rescue');
  });
  afterAll(() => house.close());
  beforeEach(() => {
    duties.held = [];
  });

  interface Duty extends EligibilityContext {
    readonly action: EligibilityAction;
    readonly startsAt: Date;
  }
  const shift = (more: Partial<Duty> = {}): Duty => ({
    action: 'take-shift',
    teamId: rescue,
    teamTypeCode: 'grove.rescue',
    startsAt: new Date('2026-07-01T10:00:00Z'),
    endsAt: new Date('2026-07-01T13:00:00Z'),
    ...more,
  });
  const asked = ({ action, startsAt: at, ...context }: Duty) => ({ action, at, context });
  const rescuer = async (facts: Parameters<typeof volunteer>[1] = {}) => {
    const made = await volunteer(house, { teamId: rescue, ...facts });
    await house.inCounty(async () => {
      await house.get<QualificationsService>(QualificationsService).issue({
        volunteerId: made.id,
        code: 'grove.first-aid',
        issuer: '红十字会',
        validFrom: '2026-01-01',
        validTo: '2026-12-31',
        evidence: { type: 'paper', id: made.id },
      });
      await house.get<InsuranceService>(InsuranceService).insure({
        volunteerId: made.id,
        policyNumber: 'P1',
        insurer: '人保财险',
        validFrom: '2026-01-01',
        validTo: '2026-12-31',
        coversDanger: true,
      });
    });
    return made;
  };
  const evaluate = async (ids: readonly string[], duty = shift()) => {
    const found = await house.inCounty(() => eligibility.evaluateMany(ids, asked(duty)));
    return Object.fromEntries(
      [...found].map(([id, { blockers }]) => [id, blockers.map((one) => one.code.replace('eligibility.', ''))]),
    );
  };

  it('answers for each of many: who may, and for the others why not', async () => {
    const ready = await rescuer();
    const reserve = await rescuer();
    await house.inCounty(() =>
      house.get<MembershipsService>(MembershipsService).setReserve(reserve.membershipId, true),
    );
    const outsider = await volunteer(house);
    const teenager = await rescuer({ birthDate: '2010-01-01' });
    const withdrawn = await rescuer({ consent: false });
    const ageless = await rescuer({ birthDate: null });
    const foreign = await volunteer(house, {}, otherCounty);
    const unknown = '01900000-0000-7000-8000-000000000000';
    expect(
      await evaluate([ready.id, reserve.id, outsider.id, teenager.id, withdrawn.id, ageless.id, foreign.id, unknown]),
    ).toEqual({
      [ready.id]: [],
      [reserve.id]: ['onReserve'],
      [outsider.id]: ['notMember', 'qualificationMissing', 'insuranceMissing'],
      [teenager.id]: ['tooYoung', 'guardianConsentMissing', 'minorInDanger'],
      [withdrawn.id]: ['consentWithdrawn'],
      [ageless.id]: ['birthDateUnknown'],
      [foreign.id]: ['unknown'],
      [unknown]: ['unknown'],
    });
  });

  it('sees what is true at the duty, not today: certificates that end, memberships that ended', async () => {
    const { id, membershipId } = await rescuer();
    const nextYear = shift({ startsAt: new Date('2027-01-01T10:00:00Z'), endsAt: new Date('2027-01-01T13:00:00Z') });
    expect(await evaluate([id], nextYear)).toEqual({ [id]: ['qualificationMissing', 'insuranceMissing'] });
    const newYear = shift({ startsAt: new Date('2026-12-31T14:00:00Z'), endsAt: new Date('2026-12-31T17:00:00Z') });
    expect(await evaluate([id], newYear)).toEqual({ [id]: ['qualificationEnds', 'insuranceEnds'] });
    await house.inCounty(() => house.get<MembershipsService>(MembershipsService).end(membershipId));
    expect(await evaluate([id])).toEqual({ [id]: ['notMember'] });
  });

  it('takes a revoked certificate for none', async () => {
    const { id } = await rescuer();
    const qualifications = house.get<QualificationsService>(QualificationsService);
    const [held] = await house.inCounty(() => qualifications.heldBy([id]));
    await house.inCounty(() => qualifications.revoke(held?.id ?? '', 'issuer-withdrew'));
    expect(await evaluate([id])).toEqual({ [id]: ['qualificationMissing'] });
  });

  it('asks who holds which duties near this one, for shifts', async () => {
    const [busy, tired, free] = [await rescuer(), await rescuer(), await rescuer()];
    duties.held = [
      {
        volunteerId: busy.id,
        assignmentId: 'a',
        startsAt: new Date('2026-07-01T12:59:00Z'),
        endsAt: new Date('2026-07-01T15:00:00Z'),
      },
      {
        volunteerId: tired.id,
        assignmentId: 'b',
        startsAt: new Date('2026-07-01T00:00:00Z'),
        endsAt: new Date('2026-07-01T02:01:00Z'),
      },
      {
        volunteerId: free.id,
        assignmentId: 'c',
        startsAt: new Date('2026-07-01T00:00:00Z'),
        endsAt: new Date('2026-07-01T02:00:00Z'),
      },
    ];
    const ids = [busy.id, tired.id, free.id];
    expect(await evaluate(ids)).toEqual({ [busy.id]: ['overlap'], [tired.id]: ['restTooShort'], [free.id]: [] });
    expect(await evaluate(ids, shift({ action: 'be-offered-mission' }))).toEqual({
      [busy.id]: [],
      [tired.id]: [],
      [free.id]: [],
    });
  });

  it('names the certificate in the language of who asks', async () => {
    const { id } = await volunteer(house, { teamId: rescue });
    const found = await house.inCounty(() => eligibility.evaluateMany([id], asked(shift())));
    expect(found.get(id)?.blockers.find((one) => one.code === 'eligibility.qualificationMissing')?.params).toEqual({
      qualification: 'grove.first-aid',
      name: '急救证',
    });
  });

  it('blocks a suspended volunteer and a type the county never had', async () => {
    const { id } = await rescuer();
    await house.inCounty(() =>
      house.work.execute(`UPDATE volunteers.volunteer SET status = 'suspended' WHERE id = $1`, [id]),
    );
    expect(await evaluate([id])).toEqual({ [id]: ['notActive'] });
    expect(await evaluate([id], shift({ teamTypeCode: 'gone.type' }))).toEqual({
      [id]: ['teamTypeUnknown', 'notActive'],
    });
  });

  it('uses a few statements however many are asked about', async () => {
    const { id } = await rescuer();
    const ids = [
      id,
      ...Array.from({ length: 2_000 }, (_, index) => `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`),
    ];
    const counting = jest.spyOn(house.work, 'query');
    const found = await house.inCounty(() => eligibility.evaluateMany(ids, asked(shift())));
    const statements = counting.mock.calls.length;
    counting.mockRestore();
    expect(found.size).toBe(2_001);
    expect(statements).toBeLessThanOrEqual(5);
  });

  it('knows of a minor whether a guardian agrees at this moment, as the guards of other tables do', async () => {
    const watch = await team(house, 'grove.watch');
    const minor = await volunteer(house, { teamId: watch, birthDate: '2009-07-02' });
    const day = shift({ teamId: watch, teamTypeCode: 'grove.watch' });
    const guardians = house.get<Guardians>(Guardians);
    const paper = { name: '监护甲', phone: '15409990001', paperConsentOn: '2026-06-01' };
    const agrees = () =>
      house.inCounty(() =>
        house.work.one<{ agrees: boolean }>('SELECT volunteers.guardian_agrees($1) AS agrees', [minor.id]),
      );
    expect(await evaluate([minor.id], day)).toEqual({ [minor.id]: ['guardianConsentMissing'] });
    expect(await agrees()).toEqual({ agrees: false });
    await house.inCounty(() => guardians.record(minor.personId, paper));
    expect(await evaluate([minor.id], day)).toEqual({ [minor.id]: [] });
    expect(await agrees()).toEqual({ agrees: true });
    await house.inCounty(() => guardians.withdraw(minor.personId));
    expect(await evaluate([minor.id], day)).toEqual({ [minor.id]: ['guardianConsentWithdrawn'] });
    expect(await evaluate([minor.id], { ...day, action: 'be-offered-mission' })).toEqual({
      [minor.id]: ['guardianConsentWithdrawn'],
    });
    expect(await agrees()).toEqual({ agrees: false });
    const birthday = shift({
      ...day,
      startsAt: new Date('2027-07-01T16:00:00Z'),
      endsAt: new Date('2027-07-01T18:00:00Z'),
    });
    expect(await evaluate([minor.id], birthday)).toEqual({ [minor.id]: [] });
  });

  it('tells the birth date to the guards of other tables, within the county only', async () => {
    const { id } = await volunteer(house, { birthDate: '2010-02-28' });
    const read = () =>
      house.work.one<{ born: string | null }>('SELECT volunteers.birth_date_of($1)::text AS born', [id]);
    expect(await house.inCounty(read)).toEqual({ born: '2010-02-28' });
    expect(await house.inCounty(read, otherCounty)).toEqual({ born: null });
  });

  it('adds the reasons of the team type’s own rule to the core’s, and goes on without a rule that fails', async () => {
    const boats = await team(house, 'grove.boats');
    const row = shift({ teamId: boats, teamTypeCode: 'grove.boats' });
    const rower = await volunteer(house, { teamId: boats, answers: { vehicle: true } });
    const walker = await volunteer(house, { birthDate: '1950-01-01', consent: false });
    const found = await house.inCounty(() => eligibility.evaluateMany([rower.id, walker.id], asked(row)));
    expect(found.get(rower.id)).toMatchObject({ allowed: true, blockers: [] });
    expect(found.get(walker.id)?.blockers.map(({ code, source }) => `${source} ${code}`)).toEqual([
      'core eligibility.notMember',
      'core eligibility.consentWithdrawn',
      'grove grove.no-boat',
      'grove grove.too-old-to-row',
    ]);
    expect(found.get(walker.id)?.blockers.at(-2)).toMatchObject({ label: { 'zh-CN': '没有自备船只' }, how: 'plugin' });
    const oldest = await volunteer(house, { teamId: boats, birthDate: '1927-01-01' });
    const alone = await house.inCounty(() => eligibility.evaluateMany([oldest.id], asked(row)));
    expect(alone.get(oldest.id)).toMatchObject({
      allowed: true,
      warnings: [{ code: 'eligibility.ruleFailed', params: { plugin: 'grove' } }],
    });
  });

  it('adds what any plugin of the county decides on shifts and joining, and asks none about a mission', async () => {
    const { id } = await rescuer();
    keptOff.add(id);
    const night = { startsAt: new Date('2026-07-01T13:00:00Z'), endsAt: new Date('2026-07-01T15:00:00Z') };
    expect(await evaluate([id], shift(night))).toEqual({ [id]: ['curfew.not-now'] });
    expect(await evaluate([id], shift({ ...night, action: 'be-rostered' }))).toEqual({ [id]: ['curfew.not-now'] });
    expect(await evaluate([id], shift({ action: 'be-offered-mission' }))).toEqual({ [id]: [] });
    expect(told.map(({ hook, input: { person: _person, ...about } }) => [hook, about])).toEqual(
      ['own', 'rostered'].map((way) => [
        'take-shift',
        {
          teamType: 'grove.rescue',
          teamId: rescue,
          way,
          startsAt: '2026-07-01T13:00:00.000Z',
          endsAt: '2026-07-01T15:00:00.000Z',
          day: '2026-07-01',
          night: true,
        },
      ]),
    );
    const foreign = await team(house, 'grove.watch');
    const { personId } = await volunteer(house);
    keptOff.add(personId);
    const joining = shift({ action: 'join-team', teamId: foreign, teamTypeCode: 'grove.watch' });
    expect(Object.values(await evaluate([personId], joining))).toEqual([['curfew.not-now']]);
    expect(told.at(-1)?.input).toMatchObject({ teamType: 'grove.watch', teamId: foreign, day: '2026-07-01' });
  });

  it('has words in both languages for each reason', async () => {
    const reasons = [
      'unknown',
      'teamTypeUnknown',
      'notActive',
      'notMember',
      'onReserve',
      'consentWithdrawn',
      'birthDateUnknown',
      'tooYoung',
      'tooOld',
      'youthOnly',
      'minorInDanger',
      'minorAtNight',
      'guardianConsentMissing',
      'guardianConsentWithdrawn',
      'qualificationMissing',
      'qualificationEnds',
      'insuranceMissing',
      'insuranceLacksDanger',
      'insuranceEnds',
      'overlap',
      'restTooShort',
    ];
    const more = [
      'weeklyMinutes',
      'alreadyMember',
      'onProbation',
      'adultsOnly',
      'recordCheckMissing',
      'recordCheckEnds',
      'ruleFailed',
    ];
    const keys = [
      ...[...reasons, ...more].map((one) => `blockers.eligibility.${one}`),
      ...remedies.map((one) => `remedies.${one}`),
      ...forceableBlockers.map((one) => `forced.${one}`),
    ];
    const missing = keys.filter(
      (key) => !(['zh-CN', 'en'] as const).every((locale) => registeredTexts().has(locale, key)),
    );
    expect(missing).toEqual([]);
  });
});
