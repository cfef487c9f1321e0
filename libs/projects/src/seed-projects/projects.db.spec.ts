import { randomUUID } from 'node:crypto';
import { otherCounty, queryAsOwner } from '@redmaple/platform/testing';
import type { IndicatorsService } from '../indicators/indicators.service.js';
import type { MilestonesService } from '../milestones/milestones.service.js';
import type { OrganisationsService } from '../organisations/organisations.service.js';
import { drownings, fengqiao, ProjectsHouse } from '../testing/projects-house.js';
import type { ProjectsService } from './projects.service.js';

describe('incubating seed projects', () => {
  let house: ProjectsHouse;
  let organisations: OrganisationsService;
  let projects: ProjectsService;
  let milestones: MilestonesService;
  let indicators: IndicatorsService;

  beforeAll(async () => {
    house = await ProjectsHouse.open();
    ({ organisations, projects, milestones, indicators } = house);
  });
  beforeEach(() => house.house.clock.set('2026-11-23T10:00:00+08:00'));
  afterAll(() => house.close());

  describe('an organisation', () => {
    it('applies, moves in and graduates, one change after the other', async () => {
      const applied = await house.organisation({ areaId: fengqiao.id });
      expect(applied).toMatchObject({ state: 'applied', version: 1, areaId: fengqiao.id });
      const resident = await house.operator(() => organisations.change(applied.id, { state: 'resident', version: 1 }));
      expect(resident).toEqual({ ...applied, state: 'resident', version: 2 });
      await expect(
        house.operator(() => organisations.change(applied.id, { state: 'graduated', version: 1 })),
      ).rejects.toMatchObject({ code: 'request.stale' });
      await expect(
        house.operator(() => organisations.change(applied.id, { state: 'applied', version: 2 })),
      ).rejects.toMatchObject({ code: 'projects.stateUnreachable' });
      const moved = await house.operator(() =>
        organisations.change(applied.id, { state: 'graduated', areaId: null, version: 2 }),
      );
      expect(moved).not.toHaveProperty('areaId');
    });

    it('has a name of its own, and an area and an officer that exist', async () => {
      const { name } = await house.organisation();
      await expect(house.organisation({ name })).rejects.toMatchObject({ code: 'projects.nameTaken' });
      await expect(house.organisation({ areaId: randomUUID() })).rejects.toMatchObject({
        code: 'projects.unknownArea',
      });
      await expect(house.organisation({ officerAccountId: randomUUID() })).rejects.toMatchObject({
        code: 'projects.unknownOfficer',
      });
    });

    it('is seen by its own officer and no other, and handed over by operators only', async () => {
      const [officer, colleague] = [randomUUID(), randomUUID()];
      const own = await house.as(officer, () => organisations.register({ name: '枫桥大妈', kind: '纠纷调解' }));
      expect(own.officerAccountId).toBe(officer);
      await house.organisation();
      expect((await house.as(officer, () => organisations.list({ limit: 50 }))).items).toEqual([own]);
      await expect(house.as(colleague, () => organisations.get(own.id))).rejects.toMatchObject({
        code: 'request.notFound',
      });
      await expect(house.as(officer, () => organisations.get(own.id), [])).rejects.toMatchObject({
        code: 'request.notFound',
      });
      await expect(
        house.as(officer, () => organisations.change(own.id, { officerAccountId: colleague, version: 1 })),
      ).rejects.toMatchObject({ code: 'access.denied' });
      const seed = await house.as(officer, () =>
        projects.start({ organisationId: own.id, title: '金牌调解', summary: '' }),
      );
      const milestone = await house.as(officer, () =>
        milestones.add(seed.id, { title: '首批学员', dueOn: '2026-12-31' }),
      );
      const indicator = await house.as(officer, () => indicators.add(seed.id, drownings));
      const strangers: (() => Promise<unknown>)[] = [
        () => projects.get(seed.id),
        () => projects.start({ organisationId: own.id, title: '别的', summary: '' }),
        () => projects.step(seed.id, { to: 'seed', note: '', version: 1 }),
        () => milestones.change(milestone.id, { state: 'done', version: 1 }),
        () => indicators.change(indicator.id, { name: '别的', version: 1 }),
        () => indicators.enter(indicator.id, '2026-11', { value: 1 }),
        () => indicators.history(indicator.id),
      ];
      for (const attempt of strangers)
        await expect(house.as(colleague, attempt)).rejects.toMatchObject({ code: 'request.notFound' });
      expect((await house.as(colleague, () => projects.list({ limit: 50 }))).items).toEqual([]);
    });

    it('of another county is not there', async () => {
      const { id } = await house.organisation();
      await expect(house.operator(() => organisations.get(id), otherCounty)).rejects.toMatchObject({
        code: 'request.notFound',
      });
      expect((await house.operator(() => organisations.list({ limit: 50 }), otherCounty)).items).toEqual([]);
    });
  });

  describe('a seed project', () => {
    it('goes through its gates one by one, and its history stays', async () => {
      const { id } = await house.project();
      await expect(
        house.operator(() => projects.step(id, { to: 'pilot', note: '跳级', version: 1 })),
      ).rejects.toMatchObject({
        code: 'projects.notNeighbour',
      });
      await house.operator(() => projects.step(id, { to: 'seed', note: '方案通过评审', version: 1 }));
      await expect(
        house.operator(() => projects.step(id, { to: 'pilot', note: '', version: 1 })),
      ).rejects.toMatchObject({
        code: 'request.stale',
        details: { params: { version: 2 } },
      });
      await house.operator(() => projects.step(id, { to: 'pilot', note: '与学校签约', version: 2 }));
      const back = await house.operator(() => projects.step(id, { to: 'seed', note: '暑期暂停', version: 3 }));
      expect(back.stageHistory.map((one) => [one.from, one.to, one.note, one.changedBy])).toEqual([
        [undefined, 'idea', '', 'operator'],
        ['idea', 'seed', '方案通过评审', 'operator'],
        ['seed', 'pilot', '与学校签约', 'operator'],
        ['pilot', 'seed', '暑期暂停', 'operator'],
      ]);
      for (const statement of [`UPDATE projects.stage_change SET note = ''`, 'DELETE FROM projects.stage_change']) {
        await expect(house.house.inCounty(() => house.house.work.execute(statement))).rejects.toMatchObject({
          code: '42501',
        });
        await expect(queryAsOwner(house.house.database, statement)).rejects.toThrow('append-only');
      }
    });

    it('begins from a template with its milestones and indicators, in the words of who begins it', async () => {
      const { id: organisationId } = await house.organisation();
      const wish = { organisationId, title: '护苗', summary: '', template: 'grove.no-drowning' };
      const [ready] = await house.operator(() => house.templates.list());
      expect(ready).toMatchObject({ code: 'grove.no-drowning', label: { 'zh-CN': '先枫护苗' } });
      const { id } = await house.operator(() => projects.start(wish));
      const begun = await house.operator(() => projects.get(id));
      expect(begun.template).toBe('grove.no-drowning');
      expect(begun.milestones.map((one) => `${one.title} ${one.dueOn}`)).toEqual([
        '与学校签订协议 2026-12-07',
        '救生杆到位 2027-01-07',
      ]);
      expect(begun.indicators).toMatchObject([
        { name: '溺水事故', unit: '起', direction: 'down', baseline: 4, target: 0 },
      ]);
      for (const template of ['grove.no-such', 'no-drowning']) {
        const refused = house.operator(() => projects.start({ ...wish, title: template, template }));
        await expect(refused).rejects.toMatchObject({
          code: 'projects.unknownTemplate',
          details: { field: 'template' },
        });
      }
      const titles = (await house.operator(() => projects.list({ limit: 50, organisationId }))).items;
      expect(titles.map((one) => one.title)).toEqual(['护苗']);
    });

    it('passes a gate once when two people open it at the same time', async () => {
      const { id } = await house.project();
      const tries = [1, 2, 3, 4].map((who) =>
        house.operator(() => projects.step(id, { to: 'seed', note: `${who}`, version: 1 })),
      );
      const outcomes = await Promise.allSettled(tries);
      expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      expect((await house.operator(() => projects.get(id))).stageHistory).toHaveLength(2);
    });

    it('keeps what a change leaves out, and has a title of its own in its organisation', async () => {
      const before = await house.project();
      const after = await house.operator(() => projects.change(before.id, { summary: '防溺水与救生', version: 1 }));
      expect(after).toEqual({ ...before, summary: '防溺水与救生', version: 2 });
      await expect(
        house.operator(() => projects.change(before.id, { title: '别的', version: 1 })),
      ).rejects.toMatchObject({
        code: 'request.stale',
      });
      const twin = { organisationId: before.organisationId, title: '先枫护苗', summary: '' };
      await expect(house.operator(() => projects.start(twin))).rejects.toMatchObject({ code: 'projects.titleTaken' });
      await expect(
        house.operator(() => projects.start({ ...twin, organisationId: randomUUID() })),
      ).rejects.toMatchObject({
        code: 'request.notFound',
      });
    });

    it('is found by organisation and stage, page by page', async () => {
      const [one, other] = [await house.project(), await house.project()];
      const list = (query: object) => house.operator(() => projects.list({ limit: 50, ...query }));
      expect((await list({ organisationId: one.organisationId })).items.map((found) => found.id)).toEqual([one.id]);
      expect((await list({ organisationId: one.organisationId, stage: 'pilot' })).items).toEqual([]);
      const page = await list({ limit: 1 });
      expect(page).toEqual({ items: [other], next: other.id });
      expect((await list({ limit: 1, after: other.id })).items).toEqual([one]);
    });

    it('shows how far it is: milestones done, indicators on their way', async () => {
      const { id } = await house.project();
      expect((await house.operator(() => projects.get(id))).progress).toEqual({
        milestonesDone: 0,
        milestonesTotal: 0,
        indicatorsMet: 0,
        indicatorsTotal: 0,
      });
      const [first, second] = [
        await house.operator(() => milestones.add(id, { title: '救生课进校园', dueOn: '2026-12-31' })),
        await house.operator(() => milestones.add(id, { title: '签订协议', dueOn: '2026-09-01' })),
      ];
      await house.operator(() => milestones.add(id, { title: '暑期巡河', dueOn: '2027-07-01' }));
      await house.operator(() =>
        milestones.change(second.id, { state: 'done', evidenceNote: '协议扫描件', version: 1 }),
      );
      await house.operator(() => milestones.change(first.id, { state: 'dropped', version: 1 }));
      const falling = await house.operator(() => indicators.add(id, drownings));
      const rising = await house.operator(() =>
        indicators.add(id, { name: '听课学生', unit: '人次', baseline: 0, target: 1_000, direction: 'up' }),
      );
      await house.operator(() => indicators.add(id, { ...drownings, name: '还没有数' }));
      await house.operator(() => indicators.enter(falling.id, '2026-10', { value: 1 }));
      await house.operator(() => indicators.enter(rising.id, '2026-10-01', { value: 1_200 }));
      const whole = await house.operator(() => projects.get(id));
      expect(whole.progress).toEqual({
        milestonesDone: 1,
        milestonesTotal: 2,
        indicatorsMet: 1,
        indicatorsTotal: 3,
        indicatorProgress: 0.875,
      });
      expect(whole.milestones.map((one) => [one.dueOn, one.state])).toEqual([
        ['2026-09-01', 'done'],
        ['2026-12-31', 'dropped'],
        ['2027-07-01', 'open'],
      ]);
      expect(whole.organisation.name).toBe(whole.organisationName);
      expect(whole.agreements).toEqual([{ title: '护苗共建协议', party: '枫桥镇中心学校', signedOn: '2026-09-01' }]);
    });
  });
});
