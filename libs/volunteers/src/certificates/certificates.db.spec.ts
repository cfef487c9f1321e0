import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { otherCounty, queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import fc from 'fast-check';
import { PeopleService } from '../people/people.service.js';
import { ServiceCorrections } from '../service-records/service-corrections.service.js';
import { ServiceRecordsService } from '../service-records/service-records.service.js';
import {
  openMembershipHouse,
  race,
  type Somebody,
  staff,
  team,
  volunteer,
  volunteerAccount,
} from '../testing/membership-house.js';
import { CertificateIssuers } from './certificate-issuers.service.js';
import { CertificateRequests } from './certificate-requests.service.js';
import { CertificatesJobs } from './certificates.jobs.js';
import { CertificatesService } from './certificates.service.js';

const period = { from: '2026-01-01', to: '2026-05-31' };
const issuer = {
  name: '枫桥镇红枫林服务中心',
  personInCharge: '错例甲',
  contact: '0575-00000000',
  noticeDays: 7,
  version: 0,
};

describe('certificates of service', () => {
  let house: TestHouse;
  let certificates: CertificatesService;
  let requests: CertificateRequests;
  let ledger: ServiceRecordsService;
  let corrections: ServiceCorrections;
  let operator: Somebody;
  let other: Somebody;
  let teamId: string;
  let source = 0;

  beforeAll(async () => {
    house = await openMembershipHouse();
    house.clock.set(new Date('2026-06-01T00:00:00Z'));
    certificates = house.get(CertificatesService);
    requests = house.get(CertificateRequests);
    ledger = house.get(ServiceRecordsService);
    corrections = house.get(ServiceCorrections);
    operator = await staff(house, ['operator']);
    other = await staff(house, ['county-admin']);
    teamId = await team(house);
    await house.inCounty(() => house.get<CertificateIssuers>(CertificateIssuers).set(issuer));
  });
  afterAll(() => house.close());

  /** At noon of the county, on a day of its own. */
  const serve = (volunteerId: string, minutes = 90): Promise<number> =>
    house.inCounty(() =>
      ledger.credit({
        volunteerId,
        teamId,
        source: { type: 'assignment', id: `z-${++source}` },
        occurredAt: new Date(Date.UTC(2026, 0, 2 + (source % 140), 4)),
        plannedMinutes: minutes,
        actualMinutes: minutes,
        creditedMinutes: minutes,
        grade: 'B',
      }),
    );
  const issue = (volunteerId: string, wish = {}) =>
    operator.act(() => certificates.issue({ volunteerId, ...period, ...wish }));
  const make = (id: string) =>
    house.inCounty(() => house.get<CertificatesJobs>(CertificatesJobs).render({ certificateId: id }));

  it('say whose, how much, by whom and how well proven, and are valid after the notice period', async () => {
    const { id, number } = await volunteer(house, { name: '错例' });
    await serve(id, 90);
    await serve(id, 60);
    const entry = await operator.act(() =>
      corrections.proposeEntry({
        volunteerId: id,
        content: '清理河道',
        reason: 'not-recorded',
        occurredAt: '2026-05-31T15:00:00Z',
        actualMinutes: 30,
        creditedMinutes: 30,
      }),
    );
    await other.act(() => corrections.decide(entry.id, 'approved'));
    const made = await issue(id);
    expect(made).toMatchObject({
      state: 'notice',
      documentReady: false,
      holder: { name: '错例', documentType: 'passport', volunteerNumber: number },
      snapshot: {
        creditedMinutes: 180,
        byGrade: { A: 0, B: 150, C: 0, D: 30 },
        officeEntries: 1,
        corrections: 0,
        lines: [
          { kind: 'shift', minutes: 150, times: 2 },
          { kind: 'office-entry', content: '清理河道', minutes: 30, times: 1 },
        ],
        issuer: { name: issuer.name, personInCharge: '错例甲', handler: '运营专员' },
        issuedOn: '2026-06-01',
        validFrom: '2026-06-08',
      },
    });
    expect(made.snapshot.number).toMatch(/^330681-2026-\d{6}$/);
    expect(made.holder?.maskedDocument).toContain('*');
    house.clock.set(new Date('2026-06-08T00:00:01Z'));
    expect((await operator.act(() => certificates.detail(made.id))).state).toBe('valid');
    house.clock.set(new Date('2026-06-01T00:00:00Z'));
  });

  it('have numbers without a gap, also when several are issued at once and one fails', async () => {
    const people = await Promise.all([1, 2, 3].map(() => volunteer(house)));
    for (const { id } of people.slice(1)) await serve(id);
    const result = await race(
      people.map(
        ({ id }) =>
          () =>
            issue(id),
      ),
    );
    expect(result).toEqual({ done: 2, refused: ['certificates.nothingToCertify'] });
    const serials = await queryAsOwner<{ serial: number }>(
      house.database,
      `SELECT serial FROM volunteers.certificate WHERE county_code = '330681' ORDER BY serial`,
    );
    expect(serials.map((row) => row.serial)).toEqual(serials.map((_, index) => index + 1));
  });

  it('stay as they were after any later corrections, and so does their sheet', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('credit', 'undo', 'rename', 'issuer'), { minLength: 1, maxLength: 5 }),
        async (later) => {
          const { id, personId } = await volunteer(house, { name: '错例' });
          await serve(id);
          await serve(id);
          const made = await issue(id);
          await make(made.id);
          const look = async () => {
            const { documentReady: _ready, ...detail } = await operator.act(() => certificates.detail(made.id));
            const { pdf } = await operator.act(() => certificates.document(made.id));
            return { detail, pdf: createHash('sha256').update(pdf).digest('hex') };
          };
          const before = await look();
          expect(before.detail).toEqual({ ...before.detail, snapshot: made.snapshot, holder: made.holder });
          for (const what of later) {
            if (what === 'credit') await serve(id, 30);
            if (what === 'rename')
              await house.inCounty(() =>
                house.work.execute(`UPDATE volunteers.person SET name = '错例改名' WHERE id = $1`, [personId]),
              );
            if (what === 'issuer')
              await house.inCounty(() =>
                house.work.execute(
                  `UPDATE volunteers.certificate_issuer SET name = name || '改', version = version + 1`,
                ),
              );
            if (what === 'undo') {
              const { items } = await house.inCounty(() => ledger.list(id, { limit: 20 }));
              const undone = new Set(items.map((one) => one.reverses));
              const line = items.find((one) => one.reverses === undefined && !undone.has(one.id));
              if (!line) continue;
              const { id: proposal } = await operator.act(() => corrections.proposeUndo(line.id, 'not-present'));
              await other.act(() => corrections.decide(proposal, 'approved'));
            }
          }
          // The job comes twice.
          await make(made.id);
          expect(await look()).toEqual(before);
        },
      ),
      { numRuns: 4 },
    );
    expect(await queryAsOwner(house.database, 'SELECT 1 FROM inv.certificate_altered')).toEqual([]);
  }, 60_000);

  it('are changed by nobody: only revoked, once, with a reason', async () => {
    const { id } = await volunteer(house);
    await serve(id);
    const made = await issue(id);
    for (const statement of [
      `UPDATE volunteers.certificate SET snapshot = snapshot || '{"creditedMinutes": 9}'`,
      'UPDATE volunteers.certificate SET to_day = to_day + 1',
    ])
      await expect(queryAsOwner(house.database, statement)).rejects.toMatchObject({
        constraint: 'certificate_unchanged',
      });
    await expect(queryAsOwner(house.database, 'DELETE FROM volunteers.certificate')).rejects.toMatchObject({
      code: '42501',
    });
    expect(await operator.act(() => certificates.revoke(made.id, 'hours-corrected'))).toMatchObject({
      state: 'revoked',
      revokeReason: 'hours-corrected',
      snapshot: made.snapshot,
    });
    await expect(operator.act(() => certificates.revoke(made.id, 'objection-upheld'))).rejects.toMatchObject({
      code: 'certificates.revokedAlready',
    });
    // The holder is told once of the sheet, however often it is made, and once of the end.
    await make(made.id);
    await make(made.id);
    expect(
      await queryAsOwner(
        house.database,
        `SELECT template FROM platform.delivery WHERE dedupe_key LIKE 'certificate:${made.id}:%' ORDER BY 1`,
      ),
    ).toEqual([{ template: 'messages.certificateReady' }, { template: 'messages.certificateRevoked' }]);
  });

  it('are verified by their code alone, showing the first character of a name and nothing that identifies', async () => {
    const { id, number } = await volunteer(house, { name: '错例人' });
    await serve(id);
    const made = await issue(id);
    const code = made.verifyPath.split('/').at(-1) ?? '';
    const seen = await house.inCounty(() => certificates.verify(code));
    expect(seen).toMatchObject({
      number: made.snapshot.number,
      state: 'notice',
      maskedName: '错**',
      creditedMinutes: 90,
    });
    const text = JSON.stringify(seen);
    for (const secret of ['错例人', number, made.holder?.maskedDocument, id]) expect(text).not.toContain(secret);
    await operator.act(() => certificates.revoke(made.id, 'entered-wrongly'));
    expect((await house.inCounty(() => certificates.verify(code)))?.state).toBe('revoked');
    expect(await house.inCounty(() => certificates.verify(code), otherCounty)).toBeUndefined();
    expect(await house.inCounty(() => certificates.verify('0'.repeat(16)))).toBeUndefined();
  });

  it('are not for oneself, not for the future, and need an issuer', async () => {
    const { id, personId } = await volunteer(house);
    await serve(id);
    const self = await volunteerAccount(house, personId, [{ role: 'operator', scope: 'county' }]);
    await expect(self.act(() => certificates.issue({ volunteerId: id, ...period }))).rejects.toMatchObject({
      code: 'certificates.ownCertificate',
    });
    await expect(issue(id, { to: '2026-06-02' })).rejects.toMatchObject({ code: 'certificates.periodWrong' });
    await expect(issue(id, { from: '2026-06-01', to: '2026-05-31' })).rejects.toMatchObject({
      code: 'certificates.periodWrong',
    });
    const there = await staff(house, ['operator'], { county: otherCounty });
    await expect(there.act(() => certificates.issue({ volunteerId: id, ...period }))).rejects.toMatchObject({
      code: 'certificates.issuerMissing',
    });
  });

  it('are asked for once at a time, and whoever asked has the answer', async () => {
    const { id, personId } = await volunteer(house);
    await serve(id);
    const me = await volunteerAccount(house, personId);
    const asked = await me.act(() => requests.ask(period));
    await expect(me.act(() => requests.ask(period))).rejects.toMatchObject({ code: 'certificates.requestedAlready' });
    expect((await operator.act(() => requests.waiting())).map((one) => one.id)).toContain(asked.id);
    await operator.act(() => requests.refuse(asked.id));
    expect(await me.act(() => requests.own())).toEqual({ certificates: [], lastRefused: true });
    await me.act(() => requests.ask(period));
    const made = await issue(id);
    const own = await me.act(() => requests.own());
    expect(own).toMatchObject({ certificates: [{ id: made.id }], lastRefused: false });
    expect(own.open).toBeUndefined();
    await expect(me.act(() => certificates.document(made.id, id))).rejects.toMatchObject({
      code: 'certificates.notReady',
    });
    await make(made.id);
    expect((await me.act(() => certificates.document(made.id, id))).pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const { id: stranger } = await volunteer(house);
    await expect(certificatesOf(stranger, made.id)).rejects.toMatchObject({ code: 'request.notFound' });
  });

  const certificatesOf = (volunteerId: string, id: string) =>
    house.inCounty(() => certificates.document(id, volunteerId));

  it('forget whose they are when the person is erased, and still say that they are valid', async () => {
    const { id, personId } = await volunteer(house, { name: '错例忘' });
    await serve(id);
    const made = await issue(id);
    await make(made.id);
    await house.inCounty(() => house.get<PeopleService>(PeopleService).erase(personId));
    expect((await operator.act(() => certificates.detail(made.id))).holder).toBeUndefined();
    await expect(operator.act(() => certificates.document(made.id))).rejects.toMatchObject({
      code: 'certificates.erased',
    });
    const seen = await house.inCounty(() => certificates.verify(made.verifyPath.split('/').at(-1) ?? ''));
    expect(seen).toMatchObject({ state: 'notice', number: made.snapshot.number });
    expect(seen?.maskedName).toBeUndefined();
  });
});
