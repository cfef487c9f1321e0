import { describe, expect, it } from '@jest/globals';
import { dutyLimits, type EligibilityAction, type TeamTypeInfo } from '@redmaple/plugins/house';
import fc from 'fast-check';
import { addDays } from '../qualifications/qualification.policy.js';
import { ageAt, type HeldFacts, type PersonFacts, questionFacts } from './eligibility.facts.js';
import { judge } from './eligibility.policy.js';

const zone = 'Asia/Shanghai';
const hour = 3_600_000;
/** An instant by the clock of the county, which is eight hours ahead of Greenwich all year. */
const local = (text: string) => new Date(`${text}+08:00`);

const type = (requires: Partial<TeamTypeInfo['requires']> = {}): TeamTypeInfo => ({
  code: 'grove.watch',
  pluginId: 'grove',
  label: { 'zh-CN': '巡守队', en: 'Watch' },
  form: {} as TeamTypeInfo['form'],
  requires: { qualifications: [], minAge: 0, insurance: false, youth: true, ...requires },
  vettingStages: [],
});

const restHours = dutyLimits.restMinutes / 60;

interface Duty {
  readonly action: EligibilityAction;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly qualifications?: readonly string[];
  readonly exceptAssignmentId?: string;
}

const duty = (startsAt: Date, endsAt: Date, more: Partial<Duty> = {}): Duty => ({
  action: 'take-shift',
  startsAt,
  endsAt,
  ...more,
});

/** A person by the date of birth, from which the age on the day follows. */
type Person = Omit<PersonFacts, 'age'> & { readonly birthDate?: string | undefined };
interface Asked {
  readonly duty: Duty;
  readonly type: TeamTypeInfo | undefined;
}

const fit: Person = {
  status: 'active',
  birthDate: '1990-01-01',
  membership: 'present',
  probation: false,
  qualifications: [],
  policies: [],
  recordCheckUntil: '2099-12-31',
  consent: true,
  guardianConsent: 'given',
  held: [],
  forced: [],
  pluginBlockers: [],
};

const names = new Map([['grove.radio', '电台操作证']]);

function verdictOf({ birthDate, ...person }: Person, { duty: asked, type: kind }: Asked) {
  const { action, startsAt: at, endsAt, qualifications, exceptAssignmentId } = asked;
  const context = {
    teamId: 'team',
    teamTypeCode: 'grove.watch',
    endsAt,
    ...(qualifications && { qualifications }),
    ...(exceptAssignmentId !== undefined && { exceptAssignmentId }),
  };
  const question = questionFacts({ action, at, context }, kind, zone, (code) => names.get(code) ?? code);
  const age = birthDate === undefined ? {} : { age: ageAt(birthDate, question.firstDay) };
  return judge({ ...person, ...age }, question);
}

const blockersOf = (person: Person, asked: Asked) => verdictOf(person, asked).blockers;
const codes = (person: Partial<Person>, asked: Partial<Asked> & { duty: Duty }) =>
  blockersOf({ ...fit, ...person }, { type: type(), ...asked }).map((one) => one.code.replace('eligibility.', ''));

const morning = duty(local('2026-07-01T08:00'), local('2026-07-01T12:00'));

