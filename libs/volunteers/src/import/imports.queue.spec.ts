import { readFileSync } from 'node:fs';
import { asSystem, JobRegistry, Relay, WorkerHost } from '@redmaple/platform';
import { queryAsOwner, queueBackends, testCounty, type TestHouse } from '@redmaple/platform/testing';
import { ApplicationStates } from '../applications/application-states.js';
import { ApplicationsService } from '../applications/applications.service.js';
import { SignUp } from '../applications/sign-up.js';
import { CallsService } from '../calls/calls.service.js';
import { companion, documentBorn, newSignUp, openRecruitmentHouse, publishCall } from '../testing/recruitment-house.js';
import { CommitImport } from './commit-import.js';
import type { ImportView } from './import.dto.js';
import { ImportsService } from './imports.service.js';

const demo = (name: string) => readFileSync(new URL(`../../../../demo/${name}`, import.meta.url));

describe.each(queueBackends())('importing paper sign-ups on $name', ({ redis }) => {
  let house: TestHouse;
  let imports: ImportsService;

  beforeAll(async () => {
    house = await openRecruitmentHouse({ redis });
    house.clock.set('2026-03-10T02:00:00Z');
    imports = house.get(ImportsService);
    house.get<JobRegistry>(JobRegistry).collect();
    house.get<Relay>(Relay).start();
    await house.get<WorkerHost>(WorkerHost).start();
  });
  afterAll(async () => {
    await house.get<Relay>(Relay).stop();
    await house.get<WorkerHost>(WorkerHost).stop();
    await house.close();
  });

  const inCounty = <T>(work: () => Promise<T>) => asSystem(testCounty, 'test', work);
  const preview = (callId: string, name = 'signups-336.xlsx', paperConsentOn?: string) =>
    inCounty(() => imports.preview(callId, { file: demo(name), filename: name, paperConsentOn }));
  const settled = async (id: string): Promise<ImportView> => {
    for (let tries = 0; tries < 600; tries++) {
      const view = await inCounty(() => imports.get(id));
      if (view.state === 'committed' || view.state === 'failed') return view;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('The import did not end in time.');
  };
  const commit = async (id: string): Promise<ImportView> => {
    await inCounty(() => imports.commit(id));
    return settled(id);
  };
  const counts = (callId: string) => inCounty(() => house.get<CallsService>(CallsService).counts(callId));
  const one = async <Row extends object>(sql: string, params: unknown[] = []): Promise<Row | undefined> =>
    (await queryAsOwner<Row>(house.database, sql, params))[0];

  it('writes all 336 rows: seats in the order of the sheet, the rest waitlisted in that order, phones unverified, the paper dated', async () => {
    const callId = await publishCall(house, { rescue: 100, patrol: 150 });
    const before = await preview(callId);
    expect(before).toMatchObject({ state: 'preview', totalRows: 336, wrongRows: 0, presentRows: 0, errors: [] });
    expect(await commit(before.id)).toMatchObject({
      state: 'committed',
      addedRows: 336,
      waitlistedRows: 86,
      presentRows: 0,
      progress: 100,
    });
    const { teamTypes } = await counts(callId);
    expect(teamTypes.map(({ seatsHeld, byState }) => [seatsHeld, byState])).toEqual([
      [100, { submitted: 100, waitlisted: 32 }],
      [150, { submitted: 150, waitlisted: 54 }],
    ]);
    expect(
      await one(
        `SELECT count(*)::int AS people, count(phone_verified_at)::int AS verified, count(k.person_id)::int AS keys,
         (SELECT count(*) FROM volunteers.consent WHERE evidence = 'paper' AND paper_date IS NOT NULL)::int AS consents,
         (SELECT count(*) FROM volunteers.application WHERE specialty IS NOT NULL)::int AS specialists,
         (SELECT count(*) FROM volunteers.application_event WHERE note IS NOT NULL)::int > 0 AS notes,
         (SELECT sealed_rows IS NULL FROM volunteers.import WHERE id = $1) AS removed,
         (SELECT count(*) FROM audit.entry WHERE action = 'application.submitted')::int AS audits,
         (SELECT count(*) FROM platform.outbox WHERE name = 'application.submitted')::int AS events
       FROM volunteers.person p LEFT JOIN keys.person_key k ON k.person_id = p.id`,
        [before.id],
      ),
    ).toEqual({
      people: 336,
      verified: 0,
      keys: 336,
      consents: 336,
      specialists: 16,
      notes: true,
      removed: true,
      audits: 336,
      events: 336,
    });
    const overtaken = await queryAsOwner(
      house.database,
      `SELECT 1 FROM (SELECT row_number() OVER (PARTITION BY call_team_type_id ORDER BY waitlist_no) AS place, waitlist_no FROM volunteers.application
       WHERE call_id = $1 AND state = 'waitlisted') w WHERE place <> waitlist_no`,
      [callId],
    );
    expect(overtaken).toEqual([]);
    // Nothing more happens when the commit is asked for again, or the job is delivered twice.
    expect(await commit(before.id)).toMatchObject({ state: 'committed', addedRows: 336 });
    await inCounty(() => house.get<CommitImport>(CommitImport).run(before.id, async () => {}));
    expect((await counts(callId)).total).toBe(336);
  });

  it('adds nobody twice when the same people come in another file, and brings nobody back who withdrew', async () => {
    const callId = await publishCall(house, { rescue: 200, patrol: 300 });
    await commit((await preview(callId, 'signups-336.gbk.csv')).id);
    const gone = await one<{ id: string }>('SELECT id FROM volunteers.application WHERE call_id = $1 LIMIT 1', [
      callId,
    ]);
    await inCounty(() => house.get<ApplicationStates>(ApplicationStates).withdraw(gone?.id ?? ''));
    const again = await preview(callId, 'signups-336.utf8.csv');
    expect(again.presentRows).toBe(336);
    expect(await commit(again.id)).toMatchObject({ addedRows: 0, waitlistedRows: 0, presentRows: 336 });
    expect((await counts(callId)).total).toBe(336);
  });

  it('shows each mistake with its line and words, masks what it shows, and refuses to commit', async () => {
    const callId = await publishCall(house, { rescue: 10, patrol: 10 });
    const view = await preview(callId, 'signups-with-errors.csv');
    expect(view.wrongRows).toBeGreaterThan(20);
    expect(view.errors.filter(({ message }) => message.includes('⟦'))).toEqual([]);
    await expect(inCounty(() => imports.commit(view.id))).rejects.toMatchObject({
      code: 'imports.hasErrors',
      details: { params: { count: view.wrongRows } },
    });
    const { items, next } = await inCounty(() => imports.rows(view.id, { from: 1, limit: 5 }));
    expect([items.length, next]).toEqual([5, 7]);
    expect(items[0]).toMatchObject({
      line: 2,
      name: '𠮷枫晚',
      maskedDocument: '9****************X',
      maskedPhone: '154****0001',
      errors: [],
    });
    expect(items[3]?.errors).toEqual([{ line: 5, field: 'name', column: '姓名', code: 'empty', message: '请填写' }]);
    expect((await counts(callId)).total).toBe(0);
    const kept = await one<{ row: string }>('SELECT to_jsonb(i)::text AS row FROM volunteers.import i WHERE id = $1', [
      view.id,
    ]);
    expect(kept?.row).not.toMatch(/15409000001|99999919900101501|吉枫|𠮷枫/);
  });

  it('writes nothing at all when one row can not be written', async () => {
    const callId = await publishCall(house, { rescue: 200, patrol: 300 });
    const { id } = await preview(callId);
    await queryAsOwner(
      house.database,
      `ALTER TABLE volunteers.consent ADD CONSTRAINT no_more CHECK (paper_date IS NULL OR paper_date <> '2026-02-08') NOT VALID`,
    );
    await inCounty(async () => {
      await imports.commit(id);
      await expect(house.get<CommitImport>(CommitImport).run(id, async () => {})).rejects.toThrow('no_more');
    });
    expect(await counts(callId)).toMatchObject({ total: 0, teamTypes: [{ seatsHeld: 0 }, { seatsHeld: 0 }] });
    await queryAsOwner(house.database, 'ALTER TABLE volunteers.consent DROP CONSTRAINT no_more');
    expect(await settled(id)).toMatchObject({ state: 'committed', addedRows: 336 });
  });

  it('shares the seats with people who sign up online meanwhile', async () => {
    const callId = await publishCall(house, { rescue: 20, patrol: 30 });
    const inputs = [];
    for (let index = 0; index < 40; index++) inputs.push(await newSignUp(house, callId));
    const { id } = await preview(callId);
    await inCounty(() => imports.commit(id));
    const results = await Promise.all(inputs.map((input) => inCounty(() => house.get<SignUp>(SignUp).online(input))));
    expect(results).toHaveLength(40);
    expect(await settled(id)).toMatchObject({ state: 'committed', addedRows: 336 });
    const { teamTypes, total } = await counts(callId);
    expect([total, ...teamTypes.map(({ seatsHeld, byState }) => [seatsHeld, byState.submitted])]).toEqual([
      376,
      [20, 20],
      [30, 30],
    ]);
  });

  it('refuses files that are no sheet, drafts and calls of nobody', async () => {
    const callId = await publishCall(house, { rescue: 10 });
    const send = (file: Buffer, filename: string, id = callId) =>
      inCounty(() => imports.preview(id, { file, filename, paperConsentOn: undefined }));
    await expect(send(Buffer.from('%PDF-1.7'), 'a.xlsx')).rejects.toMatchObject({
      code: 'spreadsheet.unsupportedFormat',
    });
    await expect(send(Buffer.alloc(0), 'a.csv')).rejects.toMatchObject({ code: 'spreadsheet.empty' });
    await expect(send(Buffer.from('姓名,手机号码\n错例,15400000000\n'), 'a.csv')).rejects.toMatchObject({
      code: 'imports.columnMissing',
      details: { params: { column: '证件号码' } },
    });
    await expect(
      send(demo('signups-336.xlsx'), 'a.xlsx', '0199d1a0-0000-7000-8000-000000000000'),
    ).rejects.toMatchObject({ code: 'request.notFound' });
    await expect(
      inCounty(() =>
        imports.preview(callId, { file: demo('signups-336.xlsx'), filename: 'a', paperConsentOn: '2026-02-30' }),
      ),
    ).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('forgets previews that nobody commits', async () => {
    const { id } = await preview(await publishCall(house, { rescue: 200, patrol: 300 }));
    house.clock.advance(8 * 86_400_000);
    await inCounty(() => imports.purge(7));
    await expect(inCounty(() => imports.get(id))).rejects.toMatchObject({ code: 'request.notFound' });
    house.clock.set('2026-03-10T02:00:00Z');
  });

  it('keeps the guardians of minors under the key of whoever is stored, and their consent', async () => {
    const callId = await publishCall(house, { companion: 5 });
    const guardian = { name: '监护甲', phone: '15409000003', consentAccepted: true };
    const known = documentBorn('2010-01-02');
    const earlier = await publishCall(house, { companion: 5 });
    const answers = { evenings: true };
    const before = { teamType: companion, documentNumber: known, answers, guardian };
    await inCounty(async () => house.get<SignUp>(SignUp).online(await newSignUp(house, earlier, before)));
    const file = Buffer.from(
      '姓名,证件号码,手机号码,报名队伍,晚上能参加巡防,纸质同意书日期,监护人姓名,监护人电话\n' +
        `错例,${known},15409000011,陪伴队,是,2026/3/5,监护乙,15409000012\n` +
        `新例,${documentBorn('2010-01-03')},15409000013,陪伴队,否,2026/3/5,监护丙,15409000014\n` +
        `大例,${documentBorn('1990-01-03')},15409000015,陪伴队,否,2026/3/5,,\n`,
    );
    const { id } = await inCounty(() =>
      imports.preview(callId, { file, filename: 'minors.csv', paperConsentOn: undefined }),
    );
    expect(await commit(id)).toMatchObject({ state: 'committed', addedRows: 3 });
    const applications = house.get<ApplicationsService>(ApplicationsService);
    const listed = await inCounty(() => applications.list({ callId, limit: 10 }));
    const seen = await Promise.all(listed.items.map((item) => inCounty(() => applications.get(item.id))));
    expect(Object.fromEntries(seen.map(({ name, minor, guardian: by }) => [name, [minor, by?.maskedPhone]]))).toEqual({
      错例: [true, '154****0012'],
      新例: [true, '154****0014'],
      大例: [false, undefined],
    });
    expect(
      await one(
        `SELECT count(*)::int AS guardians FROM volunteers.consent c JOIN volunteers.application a USING (person_id)
         WHERE a.call_id = $1 AND c.purpose = 'guardian' AND c.evidence = 'paper'`,
        [callId],
      ),
    ).toEqual({ guardians: 2 });
  });
});
