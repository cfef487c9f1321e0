import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JobRun } from '@redmaple/platform';
import { otherCounty, queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
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
import { RecognitionAwards } from './awards.service.js';
import { Counting } from './counting.service.js';
import { RecognitionObjections } from './objections.service.js';
import { OwnRecognitionService } from './own-recognition.service.js';
import type { RunDetail } from './run.dto.js';
import { RecognitionJobs } from './recognition.jobs.js';
import { RecognitionRules } from './rules.service.js';
import { RecognitionRuns } from './runs.service.js';
import { Stars } from './stars.service.js';

const quiet: JobRun = { outboxId: undefined, attempt: 1, progress: async () => {} };
const week = 8 * 86_400_000;

describe('recognition', () => {
  let house: TestHouse;
  let runs: RecognitionRuns;
  let counting: Counting;
  let objections: RecognitionObjections;
  let own: OwnRecognitionService;
  let operator: Somebody;
  let admin: Somebody;
  let second: Somebody;
  let north: string;
  let source = 0;
  let started: Date;

  beforeAll(async () => {
    house = await openMembershipHouse();
    started = new Date('2026-09-01T04:00:00Z');
    house.clock.set(started);
    runs = house.get(RecognitionRuns);
    counting = house.get(Counting);
    objections = house.get(RecognitionObjections);
    own = house.get(OwnRecognitionService);
    operator = await staff(house, ['operator']);
    admin = await staff(house, ['county-admin']);
    second = await staff(house, ['county-admin']);
    north = await team(house);
  });
  afterAll(() => house.close());

  /** On a day of its own in the month. */
  const serve = (
    volunteerId: string,
    month: string,
    minutes: number,
    options: { type?: string; at?: string; teamId?: string } = {},
  ) =>
    house.inCounty(() =>
      house.get<ServiceRecordsService>(ServiceRecordsService).credit({
        volunteerId,
        teamId: options.teamId ?? north,
        source: { type: options.type ?? 'assignment', id: `r-${++source}` },
        occurredAt: new Date(options.at ?? `${month}-${String(1 + (source % 27)).padStart(2, '0')}T04:00:00Z`),
        plannedMinutes: minutes,
        actualMinutes: minutes,
        creditedMinutes: minutes,
        grade: 'B',
      }),
    );
  /** As the worker: no transaction is around the job. */
  const count = (id: string, run = quiet) => operator.act(() => counting.count(id, run));
  const drafted = async (month: string): Promise<RunDetail> => {
    const { id } = await operator.act(() => runs.start(month));
    await count(id);
    return operator.act(() => runs.detail(id));
  };
  const opened = async (month: string): Promise<RunDetail> => {
    const run = await drafted(month);
    return operator.act(() => runs.open(run.id, run.version));
  };
  const later = async <T>(work: () => Promise<T>): Promise<T> => {
    house.clock.set(new Date(house.clock.now().getTime() + week));
    try {
      return await work();
    } finally {
      house.clock.set(started);
    }
  };
  const published = async (month: string): Promise<RunDetail> => {
    const run = await opened(month);
    return later(async () => {
      const decided = await admin.act(() => runs.decide(run.id, run.version, 'approved'));
      return operator.act(() => runs.publish(run.id, decided.version));
    });
  };
  const linesOf = async (id: string) => (await operator.act(() => runs.page(id, { limit: 50 }))).items;
  const violations = async (): Promise<number> => {
    const [row] = await queryAsOwner<{ count: number }>(
      house.database,
      `SELECT ((SELECT count(*) FROM inv.recognition_altered) + (SELECT count(*) FROM inv.recognition_by_one_person)
         + (SELECT count(*) FROM inv.recognition_out_of_place))::int AS count`,
    );
    return row?.count ?? -1;
  };

  it('counts a month in the county, says how points came about, and ranks within the team', async () => {
    const [a, b, c] = [await volunteer(house, { name: '错例甲' }), await volunteer(house), await volunteer(house)];
    await serve(a.id, '2026-01', 300);
    await serve(a.id, '2026-01', 60, { type: 'mission' });
    await serve(b.id, '2026-01', 600);
    // The last minute of January in Shanghai, and the first of February.
    await serve(c.id, '2026-01', 30, { at: '2026-01-31T15:59:00Z' });
    await serve(c.id, '2026-01', 45, { at: '2026-01-31T16:00:00Z' });
    const run = await drafted('2026-01');
    expect(run).toMatchObject({ state: 'draft', progress: 100, lineCount: 3, rulesVersion: 1, mine: true });
    const lines = await linesOf(run.id);
    expect(lines.map(({ volunteerId, score, rank, commended }) => ({ volunteerId, score, rank, commended }))).toEqual([
      { volunteerId: b.id, score: 1_000, rank: 1, commended: true },
      { volunteerId: a.id, score: 600, rank: 2, commended: true },
      { volunteerId: c.id, score: 50, rank: 3, commended: false },
    ]);
    expect(lines[1]?.parts).toEqual([{ measure: 'hours', amount: 360, counted: 360, points: 100, sum: 600 }]);
    expect(run.teams).toEqual([{ teamId: north, name: expect.any(String), lines: 3 }]);
  });

  it('is counted once for a month and a version of the rules, and for no month that runs', async () => {
    const { done, refused } = await race([1, 2, 3].map(() => () => operator.act(() => runs.start('2025-12'))));
    expect({ done, refused }).toEqual({ done: 1, refused: ['recognition.runExists', 'recognition.runExists'] });
    await expect(operator.act(() => runs.start('2026-09'))).rejects.toMatchObject({ code: 'recognition.monthNotOver' });
  });

  it('comes out the same when the worker dies between two pages, and when two workers count', async () => {
    const people = [await volunteer(house), await volunteer(house), await volunteer(house)];
    for (const { id } of people) await serve(id, '2026-02', 120);
    const { id } = await operator.act(() => runs.start('2026-02'));
    // Progress is told after each page is written: dying there leaves a page behind.
    const dying: JobRun = { ...quiet, progress: async () => Promise.reject(new Error('killed')) };
    await expect(count(id, dying)).rejects.toThrow('killed');
    expect(await operator.act(() => runs.detail(id))).toMatchObject({ state: 'computing', lineCount: 4 });
    await Promise.all([count(id), count(id)]);
    await count(id);
    const run = await operator.act(() => runs.detail(id));
    expect(run).toMatchObject({ state: 'draft', lineCount: 4 });
    expect(await operator.act(() => runs.replay(id))).toMatchObject({ same: true, lines: 4, differing: [] });
  });

  it('tells of its failure after the last attempt and goes on when it is started again', async () => {
    const { id } = await volunteer(house);
    await serve(id, '2026-03', 60);
    const run = await operator.act(() => runs.start('2026-03'));
    const last: JobRun = { ...quiet, attempt: 4, progress: async () => Promise.reject(new Error('full disk')) };
    await expect(count(run.id, last)).rejects.toThrow('full disk');
    expect(await operator.act(() => runs.detail(run.id))).toMatchObject({
      state: 'failed',
      failure: 'request.internal',
    });
    expect((await operator.act(() => runs.start('2026-03'))).id).toBe(run.id);
    await count(run.id);
    expect(await operator.act(() => runs.detail(run.id))).toMatchObject({ state: 'draft', lineCount: 1 });
  });

  it('is published by two, stands still, and later corrections of the ledger do not change it', async () => {
    const { id, personId } = await volunteer(house);
    await serve(id, '2026-04', 600);
    const run = await published('2026-04');
    expect(run.state).toBe('published');
    const record = await queryAsOwner<{ id: string }>(
      house.database,
      'SELECT id FROM volunteers.service_record WHERE volunteer_id = $1',
      [id],
    );
    const corrections = house.get<ServiceCorrections>(ServiceCorrections);
    const undo = await operator.act(() => corrections.proposeUndo(record[0]?.id ?? '', 'entered-wrongly'));
    await admin.act(() => corrections.decide(undo.id, 'approved'));
    await serve(id, '2026-04', 60);
    expect(await linesOf(run.id)).toMatchObject([{ score: 1_000, commended: true }]);
    expect(await operator.act(() => runs.replay(run.id))).toMatchObject({ same: true, replayed: run.result });
    const me = await volunteerAccount(house, personId);
    expect((await me.act(() => own.mine())).months).toMatchObject([{ month: '2026-04', lines: [{ score: 1_000 }] }]);
    for (const sql of [
      'UPDATE volunteers.recognition_line SET score = 1 WHERE run_id = $1',
      'UPDATE volunteers.recognition_line SET commended = false WHERE run_id = $1',
      `UPDATE volunteers.recognition_run SET published_at = now() WHERE id = $1`,
      'DELETE FROM volunteers.recognition_run WHERE id = $1',
    ])
      await expect(queryAsOwner(house.database, sql, [run.id])).rejects.toThrow(/fixed|stands still|keeps its rows/);
    expect(await violations()).toBe(0);
  });

  it('notices a line that somebody changed behind its back', async () => {
    const { id } = await volunteer(house);
    await serve(id, '2025-01', 90);
    const run = await published('2025-01');
    await queryAsOwner(house.database, 'ALTER TABLE volunteers.recognition_line DISABLE TRIGGER guard');
    await queryAsOwner(house.database, 'UPDATE volunteers.recognition_line SET score = 99999 WHERE run_id = $1', [
      run.id,
    ]);
    expect(await operator.act(() => runs.replay(run.id))).toMatchObject({ same: false, differing: [1] });
    expect(await violations()).toBe(1);
    await queryAsOwner(house.database, 'UPDATE volunteers.recognition_line SET score = 150 WHERE run_id = $1', [
      run.id,
    ]);
    await queryAsOwner(house.database, 'ALTER TABLE volunteers.recognition_line ENABLE TRIGGER guard');
    expect(await violations()).toBe(0);
  });

  it('is decided by nobody who started or opened it, nor by whom it commends, in the database too', async () => {
    const { id, personId } = await volunteer(house);
    await serve(id, '2026-05', 600);
    const commended = await volunteerAccount(house, personId, [{ role: 'county-admin', scope: 'county' }]);
    const draft = await (async () => {
      const run = await admin.act(() => runs.start('2026-05'));
      await count(run.id);
      return admin.act(() => runs.detail(run.id));
    })();
    const run = await operator.act(() => runs.open(draft.id, draft.version));
    const decide = (who: Somebody) => who.act(() => runs.decide(run.id, run.version, 'approved'));
    await expect(decide(second)).rejects.toMatchObject({ code: 'recognition.tooEarly' });
    await later(async () => {
      await expect(decide(admin)).rejects.toMatchObject({ code: 'recognition.samePerson' });
      await expect(decide(operator)).rejects.toMatchObject({ code: 'recognition.samePerson' });
      await expect(decide(commended)).rejects.toMatchObject({ code: 'recognition.ownCommendation' });
      const { done, refused } = await race([() => decide(second), () => decide(second)]);
      expect({ done, refused }).toEqual({ done: 1, refused: ['request.stale'] });
    });
    await expect(
      queryAsOwner(house.database, 'UPDATE volunteers.recognition_run SET decided_by = opened_by WHERE id = $1', [
        run.id,
      ]),
    ).rejects.toThrow('recognition_run_two_people');
  });

  it('counts again from the ledger where an objection is upheld, by another person than who raised it', async () => {
    const [a, b] = [await volunteer(house), await volunteer(house)];
    await serve(a.id, '2026-06', 300);
    await serve(b.id, '2026-06', 360);
    const run = await opened('2026-06');
    const me = await volunteerAccount(house, a.personId);
    const objection = await me.act(() =>
      objections.own({ runId: run.id, reason: 'service-missing', note: ' 六月三日 ' }),
    );
    expect(objection).toMatchObject({ own: true, note: '六月三日', state: 'open' });
    await expect(me.act(() => objections.own({ runId: run.id, reason: 'other' }))).rejects.toMatchObject({
      code: 'recognition.objectedAlready',
    });
    await later(() =>
      expect(admin.act(() => runs.decide(run.id, run.version, 'approved'))).rejects.toMatchObject({
        code: 'recognition.objectionsWait',
      }),
    );
    await serve(a.id, '2026-06', 600);
    const answered = await operator.act(() => objections.decide(objection.id, { outcome: 'upheld', reply: '已补记' }));
    expect(answered).toMatchObject({ state: 'upheld', scoreBefore: 500, scoreAfter: 1_500 });
    await expect(
      admin.act(() => objections.decide(objection.id, { outcome: 'dismissed', reply: '不' })),
    ).rejects.toMatchObject({ code: 'recognition.answeredAlready' });
    expect((await linesOf(run.id)).map((one) => [one.volunteerId, one.score, one.rank])).toEqual([
      [a.id, 1_500, 1],
      [b.id, 600, 2],
    ]);
    expect(await operator.act(() => runs.replay(run.id))).toMatchObject({ same: true });
    expect((await me.act(() => own.mine())).months[0]).toMatchObject({
      state: 'objections',
      objections: [{ state: 'upheld', reply: '已补记' }],
    });
    const noted = await operator.act(() => objections.note(run.id, { volunteerId: b.id, reason: 'hours-wrong' }));
    await expect(
      operator.act(() => objections.decide(noted.id, { outcome: 'dismissed', reply: '核对无误' })),
    ).rejects.toMatchObject({ code: 'recognition.samePerson' });
    await admin.act(() => objections.decide(noted.id, { outcome: 'dismissed', reply: '核对无误' }));
    await later(() =>
      expect(me.act(() => objections.own({ runId: run.id, reason: 'other' }))).rejects.toMatchObject({
        code: 'recognition.objectionsClosed',
      }),
    );
  });

  it('goes back to a draft when it is returned, and may then be opened again', async () => {
    const { id } = await volunteer(house);
    await serve(id, '2026-07', 60);
    const run = await opened('2026-07');
    const back = await admin.act(() => runs.decide(run.id, run.version, 'returned'));
    expect(back).toMatchObject({ state: 'draft' });
    expect(back.objectionsUntil).toBeUndefined();
    expect(await operator.act(() => runs.open(run.id, back.version))).toMatchObject({ state: 'objections' });
  });

  it('gives awards from published months', async () => {
    const { id, personId } = await volunteer(house);
    for (const month of ['2024-01', '2024-02', '2024-03']) {
      await serve(id, month, 600);
      await published(month);
    }
    expect(await operator.act(() => house.get<RecognitionAwards>(RecognitionAwards).ofYear('2024'))).toMatchObject([
      { code: 'half-year-award', period: '2024-H1', volunteerId: id, commendedMonths: 3 },
    ]);
    const me = await volunteerAccount(house, personId);
    expect((await me.act(() => own.mine())).awards).toMatchObject([{ code: 'half-year-award', period: '2024-H1' }]);
  });

  it('shows nobody on a list by name who did not agree, nor after they took it back, nor minors', async () => {
    const teamId = await team(house);
    const [a, b, young] = [
      await volunteer(house, { name: '愿上榜', teamId }),
      await volunteer(house, { name: '不愿', teamId }),
      await volunteer(house, { name: '少年', birthDate: '2009-01-01' }),
    ];
    for (const { id } of [a, b, young]) await serve(id, '2026-08', 90, { teamId });
    await published('2026-08');
    const [me, other, minor] = await Promise.all([a, b, young].map((one) => volunteerAccount(house, one.personId)));
    const list = () => other?.act(() => own.leaderboard(teamId));
    expect(await list()).toEqual({ month: '2026-08', rows: [], others: 3 });
    const agree = (who: Somebody | undefined, agreed = true) => who?.act(() => own.setLeaderboard(agreed, '2026-01'));
    await agree(me);
    await agree(me);
    await expect(agree(minor)).rejects.toMatchObject({ code: 'recognition.adultsOnly' });
    expect(await list()).toEqual({
      month: '2026-08',
      rows: [{ rank: 1, name: '愿上榜', score: 150, me: false }],
      others: 2,
    });
    await agree(me, false);
    expect(await list()).toMatchObject({ rows: [], others: 3 });
    await expect(minor?.act(() => own.leaderboard(teamId))).rejects.toMatchObject({ code: 'recognition.notMyTeam' });
  });

  it('keeps versions of the rules, within the bounds of the plugins, for who read the newest', async () => {
    const rules = house.get<RecognitionRules>(RecognitionRules);
    const now = await admin.act(() => rules.view());
    expect(now.version).toBe(1);
    const chosen = { perTeam: 1, leastPoints: 0, objectionDays: 3 };
    const weigh = (points: number, measure = 'hours') => [{ teamType: 'grove.watch', measure, points }];
    const set = (weights: ReturnType<typeof weigh>, version = 1) =>
      admin.act(() => rules.set({ ...chosen, version, weights }));
    await expect(set(weigh(201))).rejects.toMatchObject({ code: 'recognition.outOfBounds' });
    await expect(set(weigh(1, 'birds'))).rejects.toMatchObject({ code: 'recognition.formulaUnknown' });
    expect(await set(weigh(200))).toMatchObject({ version: 2, perTeam: 1, objectionDays: 3 });
    // Whoever wrote at the same time sees that, and which version there is now.
    await expect(set(weigh(100))).rejects.toMatchObject({ code: 'request.stale', details: { params: { version: 2 } } });
    const again = await drafted('2026-01');
    expect(again).toMatchObject({ rulesVersion: 2, commendedCount: 1 });
    expect((await linesOf(again.id)).map((one) => one.score)).toEqual([2_000, 1_200, 100]);
    await expect(
      queryAsOwner(house.database, `UPDATE volunteers.recognition_rules SET content = '{}'`),
    ).rejects.toThrow('append-only');
  });

  it('keeps awards, titles and stars in the versions too, and what somebody earned follows the rules of the year', async () => {
    const rules = house.get<RecognitionRules>(RecognitionRules);
    const now = await admin.act(() => rules.view());
    const { perTeam, leastPoints, objectionDays, version } = now;
    const set = (chosen: Partial<Parameters<typeof rules.set>[0]>) =>
      admin.act(() => rules.set({ perTeam, leastPoints, objectionDays, version, weights: [], ...chosen }));
    const [half] = now.awards;
    const title = now.offeredAwards.find((one) => one.code === 'grove.gold');
    expect(title).toMatchObject({ label: { 'zh-CN': '金牌巡防员' }, commendedMonths: 9, leastPoints: 1250 });
    if (!half) throw new Error('A county begins with awards.');
    const award = { ...half, label: { 'zh-CN': '嘉奖', en: 'Commendation' } };
    await expect(set({ awards: [award, award] })).rejects.toMatchObject({ code: 'recognition.awardTwice' });
    await expect(set({ awards: [{ ...award, commendedMonths: 7 }] })).rejects.toMatchObject({
      code: 'recognition.tooManyMonths',
      details: { field: 'awards.0.commendedMonths' },
    });
    await expect(set({ stars: [100, 300, 300, 1_000, 1_500] })).rejects.toMatchObject({
      code: 'recognition.starsNotRising',
    });
    const { code: _new, ...fresh } = { ...award, label: { 'zh-CN': '新星', en: 'Newcomer' }, commendedMonths: 1 };
    const withTitle = await set({ awards: title ? [award, title] : [] });
    expect(withTitle.offeredAwards).toEqual([]);
    expect(withTitle.awards.map(({ code }) => code)).toEqual([half.code, 'grove.gold']);
    const after = await set({ version: version + 1, awards: [award, fresh], stars: [50, 100, 200, 400, 800] });
    expect(after).toMatchObject({ version: version + 2, stars: [50, 100, 200, 400, 800] });
    expect(after.awards.map(({ code }) => code)).toEqual([half.code, expect.stringMatching(/^award-[0-9a-f]{8}$/)]);
    const { id } = await volunteer(house);
    expect(await operator.act(() => house.get<Stars>(Stars).of(id))).toMatchObject({ stars: 0, nextAt: 3_000 });
    await set({ version: version + 2, awards: now.awards, stars: now.stars });
  });

  it('tells of a star once, exactly when its hours are full', async () => {
    const stars = house.get<Stars>(Stars);
    const jobs = house.get<RecognitionJobs>(RecognitionJobs);
    const { id, personId } = await volunteer(house);
    for (let day = 1; day <= 9; day++) await serve(id, '2023-01', 660, { at: `2023-01-${10 + day}T01:00:00Z` });
    await serve(id, '2023-01', 59, { at: '2023-01-25T01:00:00Z' });
    const told = () =>
      queryAsOwner<{ template: string }>(
        house.database,
        'SELECT template FROM platform.delivery WHERE person_id = $1',
        [personId],
      );
    await house.inCounty(() => jobs.tell());
    expect(await operator.act(() => stars.of(id))).toMatchObject({ creditedMinutes: 5_999, stars: 0, nextAt: 6_000 });
    expect(await told()).toEqual([]);
    await serve(id, '2023-01', 1, { at: '2023-01-26T01:00:00Z' });
    await house.inCounty(() => jobs.tell());
    await house.inCounty(() => jobs.tell());
    expect(await operator.act(() => stars.of(id))).toMatchObject({ creditedMinutes: 6_000, stars: 1, nextAt: 18_000 });
    expect(await operator.act(() => stars.of(id, new Date('2023-01-26T01:00:00Z')))).toMatchObject({ stars: 0 });
    expect(await told()).toEqual([{ template: 'messages.starReached' }]);
  });

  it('is no other county’s', async () => {
    const run = await operator.act(() => runs.list({ limit: 1 }));
    await expect(house.inCounty(() => runs.detail(run.items[0]?.id ?? ''), otherCounty)).rejects.toMatchObject({
      code: 'request.notFound',
    });
    expect(await violations()).toBe(0);
  });
});