describe('who stands where', () => {
  it('nothing speaks against an active member who agreed', () => {
    expect(codes({}, { duty: morning })).toEqual([]);
  });

  it('lists every reason at once, each with who can help', () => {
    const none: Person = {
      ...fit,
      status: 'suspended',
      membership: 'none',
      consent: false,
      guardianConsent: 'missing',
      birthDate: '2020-01-01',
    };
    const facts = {
      duty: { ...morning, qualifications: ['grove.radio'] },
      type: type({ minAge: 18, danger: true, insurance: true, youth: false }),
    };
    expect(blockersOf(none, facts)).toEqual([
      { code: 'eligibility.notActive', source: 'core', fixableBy: 'operator', how: 'return-to-register' },
      { code: 'eligibility.notMember', source: 'core', fixableBy: 'operator', how: 'join-team' },
      { code: 'eligibility.consentWithdrawn', source: 'core', fixableBy: 'volunteer', how: 'consent-again' },
      { code: 'eligibility.tooYoung', source: 'core', fixableBy: 'nobody', how: 'wait-for-age', params: { age: 18 } },
      {
        code: 'eligibility.youthOnly',
        source: 'core',
        fixableBy: 'nobody',
        how: 'choose-other-duty',
        params: { age: 14 },
      },
      {
        code: 'eligibility.guardianConsentMissing',
        source: 'core',
        fixableBy: 'operator',
        how: 'sign-guardian',
        params: { age: 18 },
      },
      { code: 'eligibility.minorInDanger', source: 'core', fixableBy: 'nobody', how: 'wait-for-age' },
      {
        code: 'eligibility.qualificationMissing',
        source: 'core',
        fixableBy: 'trainer',
        how: 'earn-qualification',
        params: { qualification: 'grove.radio', name: '电台操作证' },
      },
      { code: 'eligibility.insuranceMissing', source: 'core', fixableBy: 'operator', how: 'insure' },
    ]);
  });

  it('a reserve, a type nobody knows and an unknown birth date each block', () => {
    expect(codes({ membership: 'reserve' }, { duty: morning })).toEqual(['onReserve']);
    expect(codes({}, { duty: morning, type: undefined })).toEqual(['teamTypeUnknown']);
    expect(codes({ birthDate: undefined }, { duty: morning })).toEqual(['birthDateUnknown']);
  });
});

