import { randomUUID } from 'node:crypto';
import { queryAsOwner } from '@redmaple/platform/testing';
import type { MilestonesService } from '../milestones/milestones.service.js';
import { drownings, ProjectsHouse } from '../testing/projects-house.js';
import type { IndicatorsService } from './indicators.service.js';

describe('what a project does and measures', () => {
  let house: ProjectsHouse;
  let milestones: MilestonesService;
  let indicators: IndicatorsService;

  beforeAll(async () => {
    house = await ProjectsHouse.open();
    ({ milestones, indicators } = house);
  });
  beforeEach(() => house.house.clock.set('2026-11-23T10:00:00+08:00'));
  afterAll(() => house.close());

  describe('a milestone', () => {
    it('is done at a time that stays, and open again without one', async () => {
      const { id: projectId } = await house.project();
      const { id } = await house.operator(() => milestones.add(projectId, { title: '救生课', dueOn: '2026-12-31' }));
      const done = await house.operator(() => milestones.change(id, { state: 'done', version: 1 }));
      expect(done).toMatchObject({ state: 'done', doneAt: '2026-11-23T02:00:00.000Z', version: 2 });
      house.house.clock.set('2026-11-24T10:00:00+08:00');
      const noted = await house.operator(() =>
        milestones.change(id, { state: 'done', evidenceNote: '照片 12 张', version: 2 }),
      );
      expect(noted).toMatchObject({ doneAt: done.doneAt, evidenceNote: '照片 12 张' });
      await expect(house.operator(() => milestones.change(id, { state: 'open', version: 2 }))).rejects.toMatchObject({
        code: 'request.stale',
        details: { params: { version: 3 } },
      });
      const open = await house.operator(() => milestones.change(id, { state: 'open', evidenceNote: null, version: 3 }));
      expect([open.doneAt, open.evidenceNote, open.state]).toEqual([undefined, undefined, 'open']);
      const told = await queryAsOwner(
        house.house.database,
        `SELECT 1 FROM platform.outbox WHERE name = 'projects.milestone-done' AND payload ->> 'milestoneId' = $1`,
        [id],
      );
      expect(told).toHaveLength(1);
      await expect(house.operator(() => milestones.change(randomUUID(), { version: 1 }))).rejects.toMatchObject({
        code: 'request.notFound',
      });
    });
  });

  describe('an indicator', () => {
    it('takes an actual each month; a correction is a further row and the latest counts', async () => {
      const { id: projectId } = await house.project();
      const { id } = await house.operator(() => indicators.add(projectId, drownings));
      await house.operator(() => indicators.enter(id, '2026-11', { value: 1 }));
      await house.operator(() => indicators.enter(id, '2026-10', { value: 3, note: '派出所数据' }));
      await house.operator(() => indicators.enter(id, '2026-10', { value: 2, note: '重复统计一起' }));
      const view = await house.operator(() => indicators.enter(id, '2026-10', { value: 2, note: '重复统计一起' }));
      expect(view.actuals.map((one) => [one.month, one.value, one.revision])).toEqual([
        ['2026-10', 2, 2],
        ['2026-11', 1, 1],
      ]);
      expect(view).toMatchObject({ progress: 0.75, met: false });
      const history = await house.operator(() => indicators.history(id));
      expect(history.map((one) => [one.month, one.value, one.note])).toEqual([
        ['2026-11', 1, undefined],
        ['2026-10', 2, '重复统计一起'],
        ['2026-10', 3, '派出所数据'],
      ]);
      await expect(
        queryAsOwner(house.house.database, 'UPDATE projects.indicator_actual SET value = 0'),
      ).rejects.toThrow('append-only');
    });

    it('takes no month that has not come in the county, nor one that does not exist', async () => {
      const { id: projectId } = await house.project();
      const { id } = await house.operator(() => indicators.add(projectId, drownings));
      await expect(house.operator(() => indicators.enter(id, '2026-12', { value: 1 }))).rejects.toMatchObject({
        code: 'projects.monthAhead',
      });
      await expect(house.operator(() => indicators.enter(id, '2026-13', { value: 1 }))).rejects.toMatchObject({
        code: 'projects.monthWrong',
      });
      // Half past midnight on 1 December in Zhuji, still November in UTC.
      house.house.clock.set('2026-12-01T00:30:00+08:00');
      expect(await house.operator(() => indicators.enter(id, '2026-12', { value: 1 }))).toMatchObject({
        progress: 0.75,
      });
    });

    it('keeps every one of many corrections made at once', async () => {
      const { id: projectId } = await house.project();
      const { id } = await house.operator(() => indicators.add(projectId, drownings));
      await Promise.all(
        [1, 2, 3, 4, 5, 6].map((value) => house.operator(() => indicators.enter(id, '2026-11', { value }))),
      );
      const history = await house.operator(() => indicators.history(id));
      expect(history.map((one) => one.revision)).toEqual([6, 5, 4, 3, 2, 1]);
      expect(history.map((one) => one.value).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    });

    it('aims in its direction, and can be put right', async () => {
      const { id: projectId } = await house.project();
      await expect(
        house.operator(() => indicators.add(projectId, { ...drownings, direction: 'up' })),
      ).rejects.toMatchObject({
        code: 'projects.targetBehindBaseline',
      });
      const indicator = await house.operator(() => indicators.add(projectId, drownings));
      await house.operator(() => indicators.enter(indicator.id, '2026-11', { value: 2 }));
      const changed = await house.operator(() => indicators.change(indicator.id, { target: 2, version: 1 }));
      expect(changed).toMatchObject({ name: '溺水事故', target: 2, met: true, progress: 1, version: 2 });
      await expect(
        house.operator(() => indicators.change(indicator.id, { target: 5, version: 2 })),
      ).rejects.toMatchObject({
        code: 'projects.targetBehindBaseline',
      });
      await expect(
        house.operator(() => indicators.change(indicator.id, { target: 1, version: 1 })),
      ).rejects.toMatchObject({
        code: 'request.stale',
      });
    });
  });
});
