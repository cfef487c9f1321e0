import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Files, FileStore } from '@redmaple/platform';
import { jpeg, queryAsOwner, type TestHouse, testCounty } from '@redmaple/platform/testing';
import { InsuranceLosses } from '../insurance/insurance-losses.service.js';
import { InsuranceService } from '../insurance/insurance.service.js';
import { Erasure } from '../people/erasure.js';
import { ProofReminders } from '../qualifications/proof-reminders.service.js';
import { QualificationsService } from '../qualifications/qualifications.service.js';
import {
  FixedLapses,
  openMembershipHouse,
  race,
  type Somebody,
  staff,
  volunteer,
  volunteerAccount,
} from '../testing/membership-house.js';
import type { DecideClaim, SendClaim } from './claim.dto.js';
import { ClaimDecisions } from './claim-decisions.service.js';
import { ClaimsService } from './claims.service.js';

const verify: DecideClaim = { outcome: 'verify', version: 1 };

describe('papers that people send in', () => {
  let house: TestHouse;
  let claims: ClaimsService;
  let decisions: ClaimDecisions;
  let qualifications: QualificationsService;
  let insurance: InsuranceService;
  let office: Somebody;

  beforeAll(async () => {
    house = await openMembershipHouse();
    claims = house.get(ClaimsService);
    decisions = house.get(ClaimDecisions);
    qualifications = house.get(QualificationsService);
    insurance = house.get(InsuranceService);
    office = await staff(house, ['operator']);
  });
  afterAll(() => house.close());
  // 1 March in Zhuji already, the last of February in Greenwich still.
  beforeEach(() => house.clock.set(new Date('2026-02-28T17:00:00Z')));

  const somebody = async () => {
    const one = await volunteer(house);
    const me = await volunteerAccount(house, one.personId);
    return { ...one, me, file: () => me.act(async () => (await claims.keepFile(upload())).id) };
  };
  type Holder = Awaited<ReturnType<typeof somebody>>;
  const upload = () => ({ bytes: jpeg({ segments: [[0xe1, 'Exif\0\0 30.1N']] }), clientId: randomUUID() });
  let number = 0;
  const wish = async ({ file }: Holder, more: Partial<SendClaim> = {}): Promise<SendClaim> => ({
    clientId: randomUUID(),
    kind: 'qualification',
    code: 'grove.first-aid',
    issuer: ' 绍兴市红十字会 ',
    number: `JH-${++number}`,
    validFrom: '2026-02-01',
    validTo: '2029-01-31',
    ...more,
    fileIds: more.fileIds ?? [await file()],
  });
  const send = async (who: Holder, more: Partial<SendClaim> = {}) => {
    const asked = await wish(who, more);
    return who.me.act(() => claims.sendMine(asked));
  };
  const policy = { kind: 'insurance', code: undefined, coversDanger: true } as unknown as Partial<SendClaim>;

  it('count for nothing until somebody has looked, and from then on', async () => {
    const who = await somebody();
    const sent = await send(who);
    expect(sent).toMatchObject({ state: 'waiting', issuer: '绍兴市红十字会', files: [{ type: 'image/jpeg' }] });
    expect(await house.inCounty(() => qualifications.heldBy([who.id]))).toEqual([]);
    const seen = await office.act(() => decisions.decide(sent.id, { ...verify, validTo: '2028-12-31' }));
    expect(seen).toMatchObject({ state: 'verified', volunteerId: who.id, own: false });
    expect(await house.inCounty(() => qualifications.of(who.id))).toMatchObject([
      { code: 'grove.first-aid', validFrom: '2026-02-01', validTo: '2028-12-31', state: 'valid', renewal: 'early' },
    ]);
    const told = await queryAsOwner(
      house.database,
      `SELECT template FROM platform.delivery WHERE person_id = $1 ORDER BY id`,
      [who.personId],
    );
    expect(told).toEqual([{ template: 'messages.claimVerified' }]);
  });

  it('are rejected with a reason, can be sent again, and taken back', async () => {
    const who = await somebody();
    const sent = await send(who);
    const decide = (one: DecideClaim) => office.act(() => decisions.decide(sent.id, one));
    await expect(decide({ outcome: 'reject', version: 1 })).rejects.toMatchObject({ code: 'claims.reasonNeeded' });
    await expect(decide({ ...verify, version: 7 })).rejects.toMatchObject({ code: 'request.stale' });
    await decide({ outcome: 'reject', reason: 'unreadable', note: ' 请拍清编号 ', version: 1 });
    expect(await who.me.act(() => claims.mine())).toMatchObject([
      { state: 'rejected', reason: 'unreadable', note: '请拍清编号' },
    ]);
    await expect(decide(verify)).rejects.toMatchObject({ code: 'claims.decided' });
    const again = await send(who);
    const other = await somebody();
    await expect(other.me.act(() => claims.withdraw(again.id))).rejects.toMatchObject({ code: 'request.notFound' });
    expect(await who.me.act(() => claims.withdraw(again.id))).toMatchObject({ state: 'withdrawn' });
    await expect(who.me.act(() => claims.withdraw(again.id))).rejects.toMatchObject({ code: 'claims.decided' });
  });

  it('are never verified by who holds them, nor written down by them, whatever the path', async () => {
    const who = await somebody();
    const sent = await send(who);
    const both = await volunteerAccount(house, who.personId, [{ role: 'operator', scope: 'county' }]);
    await expect(both.act(() => decisions.decide(sent.id, verify))).rejects.toMatchObject({
      code: 'access.samePerson',
    });
    const own = { volunteerId: who.id, issuer: '红十字会', code: 'grove.radio', validFrom: '2026-03-01' };
    await expect(
      both.act(() => qualifications.enter({ ...own, evidence: { type: 'paper', id: 'own-1' } })),
    ).rejects.toMatchObject({ code: 'access.samePerson' });
    const insured = {
      policyNumber: 'OWN',
      insurer: '人保',
      validFrom: '2026-03-01',
      validTo: '2026-12-31',
      coversDanger: true,
    };
    await expect(both.act(() => insurance.insure({ ...insured, volunteerId: who.id }))).rejects.toMatchObject({
      code: 'access.samePerson',
    });
    await expect(
      queryAsOwner(
        house.database,
        `UPDATE volunteers.claim SET state = 'verified', made = id, decided_at = now(), decided_by = $2 WHERE id = $1`,
        [sent.id, both.accountId],
      ),
    ).rejects.toMatchObject({ constraint: 'claim_own' });
    await expect(
      queryAsOwner(house.database, `UPDATE volunteers.claim SET valid_to = '2099-01-01' WHERE id = $1`, [sent.id]),
    ).rejects.toMatchObject({ constraint: 'claim_fixed' });
  });

  it('that the office sends in for somebody are verified by another, whatever the path', async () => {
    const who = await somebody();
    const colleague = await staff(house, ['operator']);
    const sent = await office.act(async () => {
      const asked = await wish(who, { fileIds: [(await claims.keepFile(upload())).id] });
      return claims.sendFor(who.id, asked);
    });
    expect(sent).toMatchObject({ state: 'waiting', own: false, sentByMe: true });
    await expect(office.act(() => decisions.decide(sent.id, verify))).rejects.toMatchObject({
      code: 'claims.sentByYou',
    });
    const byHand = `UPDATE volunteers.claim SET state = 'verified', made = id, decided_at = now(), decided_by = sent_by WHERE id = $1`;
    await expect(queryAsOwner(house.database, byHand, [sent.id])).rejects.toMatchObject({ constraint: 'claim_sender' });
    expect(await colleague.act(() => decisions.decide(sent.id, verify))).toMatchObject({
      state: 'verified',
      sentByMe: false,
    });
    // A mistake of one's own is taken back without anybody else.
    const wrong = await office.act(async () => {
      const asked = await wish(who, { code: 'grove.radio', fileIds: [(await claims.keepFile(upload())).id] });
      return claims.sendFor(who.id, asked);
    });
    expect(
      await office.act(() => decisions.decide(wrong.id, { outcome: 'reject', reason: 'wrong-paper', version: 1 })),
    ).toMatchObject({ state: 'rejected' });
  });

  it('are kept once and decided once, however often and however parallel', async () => {
    const who = await somebody();
    const asked = await wish(who);
    const all = await Promise.all([1, 2, 3].map(() => who.me.act(() => claims.sendMine(asked))));
    expect(new Set(all.map((one) => one.id)).size).toBe(1);
    const twin = await wish(who);
    await expect(who.me.act(() => claims.sendMine(twin))).rejects.toMatchObject({ code: 'claims.waitingAlready' });
    const id = all[0]?.id ?? '';
    const outcome = await race([
      () => office.act(() => decisions.decide(id, verify)),
      () => office.act(() => decisions.decide(id, { outcome: 'reject', reason: 'other', version: 1 })),
      () => who.me.act(() => claims.withdraw(id)),
    ]);
    expect(outcome).toEqual({ done: 1, refused: ['claims.decided', 'claims.decided'] });
  });

  it.each<[string, Partial<SendClaim>, string]>([
    ['of a kind nobody knows', { code: 'grove.flying' }, 'claims.codeNeeded'],
    ['that are over', { validFrom: '2020-01-01', validTo: '2026-02-28' }, 'claims.over'],
    ['that end before they begin', { validFrom: '2027-02-01', validTo: '2027-01-01' }, 'claims.endBeforeStart'],
    ['with the number of a document', { number: '99999919900101001X' }, 'claims.holdsDocumentNumber'],
    ['that renew nothing', { renewsId: randomUUID() }, 'claims.renewsNothing'],
    ['with a file of nobody', { fileIds: [randomUUID()] }, 'claims.fileUnknown'],
    ['of insurance without an end', { kind: 'insurance', validTo: undefined } as never, 'claims.endNeeded'],
  ])('are not taken %s', async (_name, more, code) => {
    const who = await somebody();
    await expect(send(who, more)).rejects.toMatchObject({ code });
  });

  it('take their last valid day to midnight of the county, and no file of another or twice', async () => {
    const who = await somebody();
    const last = await send(who, { validFrom: '2025-03-01', validTo: '2026-03-01', code: 'grove.radio' });
    expect(last.state).toBe('waiting');
    const other = await somebody();
    const fileId = await other.file();
    await expect(send(who, { fileIds: [fileId] })).rejects.toMatchObject({ code: 'claims.fileUnknown' });
    const used = last.files[0]?.id ?? '';
    await expect(send(who, { fileIds: [used] })).rejects.toMatchObject({ code: 'claims.fileUnknown' });
  });

  it('show a number of another’s certificate for what it is', async () => {
    const [one, two] = [await somebody(), await somebody()];
    const first = await send(one, { number: 'SAME-1' });
    await office.act(() => decisions.decide(first.id, verify));
    const second = await send(two, { number: 'SAME-1' });
    await expect(office.act(() => decisions.decide(second.id, verify))).rejects.toMatchObject({
      code: 'claims.numberUsed',
    });
  });

  it('are shown to their holder and the office, which is written down, and to nobody else', async () => {
    const [who, other] = [await somebody(), await somebody()];
    const sent = await send(who);
    const fileId = sent.files[0]?.id ?? '';
    for (const reader of [who.me, office]) {
      const { bytes } = await reader.act(() => claims.openFile(fileId));
      expect((await buffer(bytes)).includes('30.1N')).toBe(false);
    }
    await expect(other.me.act(() => claims.openFile(fileId))).rejects.toMatchObject({
      code: 'request.notFound',
    });
    const stray = await who.file();
    await expect(office.act(() => claims.openFile(stray))).rejects.toMatchObject({ code: 'request.notFound' });
    const looks = await queryAsOwner(
      house.database,
      `SELECT actor_id FROM audit.entry WHERE action = 'claim.file-read' AND subject_id = $1`,
      [sent.id],
    );
    expect(looks).toEqual([{ actor_id: office.accountId }]);
  });

  it('that renew make a new row that names the old one, in the window and the grace and not outside', async () => {
    const who = await somebody();
    const old = await house.inCounty(() =>
      qualifications.issue({
        volunteerId: who.id,
        code: 'grove.first-aid',
        issuer: '红十字会',
        validFrom: '2023-04-30',
        validTo: '2026-04-30',
        evidence: { type: 'paper', id: 'renewed-1' },
      }),
    );
    const renew = (more: Partial<SendClaim> = {}) =>
      send(who, { renewsId: old, validFrom: '2026-05-01', validTo: '2029-04-30', ...more });
    // The sixtieth day before the end is 1 March.
    house.clock.set(new Date('2026-02-28T15:59:00Z'));
    await expect(renew()).rejects.toMatchObject({ code: 'claims.renewTooEarly' });
    house.clock.set(new Date('2026-02-28T16:01:00Z'));
    const early = await renew();
    await who.me.act(() => claims.withdraw(early.id));
    // The thirtieth day after it is 30 May.
    house.clock.set(new Date('2026-05-30T16:01:00Z'));
    await expect(renew()).rejects.toMatchObject({ code: 'claims.renewTooLate' });
    house.clock.set(new Date('2026-05-30T15:59:00Z'));
    expect(await house.inCounty(() => qualifications.of(who.id))).toMatchObject([
      { state: 'expired', renewal: 'grace' },
    ]);
    const sent = await renew();
    await office.act(() => decisions.decide(sent.id, verify));
    const [renewed, before] = await house.inCounty(() => qualifications.of(who.id));
    expect(renewed).toMatchObject({ renewsId: old, validFrom: '2026-05-01', state: 'valid' });
    expect(before).toMatchObject({ id: old, validTo: '2026-04-30', renewal: 'none' });
    await expect(renew()).rejects.toMatchObject({ code: 'claims.renewsNothing' });
  });

  it('of insurance count from the day somebody looked; revoked, for one or a whole group, no more', async () => {
    const [who, mate] = [await somebody(), await somebody()];
    const own = await send(who, { ...policy, number: 'OWN-2026', validFrom: '2026-01-01', validTo: '2026-12-31' });
    await office.act(() => decisions.decide(own.id, verify));
    const group = {
      policyNumber: 'GROUP-9',
      insurer: '人保',
      validFrom: '2026-01-01',
      validTo: '2026-06-30',
      coversDanger: true,
    };
    await office.act(() => insurance.insureMany({ ...group, volunteerIds: [who.id, mate.id] }));
    const [long, short] = await house.inCounty(() => insurance.of(who.id));
    expect([long, short]).toMatchObject([
      { kind: 'own', policyNumber: 'OWN-2026', state: 'valid' },
      { kind: 'group', policyNumber: 'GROUP-9', renewal: 'none' },
    ]);
    const shift = { shiftId: randomUUID(), title: '夜巡', startsAt: new Date('2026-03-03T12:00:00Z') };
    // What hangs on it is asked while it counts no more.
    house.get<FixedLapses>(FixedLapses).answer = async (ids) => {
      const held = await Promise.all(ids.map((id) => insurance.of(id)));
      return ids.flatMap((volunteerId, index) =>
        held[index]?.some((one) => one.state === 'valid') ? [] : [{ ...shift, volunteerId }],
      );
    };
    expect(await office.act(() => house.get<InsuranceLosses>(InsuranceLosses).of(short?.id ?? ''))).toEqual({
      policyNumber: 'GROUP-9',
      insurer: '人保',
      validTo: '2026-06-30',
      kind: 'group',
      insured: 2,
      uncovered: 1,
      seats: 1,
      shifts: [
        {
          ...shift,
          startsAt: '2026-03-03T12:00:00.000Z',
          volunteerId: mate.id,
          volunteerName: expect.stringMatching(/./),
        },
      ],
    });
    expect(await house.inCounty(() => insurance.of(mate.id))).toMatchObject([{ state: 'valid' }]);
    expect(
      await office.act(() => insurance.revoke(short?.id ?? '', { reason: 'cancelled', wholeGroup: true })),
    ).toEqual({
      revoked: 2,
    });
    expect(await house.inCounty(() => insurance.of(mate.id))).toMatchObject([
      { state: 'revoked', revokeReason: 'cancelled' },
    ]);
    await expect(office.act(() => insurance.revoke(short?.id ?? '', { reason: 'cancelled' }))).rejects.toMatchObject({
      code: 'insurance.revokedAlready',
    });
    const told = await queryAsOwner(
      house.database,
      `SELECT 1 FROM platform.outbox WHERE name = 'insurance.revoked' AND payload->>'volunteerId' = ANY($1)`,
      [[who.id, mate.id]],
    );
    expect(told).toHaveLength(2);
    const rule = (day: string) =>
      queryAsOwner<{ broken: string | null }>(
        house.database,
        `SELECT volunteers.broken_hard_rule($1, 'grove.watch', true, '[]', $2::timestamptz, $2::timestamptz + interval '1 hour') AS broken`,
        [mate.id, `${day}T10:00:00+08:00`],
      );
    expect(await rule('2026-03-02')).toEqual([{ broken: 'insurance' }]);
  });

  it('and what they prove are on the lists of what ends, overdue first, until something follows', async () => {
    const who = await somebody();
    const certificate = (code: string, validTo: string) =>
      house.inCounty(() =>
        qualifications.issue({
          volunteerId: who.id,
          code,
          issuer: '红十字会',
          validFrom: '2025-01-01',
          validTo,
          evidence: { type: 'paper', id: randomUUID() },
        }),
      );
    await certificate('grove.radio', '2026-03-20');
    await certificate('grove.first-aid', '2026-02-20');
    const list = async (code?: string) =>
      (
        await office.act(() => qualifications.expiring({ days: 30, limit: 200, ...(code !== undefined && { code }) }))
      ).items.filter((one) => one.volunteerId === who.id);
    expect((await list()).map((one) => [one.validTo, one.state])).toEqual([
      ['2026-02-20', 'expired'],
      ['2026-03-20', 'valid'],
    ]);
    expect(await list('grove.radio')).toHaveLength(1);
    const sent = await send(who, { code: 'grove.radio', validFrom: '2026-03-21', validTo: '2027-03-20' });
    expect(await list('grove.radio')).toMatchObject([{ claimId: sent.id }]);
    await office.act(() => decisions.decide(sent.id, verify));
    expect(await list('grove.radio')).toEqual([]);
  });

  it('are reminded of 60, 30 and 7 days before, once each, and not once something is on its way', async () => {
    const who = await somebody();
    await house.inCounty(() =>
      qualifications.issue({
        volunteerId: who.id,
        code: 'grove.radio',
        issuer: '县无线电协会',
        validFrom: '2026-03-01',
        validTo: '2026-09-30',
        evidence: { type: 'paper', id: randomUUID() },
      }),
    );
    const reminders = house.get<ProofReminders>(ProofReminders);
    const told = () =>
      queryAsOwner<{ key: string }>(
        house.database,
        `SELECT dedupe_key AS key FROM platform.delivery WHERE person_id = $1 ORDER BY id`,
        [who.personId],
      );
    for (const day of ['2026-07-31', '2026-08-01', '2026-08-02', '2026-08-31', '2026-09-01']) {
      house.clock.set(new Date(`${day}T02:00:00Z`));
      await house.inCounty(() => reminders.remind());
    }
    expect((await told()).map(({ key }) => key.split(':').at(-1))).toEqual(['60', '30']);
    await send(who, { code: 'grove.radio', validFrom: '2026-10-01', validTo: '2027-09-30' });
    house.clock.set(new Date('2026-09-25T02:00:00Z'));
    await house.inCounty(() => reminders.remind());
    expect(await told()).toHaveLength(2);
  });

  it('go with their holder: files and numbers are gone, that something was verified stays', async () => {
    const who = await somebody();
    const sent = await send(who);
    await office.act(() => decisions.decide(sent.id, verify));
    const waiting = await send(who, { code: 'grove.radio' });
    await house.inCounty(() => house.get<Erasure>(Erasure).erase(who.personId));
    expect(
      await queryAsOwner(
        house.database,
        `SELECT state, number = 'erased-' || id AS gone FROM volunteers.claim WHERE id = ANY($1) ORDER BY id`,
        [[sent.id, waiting.id]],
      ),
    ).toEqual([
      { state: 'verified', gone: true },
      { state: 'withdrawn', gone: true },
    ]);
    const store = house.get<FileStore>(FileStore);
    const fileId = sent.files[0]?.id ?? '';
    expect(await store.get(testCounty, fileId)).toBeDefined();
    house.clock.set(new Date(Date.now() + 25 * 3_600_000));
    await house.inCounty(() => house.get<Files>(Files).sweep());
    expect(await store.get(testCounty, fileId)).toBeUndefined();
  });

  it('break no rule that views watch', async () => {
    for (const view of ['claim_decided_by_holder', 'claim_verified_without_row', 'renewal_of_another'])
      expect(await queryAsOwner(house.database, `SELECT id FROM inv.${view}`)).toEqual([]);
  });
});