describe('age', () => {
  it('counts on the local day the duty starts: the eighteenth birthday opens dangerous work, the day before does not', () => {
    const rescue = type({ minAge: 18, danger: true });
    const policies = [{ validFrom: '2000-01-01', validTo: '2099-12-31', coversDanger: true }];
    const at = (start: string) =>
      codes(
        { birthDate: '2008-07-01', policies },
        { duty: duty(local(start), new Date(local(start).getTime() + hour)), type: rescue },
      );
    expect(at('2026-06-30T12:00')).toEqual(['tooYoung', 'minorInDanger']);
    // Seen from Greenwich both are still 30 June.
    expect(at('2026-06-30T23:30')).toContain('tooYoung');
    expect(at('2026-07-01T00:00')).toEqual([]);
  });

  it('of someone born on 29 February is complete on 1 March of common years', () => {
    const on = (day: string) =>
      codes(
        { birthDate: '2008-02-29' },
        { duty: duty(local(`${day}T09:00`), local(`${day}T10:00`)), type: type({ minAge: 18 }) },
      );
    expect(on('2026-02-28')).toEqual(['tooYoung']);
    expect(on('2026-03-01')).toEqual([]);
    expect(
      codes(
        { birthDate: '2012-02-29' },
        { duty: duty(local('2028-02-29T09:00'), local('2028-02-29T10:00')), type: type({ minAge: 16 }) },
      ),
    ).toEqual([]);
  });

  it('under eighteen needs a guardian who agrees now: never asked and taken back are told apart', () => {
    const minor = { birthDate: '2009-01-01' };
    expect(codes({ ...minor, guardianConsent: 'given' }, { duty: morning })).toEqual([]);
    expect(codes({ ...minor, guardianConsent: 'missing' }, { duty: morning })).toEqual(['guardianConsentMissing']);
    expect(codes({ ...minor, guardianConsent: 'withdrawn' }, { duty: morning })).toEqual(['guardianConsentWithdrawn']);
    expect(codes({ guardianConsent: 'missing' }, { duty: morning })).toEqual([]);
    const mission = { ...morning, action: 'be-offered-mission' as const };
    expect(codes({ ...minor, guardianConsent: 'missing' }, { duty: mission })).toEqual(['guardianConsentMissing']);
  });

  it('needs no guardian from the first minute of the eighteenth birthday in the county', () => {
    const at = (birthDate: string, start: string) =>
      codes(
        { birthDate, guardianConsent: 'missing' },
        { duty: duty(local(start), new Date(local(start).getTime() + hour)) },
      );
    expect(at('2008-07-01', '2026-06-30T21:00')).toEqual(['guardianConsentMissing']);
    // Seen from Greenwich it is still 30 June.
    expect(at('2008-07-01', '2026-07-01T00:00')).toEqual([]);
    expect(at('2008-02-29', '2026-02-28T09:00')).toEqual(['guardianConsentMissing']);
    expect(at('2008-02-29', '2026-03-01T09:00')).toEqual([]);
    const overMidnight = duty(local('2026-06-30T21:00'), local('2026-07-01T00:30'));
    expect(codes({ birthDate: '2008-07-01', guardianConsent: 'missing' }, { duty: overMidnight })).toEqual([
      'guardianConsentMissing',
      'minorAtNight',
    ]);
  });

  it('of who turns eighteen during a shift stays that of its start', () => {
    const overMidnight = duty(local('2026-06-30T20:00'), local('2026-07-01T02:00'));
    expect(codes({ birthDate: '2008-07-01' }, { duty: overMidnight })).toEqual(['minorAtNight']);
  });

  it('keeps everybody below eighteen out of danger and of every minute of night, at any age and hour', () => {
    const start = fc.date({ min: local('2024-01-01T00:00'), max: local('2028-12-31T00:00'), noInvalidDate: true });
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 1, max: 24 * 60 }),
        fc.integer({ min: 0, max: 9_000 }),
        fc.boolean(),
        (startsAt, minutes, days, danger) => {
          const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
          const firstDay = new Date(startsAt.getTime() + 8 * hour).toISOString().slice(0, 10);
          const birthDate = addDays(firstDay, -days);
          const found = codes(
            { birthDate, policies: [{ validFrom: '2000-01-01', validTo: undefined, coversDanger: true }] },
            { duty: duty(startsAt, endsAt), type: type({ danger }) },
          );
          // Counted anew, minute by minute: birthdays as texts, hours on a clock eight hours ahead.
          const eighteenth = `${Number(birthDate.slice(0, 4)) + 18}${birthDate.slice(4)}`;
          const minor = firstDay < eighteenth;
          let night = false;
          for (let minute = startsAt.getTime(); minute < endsAt.getTime(); minute += 60_000) {
            const clock = new Date(minute + 8 * hour).getUTCHours();
            night ||= clock >= 22 || clock < 6;
          }
          // A minute may begin before 22:00 and end after it.
          const last = new Date(endsAt.getTime() - 1 + 8 * hour).getUTCHours();
          night ||= last >= 22 || last < 6;
          expect(found.includes('minorInDanger')).toBe(minor && danger);
          expect(found.includes('minorAtNight')).toBe(minor && night);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('below fourteen opens youth activities only', () => {
    const child = { birthDate: '2014-01-01' };
    expect(codes(child, { duty: morning, type: type({ minAge: 8, youth: true }) })).toEqual([]);
    expect(codes(child, { duty: morning, type: type({ minAge: 8, youth: false }) })).toEqual(['youthOnly']);
  });

  it('has an upper end too, the last year included', () => {
    const old = type({ maxAge: 65 });
    expect(codes({ birthDate: '1960-07-02' }, { duty: morning, type: old })).toEqual([]);
    expect(codes({ birthDate: '1960-07-01' }, { duty: morning, type: old })).toEqual(['tooOld']);
  });
});

describe('certificates and insurance', () => {
  const needs = type({ qualifications: ['grove.first-aid'] });
  const overnight = duty(local('2026-07-01T22:00'), local('2026-07-02T02:00'));
  const valid = (validFrom: string, validTo: string) => [{ code: 'grove.first-aid', validFrom, validTo }];

  it('hold through the last day of the duty', () => {
    expect(codes({ qualifications: valid('2026-01-01', '2026-07-02') }, { duty: overnight, type: needs })).toEqual([]);
    expect(codes({ qualifications: valid('2026-01-01', '2026-07-01') }, { duty: overnight, type: needs })).toEqual([
      'qualificationEnds',
    ]);
    expect(codes({ qualifications: valid('2026-07-02', '2026-12-31') }, { duty: overnight, type: needs })).toEqual([
      'qualificationMissing',
    ]);
    expect(
      codes(
        { qualifications: [...valid('2026-01-01', '2026-07-01'), ...valid('2026-07-02', '2026-12-31')] },
        { duty: overnight, type: needs },
      ),
    ).toEqual([]);
  });

  it('need not reach into the day at whose midnight the duty ends', () => {
    const untilMidnight = duty(local('2026-07-01T18:00'), local('2026-07-02T00:00'));
    expect(codes({ qualifications: valid('2026-01-01', '2026-07-01') }, { duty: untilMidnight, type: needs })).toEqual(
      [],
    );
  });

  it('are asked for by the seat as well as by the team type', () => {
    const seat = { ...overnight, qualifications: ['grove.radio', 'grove.first-aid'] };
    expect(codes({ qualifications: valid('2026-01-01', '2026-12-31') }, { duty: seat, type: needs })).toEqual([
      'qualificationMissing',
    ]);
  });

  it('come before danger: insured for it, to the end (志愿服务条例 17)', () => {
    const danger = type({ danger: true });
    const policy = (validTo: string, coversDanger: boolean) => ({ validFrom: '2026-01-01', validTo, coversDanger });
    const insured = (...policies: PersonFacts['policies'][number][]) =>
      codes({ policies }, { duty: overnight, type: danger });
    expect(insured()).toEqual(['insuranceMissing']);
    expect(insured(policy('2026-12-31', false))).toEqual(['insuranceLacksDanger']);
    expect(insured(policy('2026-07-01', true))).toEqual(['insuranceEnds']);
    expect(insured(policy('2026-12-31', true))).toEqual([]);
    expect(codes({}, { duty: overnight, type: type({ insurance: false }) })).toEqual([]);
    expect(
      codes({ policies: [policy('2026-12-31', false)] }, { duty: overnight, type: type({ insurance: true }) }),
    ).toEqual([]);
  });
});

describe('overlap and rest', () => {
  const held = (startsAt: Date, endsAt: Date, assignmentId = 'other'): HeldFacts => ({
    assignmentId,
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
    done: false,
  });

  it('blocks what touches another duty and what comes within eight hours of one, to the minute', () => {
    const minute = fc.integer({ min: -48 * 60, max: 48 * 60 });
    const length = fc.integer({ min: 1, max: 12 * 60 });
    fc.assert(
      fc.property(minute, length, length, (shift, ownMinutes, otherMinutes) => {
        const start = local('2026-07-10T12:00').getTime();
        const own = duty(new Date(start), new Date(start + ownMinutes * 60_000));
        const from = start + shift * 60_000;
        const other = held(new Date(from), new Date(from + otherMinutes * 60_000));
        const found = codes({ held: [other] }, { duty: own });
        const touches = shift < ownMinutes && shift + otherMinutes > 0;
        const near = shift < ownMinutes + restHours * 60 && shift + otherMinutes + restHours * 60 > 0;
        expect(found).toEqual(touches ? ['overlap'] : near ? ['restTooShort'] : []);
      }),
      { numRuns: 2_000 },
    );
  });

  it('names each duty in the way, leaves out the one being replaced, and does not ask for missions', () => {
    const evening = held(local('2026-07-01T13:00'), local('2026-07-01T15:00'), 'evening');
    const same = held(local('2026-07-01T10:00'), local('2026-07-01T11:00'), 'same');
    expect(blockersOf({ ...fit, held: [same, evening] }, { duty: morning, type: type() })).toEqual([
      {
        code: 'eligibility.overlap',
        source: 'core',
        fixableBy: 'volunteer',
        how: 'free-time',
        params: { assignmentId: 'same', hours: 8 },
      },
      {
        code: 'eligibility.restTooShort',
        source: 'core',
        fixableBy: 'volunteer',
        how: 'rest-first',
        params: { assignmentId: 'evening', hours: 8 },
      },
    ]);
    expect(codes({ held: [same, evening] }, { duty: { ...morning, exceptAssignmentId: 'same' } })).toEqual([
      'restTooShort',
    ]);
    expect(codes({ held: [same, evening] }, { duty: { ...morning, action: 'be-offered-mission' } })).toEqual([]);
  });
});

describe('the minutes of a week', () => {
  const hours = (day: string, from: number, length: number, done = false): HeldFacts => {
    const startsAt = local(`${day}T00:00`).getTime() + from * hour;
    return { assignmentId: `${day}-${from}`, startsAt, endsAt: startsAt + length * hour, done };
  };
  // Monday 29 June to Sunday 5 July 2026.
  const days = ['2026-06-29', '2026-06-30', '2026-07-01', '2026-07-02'];
  const thirtyTwo = days.map((day, index) => hours(day, 8, 8, index % 2 === 0));

  it('count what was served and what is planned, up to forty hours and not a minute more', () => {
    const friday = duty(local('2026-07-03T08:00'), local('2026-07-03T16:00'));
    expect(codes({ held: thirtyTwo }, { duty: friday })).toEqual([]);
    const longer = duty(local('2026-07-03T08:00'), local('2026-07-03T16:01'));
    expect(codes({ held: thirtyTwo }, { duty: longer })).toEqual(['weeklyMinutes']);
  });

  it('belong to the week in which a duty begins, by the clock of the county', () => {
    const nextMonday = duty(local('2026-07-06T00:00'), local('2026-07-06T08:01'));
    expect(codes({ held: thirtyTwo }, { duty: nextMonday })).toEqual([]);
    const sundayNight = duty(local('2026-07-05T20:00'), local('2026-07-06T04:01'));
    expect(codes({ held: thirtyTwo }, { duty: sundayNight })).toEqual(['weeklyMinutes']);
    const before = hours('2026-06-28', 20, 12);
    expect(
      codes(
        { held: [...thirtyTwo.slice(1), before] },
        { duty: duty(local('2026-07-03T08:00'), local('2026-07-03T16:00')) },
      ),
    ).toEqual([]);
  });

  it('did not count under the first version of the rules', () => {
    const person = { ...fit, held: thirtyTwo };
    const question = questionFacts(
      {
        action: 'take-shift',
        at: local('2026-07-03T08:00'),
        context: { teamId: 't', endsAt: local('2026-07-03T18:00') },
      },
      undefined,
      zone,
      (code) => code,
    );
    expect(judge({ ...person, age: 30 }, question, 1).allowed).toBe(true);
    expect(judge({ ...person, age: 30 }, question, 2).blockers.map((one) => one.code)).toEqual([
      'eligibility.weeklyMinutes',
    ]);
    expect(() => judge({ ...person, age: 30 }, question, 99)).toThrow(RangeError);
  });

  it('are work already done, which nobody must be free for but must rest after', () => {
    const early = { ...hours('2026-07-01', 7, 3), done: true };
    expect(codes({ held: [early] }, { duty: duty(local('2026-07-01T09:30'), local('2026-07-01T12:00')) })).toEqual([
      'restTooShort',
    ]);
  });
});

describe('the other actions', () => {
  const of = (action: EligibilityAction) => ({ ...morning, action });

  it('ask what they need and no more', () => {
    const recruit = { status: 'none', membership: 'none', consent: false, guardianConsent: 'missing' } as const;
    expect(codes(recruit, { duty: of('apply') })).toEqual([]);
    expect(codes({ ...recruit, birthDate: '2012-01-01' }, { duty: of('apply'), type: type({ minAge: 16 }) })).toEqual([
      'tooYoung',
    ]);
    expect(codes(recruit, { duty: of('join-team') })).toEqual(['consentWithdrawn']);
    expect(codes({}, { duty: of('join-team') })).toEqual(['alreadyMember']);
    expect(codes({ probation: true }, { duty: of('mentor') })).toEqual(['onProbation']);
    expect(codes({ birthDate: '2010-01-01' }, { duty: of('mediate') })).toEqual(['adultsOnly']);
    expect(codes({ birthDate: '2010-01-01' }, { duty: of('work-with-minors') })).toEqual([]);
  });

  it('that bring adults close to minors need a record check of the last twelve months', () => {
    const { recordCheckUntil: _, ...unchecked } = fit;
    const asked = { duty: of('work-with-minors'), type: type() };
    expect(blockersOf(unchecked, asked).map((one) => one.code)).toEqual(['eligibility.recordCheckMissing']);
    expect(codes({ recordCheckUntil: '2026-06-30' }, asked)).toEqual(['recordCheckEnds']);
    expect(codes({ recordCheckUntil: '2026-07-01' }, asked)).toEqual([]);
    expect(codes({ recordCheckUntil: '2026-06-30' }, { duty: morning, type: type({ youth: true }) })).toEqual([
      'recordCheckEnds',
    ]);
    expect(codes({ recordCheckUntil: '2026-06-30' }, { duty: morning, type: type({ youth: false }) })).toEqual([]);
  });
});

describe('what is forced', () => {
  it('becomes a warning that names the exception, and only what can be forced', () => {
    const forced = [
      { code: 'eligibility.notMember', exceptionId: 'one' },
      { code: 'eligibility.consentWithdrawn', exceptionId: 'two' },
    ];
    const found = verdictOf({ ...fit, membership: 'none', consent: false, forced }, { duty: morning, type: type() });
    expect(found.blockers.map((one) => one.code)).toEqual(['eligibility.consentWithdrawn']);
    expect(found.warnings).toEqual([
      expect.objectContaining({ code: 'eligibility.notMember', params: { exceptionId: 'one' } }),
    ]);
  });
});

describe('reasons', () => {
  /** Something that speaks against a person, whatever else does. */
  interface Defect {
    readonly code: string;
    readonly apply: (person: Person) => Person;
  }
  const needs = type({ qualifications: ['grove.first-aid'], minAge: 18, insurance: true, danger: true, youth: false });
  const night = duty(local('2026-07-01T20:00'), local('2026-07-01T23:00'), { qualifications: ['grove.radio'] });
  const sound: Person = {
    ...fit,
    qualifications: ['grove.first-aid', 'grove.radio'].map((code) => ({
      code,
      validFrom: '2020-01-01',
      validTo: undefined,
    })),
    policies: [{ validFrom: '2020-01-01', validTo: undefined, coversDanger: true }],
  };
  const busy = (from: string, to: string, assignmentId: string): HeldFacts => ({
    assignmentId,
    startsAt: local(from).getTime(),
    endsAt: local(to).getTime(),
    done: false,
  });
  const without = (code: string) => (person: Person) => ({
    ...person,
    qualifications: person.qualifications.filter((one) => one.code !== code),
  });
  const holding = (one: HeldFacts) => (person: Person) => ({ ...person, held: [...person.held, one] });
  const defects: readonly Defect[] = [
    { code: 'eligibility.notActive', apply: (person) => ({ ...person, status: 'suspended' }) },
    { code: 'eligibility.notMember', apply: (person) => ({ ...person, membership: 'none' }) },
    { code: 'eligibility.consentWithdrawn', apply: (person) => ({ ...person, consent: false }) },
    { code: 'eligibility.minorInDanger', apply: (person) => ({ ...person, birthDate: '2010-01-01' }) },
    { code: 'eligibility.qualificationMissing', apply: without('grove.first-aid') },
    { code: 'eligibility.qualificationMissing', apply: without('grove.radio') },
    { code: 'eligibility.insuranceMissing', apply: (person) => ({ ...person, policies: [] }) },
    { code: 'eligibility.overlap', apply: holding(busy('2026-07-01T19:00', '2026-07-01T21:00', 'a')) },
    { code: 'eligibility.restTooShort', apply: holding(busy('2026-07-02T01:00', '2026-07-02T03:00', 'b')) },
    { code: 'eligibility.weeklyMinutes', apply: holding(busy('2026-06-29T00:00', '2026-06-30T16:00', 'c')) },
    {
      code: 'grove.no-boat',
      apply: (person) => ({
        ...person,
        pluginBlockers: [
          ...person.pluginBlockers,
          { code: 'grove.no-boat', source: 'grove', fixableBy: 'volunteer', how: 'plugin' },
        ],
      }),
    },
  ];
  const keysOf = (person: Person) =>
    new Set(
      blockersOf(person, { duty: night, type: needs }).map(
        ({ code, params }) => `${code} ${params?.qualification ?? params?.assignmentId ?? ''}`,
      ),
    );

  it('are complete, and one more never hides another', () => {
    expect([...keysOf(sound)]).toEqual([]);
    const chosen = fc.uniqueArray(fc.nat(defects.length - 1), { maxLength: defects.length });
    fc.assert(
      fc.property(chosen, fc.nat(defects.length - 1), (some, more) => {
        const apply = (person: Person, index: number) => defects[index]?.apply(person) ?? person;
        const before = some.reduce(apply, sound);
        const found = keysOf(before);
        for (const index of some) {
          const { code } = defects[index] as Defect;
          expect([...found].some((one) => one.startsWith(`${code} `))).toBe(true);
        }
        if (some.includes(more)) return;
        const after = keysOf(apply(before, more));
        expect([...found].filter((one) => !after.has(one))).toEqual([]);
        expect(after.size).toBeGreaterThan(found.size);
      }),
      { numRuns: 1_000 },
    );
  });

  it('each say where they come from, who can mend them and how', () => {
    const worst = defects.reduce((person, one) => one.apply(person), sound);
    for (const one of blockersOf(worst, { duty: night, type: needs })) {
      expect(one).toEqual(
        expect.objectContaining({ source: expect.any(String), fixableBy: expect.any(String), how: expect.any(String) }),
      );
    }
  });
});
