import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { otherCounty, type TestHouse } from '@redmaple/platform/testing';
import { InsuranceService } from '../insurance/insurance.service.js';
import { QualificationsService } from '../qualifications/qualifications.service.js';
import { MembershipsService } from '../teams/memberships.service.js';
import {
  FixedDuties,
  openMembershipHouse,
  type Somebody,
  staff,
  team,
  volunteer,
  volunteerAccount,
} from '../testing/membership-house.js';
import { EligibilityService } from './eligibility.service.js';
import { EligibilityExceptions } from './exceptions.service.js';
import { EligibilityExplainer } from './explainer.service.js';

describe('decisions and exceptions', () => {
  let house: TestHouse;
  let engine: EligibilityService;
  let exceptions: EligibilityExceptions;
  let duties: FixedDuties;
  let office: Somebody;
  let watch: string;

  beforeAll(async () => {
    house = await openMembershipHouse();
    engine = house.get(EligibilityService);
    exceptions = house.get(EligibilityExceptions);
    duties = house.get(FixedDuties);
    house.clock.set(new Date('2026-06-01T00:00:00Z'));
    watch = await team(house, 'grove.watch');
    office = await staff(house, ['operator']);
  });
  afterAll(() => house.close());
  beforeEach(() => {
    duties.held = [];
  });

  const at = new Date('2026-07-01T01:00:00Z');
  const endsAt = new Date('2026-07-01T04:00:00Z');
  const asked = (person: string) =>
    ({ person, action: 'take-shift', at, context: { teamId: watch, teamTypeCode: 'grove.watch', endsAt } }) as const;
  const codes = async (person: string) => {
    const { blockers, warnings } = await house.inCounty(() => engine.evaluate(asked(person)));
    return { blockers: blockers.map((one) => one.code), warnings: warnings.map((one) => one.code) };
  };
  const force = (volunteerId: string, code: 'eligibility.notMember' | 'eligibility.restTooShort', more = {}) =>
    office.act(() =>
      exceptions.grant({
        volunteerId,
        teamId: watch,
        code,
        reason: '汛期人手不足，本人自愿',
        expiresAt: '2026-07-02T00:00:00Z',
        ...more,
      }),
    );

  it('a decision is replayed from what it stored, whatever became of the person since', async () => {
    const { id, membershipId, personId } = await volunteer(house, { teamId: watch });
    const decided = await house.inCounty(() => engine.decide(asked(id)));
    expect(decided).toMatchObject({ allowed: true, blockers: [], policyVersion: 2 });
    await house.inCounty(async () => {
      await house.get<MembershipsService>(MembershipsService).end(membershipId);
      await house.work.execute(`UPDATE volunteers.person SET birth_date = '2015-01-01' WHERE id = $1`, [personId]);
    });
    expect((await codes(id)).blockers).toEqual([
      'eligibility.notMember',
      'eligibility.tooYoung',
      'eligibility.youthOnly',
      'eligibility.guardianConsentMissing',
    ]);
    const { decisionId, ...verdict } = decided;
    expect(await house.inCounty(() => engine.replay(decisionId))).toEqual(verdict);
    const kept = await house.inCounty(() =>
      house.work.one<{ inputs: string; decided_by: string }>(
        'SELECT inputs::text AS inputs, decided_by FROM volunteers.eligibility_decision WHERE id = $1',
        [decisionId],
      ),
    );
    expect(kept?.inputs).not.toMatch(/1990-01-01|错例/);
    await expect(
      house.inCounty(() => house.work.execute(`UPDATE volunteers.eligibility_decision SET allowed = true`)),
    ).rejects.toMatchObject({ code: expect.any(String) });
    await expect(house.inCounty(() => engine.replay(decisionId), otherCounty)).rejects.toMatchObject({
      code: 'request.notFound',
    });
  });

  it('a refusal is kept with its reasons, of somebody unknown too', async () => {
    const { id } = await volunteer(house);
    const refused = await house.inCounty(() => engine.decide(asked(id)));
    expect(refused.allowed).toBe(false);
    const { decisionId, ...verdict } = await house.inCounty(() =>
      engine.decide(asked('01900000-0000-7000-8000-000000000000')),
    );
    expect(verdict.blockers).toMatchObject([{ code: 'eligibility.unknown' }]);
    expect(await house.inCounty(() => engine.replay(decisionId))).toEqual(verdict);
  });

  it('membership and rest are forced aside by the office, until the exception ends or is taken back', async () => {
    const { id } = await volunteer(house);
    duties.held = [
      {
        volunteerId: id,
        assignmentId: 'night',
        startsAt: new Date('2026-06-30T14:00:00Z'),
        endsAt: new Date('2026-06-30T20:00:00Z'),
      },
    ];
    expect((await codes(id)).blockers).toEqual(['eligibility.notMember', 'eligibility.restTooShort']);
    const first = await force(id, 'eligibility.notMember');
    await force(id, 'eligibility.restTooShort');
    expect(await codes(id)).toEqual({
      blockers: [],
      warnings: ['eligibility.notMember', 'eligibility.restTooShort'],
    });
    const later = { ...asked(id), at: new Date('2026-07-02T01:00:00Z') };
    const { blockers } = await house.inCounty(() =>
      engine.evaluate({ ...later, context: { ...later.context, endsAt: new Date('2026-07-02T03:00:00Z') } }),
    );
    expect(blockers.map((one) => one.code)).toEqual(['eligibility.notMember']);
    expect(await office.act(() => exceptions.of(id))).toMatchObject([
      { code: 'eligibility.restTooShort', grantedBy: '运营专员' },
      { code: 'eligibility.notMember', reason: '汛期人手不足，本人自愿' },
    ]);
    await office.act(() => exceptions.revoke(first.id));
    expect((await codes(id)).blockers).toEqual(['eligibility.notMember']);
    await expect(office.act(() => exceptions.revoke(first.id))).rejects.toMatchObject({ code: 'request.stale' });
  });

  it('nothing else can be forced, not by the office, not by SQL, not for oneself, not for ever', async () => {
    const { id, personId } = await volunteer(house);
    const insert = (code: string) =>
      house.inCounty(() =>
        house.work.execute(
          `INSERT INTO volunteers.eligibility_exception (volunteer_id, team_id, code, reason, role, valid_from, expires_at, granted_by, granted_at)
           VALUES ($1, $2, $3, '汛期人手不足', 'operator', $4, $4::timestamptz + interval '1 day', $5, $4)`,
          [id, watch, code, house.clock.now(), office.accountId],
        ),
      );
    for (const code of [
      'consentWithdrawn',
      'tooYoung',
      'insuranceMissing',
      'qualificationMissing',
      'overlap',
      'unknown',
    ])
      await expect(insert(`eligibility.${code}`)).rejects.toMatchObject({ code: 'eligibility.notForceable' });
    await expect(force(id, 'eligibility.notMember', { expiresAt: '2027-06-01T00:00:00Z' })).rejects.toMatchObject({
      code: 'eligibility.expiryWrong',
    });
    const self = await volunteerAccount(house, personId, [{ role: 'operator', scope: 'county' }]);
    const own = { volunteerId: id, teamId: watch, code: 'eligibility.notMember', reason: '自己放行自己' } as const;
    await expect(self.act(() => exceptions.grant({ ...own, expiresAt: '2026-07-02T00:00:00Z' }))).rejects.toMatchObject(
      { code: 'eligibility.ownException' },
    );
    const leader = await staff(house, [{ role: 'team-leader', scope: 'team', scopeId: watch }]);
    await expect(
      leader.act(async () => exceptions.grant({ ...own, expiresAt: '2026-07-02T00:00:00Z' })),
    ).rejects.toMatchObject({ code: 'access.denied' });
  });

  it('the explainer says of a seat whether somebody could take it, and what it would need', async () => {
    const { id } = await volunteer(house);
    const seatId = '01900000-0000-7000-8000-00000000000a';
    duties.seats.set(seatId, {
      title: '夜巡',
      teamId: watch,
      teamTypeCode: 'grove.watch',
      startsAt: at,
      endsAt,
      qualifications: ['grove.radio'],
    });
    const explain = (more: object) =>
      office.act(() =>
        house
          .get<EligibilityExplainer>(EligibilityExplainer)
          .explain({ volunteerId: id, action: 'be-rostered', ...more }),
      );
    expect(await explain({ seatId })).toMatchObject({
      allowed: false,
      title: '夜巡',
      blockers: [
        { code: 'eligibility.notMember', forceable: true, remedy: '由运营专员加入这支队伍', fixableBy: 'operator' },
        { code: 'eligibility.qualificationMissing', forceable: false, message: '缺少资质：电台操作证' },
      ],
    });
    await force(id, 'eligibility.notMember');
    expect(await explain({ seatId })).toMatchObject({
      blockers: [{ code: 'eligibility.qualificationMissing' }],
      warnings: [{ code: 'eligibility.notMember', forceable: false }],
    });
    await expect(explain({ seatId: '01900000-0000-7000-8000-00000000000b' })).rejects.toMatchObject({
      code: 'eligibility.seatUnknown',
    });
    await expect(explain({})).rejects.toMatchObject({ code: 'eligibility.teamNeeded' });
    expect(await explain({ action: 'work-with-minors' })).toMatchObject({
      blockers: [{ code: 'eligibility.recordCheckMissing', how: 'check-record' }],
    });
  });

  it('the rules that hold on every path are one function of the database, which agrees with the engine', async () => {
    const rescue = await team(house, 'grove.rescue');
    const broken = (id: string, type: string, starts: string, ends: string) =>
      house.inCounty(async () => {
        const row = await house.work.one<{ broken: string | null }>(
          'SELECT volunteers.broken_hard_rule($1, $2, false, NULL, $3, $4) AS broken',
          [id, type, starts, ends],
        );
        return row?.broken;
      });
    const day = ['2026-07-01T01:00:00Z', '2026-07-01T04:00:00Z'] as const;
    const { id, personId } = await volunteer(house, { teamId: rescue });
    expect(await broken(id, 'grove.watch', ...day)).toBeNull();
    expect(await broken(id, 'grove.rescue', ...day)).toBe('insurance');
    await house.inCounty(() =>
      house.get<InsuranceService>(InsuranceService).insure({
        volunteerId: id,
        policyNumber: 'P9',
        insurer: '人保财险',
        validFrom: '2026-01-01',
        validTo: '2026-07-01',
        coversDanger: true,
      }),
    );
    expect(await broken(id, 'grove.rescue', ...day)).toBe('qualification');
    await house.inCounty(() =>
      house.get<QualificationsService>(QualificationsService).issue({
        volunteerId: id,
        code: 'grove.first-aid',
        issuer: '红十字会',
        validFrom: '2026-01-01',
        validTo: '2026-12-31',
        evidence: { type: 'paper', id },
      }),
    );
    expect(await broken(id, 'grove.rescue', ...day)).toBeNull();
    // The insurance ends with 1 July of the county: until midnight it holds, a minute later it does not.
    expect(await broken(id, 'grove.rescue', '2026-07-01T12:00:00Z', '2026-07-01T16:00:00Z')).toBeNull();
    expect(await broken(id, 'grove.rescue', '2026-07-01T12:00:00Z', '2026-07-01T16:01:00Z')).toBe('insurance');
    await house.inCounty(() =>
      house.work.execute(`UPDATE volunteers.consent SET withdrawn_at = $2 WHERE person_id = $1`, [personId, at]),
    );
    expect(await broken(id, 'grove.watch', ...day)).toBe('consent');
    // Born on 29 February: eighteen on 1 March of a common year.
    const leap = await volunteer(house, { birthDate: '2008-02-29' });
    const on = (date: string) => broken(leap.id, 'grove.watch', `${date}T01:00:00Z`, `${date}T02:00:00Z`);
    expect([await on('2026-02-28'), await on('2026-03-01')]).toEqual(['guardian', null]);
    const night = ['2026-02-28T13:00:00Z', '2026-02-28T14:01:00Z'] as const;
    expect(await broken(leap.id, 'grove.watch', ...night)).toBe('night');
    expect(await broken(leap.id, 'grove.rescue', ...day)).toBe('insurance');
    const ageless = await volunteer(house, { birthDate: null });
    expect(await broken(ageless.id, 'grove.watch', ...day)).toBe('age');
    const foreign = await volunteer(house, {}, otherCounty);
    expect(await broken(foreign.id, 'grove.watch', ...day)).toBe('county');
  });
});
