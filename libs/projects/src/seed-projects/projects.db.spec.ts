import { randomUUID } from 'node:crypto';
import { Global, Module } from '@nestjs/common';
import { asSystem, type Grant, withContext } from '@redmaple/platform';
import { openTestHouse, otherCounty, queryAsOwner, testCounty, type TestHouse } from '@redmaple/platform/testing';
import { Areas, type AreaView } from '@redmaple/plugins';
import { IndicatorsService } from '../indicators/indicators.service.js';
import { MilestonesService } from '../milestones/milestones.service.js';
import type { NewOrganisation } from '../organisations/organisation.dto.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { projectsEntities } from '../projects.entities.js';
import { projectsMigrations } from '../projects.migrations.js';
import { ProjectsModule } from '../projects.module.js';
import { ProjectsService } from './projects.service.js';

const fengqiao: AreaView = {
  id: randomUUID(),
  parentId: undefined,
  level: 'town',
  code: undefined,
  name: '枫桥镇',
  centre: undefined,
};

/** The area tree as libs/volunteers would answer, with one town. */
class OneTown extends Areas {
  async all() {
    return [fengqiao];
  }
  async byId(id: string) {
    return id === fengqiao.id ? fengqiao : undefined;
  }
  async pathOf() {
    return [fengqiao];
  }
}

@Global()
@Module({ providers: [{ provide: Areas, useClass: OneTown }], exports: [Areas] })
class Neighbours {}

describe('incubating seed projects', () => {
  let house: TestHouse;
  let organisations: OrganisationsService;
  let projects: ProjectsService;
  let milestones: MilestonesService;
  let indicators: IndicatorsService;

  beforeAll(async () => {
    house = await openTestHouse({
      imports: [Neighbours, ProjectsModule],
      entities: projectsEntities,
      migrations: projectsMigrations,
    });
    organisations = house.get(OrganisationsService);
    projects = house.get(ProjectsService);
    milestones = house.get(MilestonesService);
    indicators = house.get(IndicatorsService);
  });
  beforeEach(() => house.clock.set('2026-11-23T10:00:00+08:00'));
  afterAll(() => house.close());

  const operator = <T>(work: () => Promise<T>, county = testCounty): Promise<T> => asSystem(county, 'operator', work);
  const officerGrants: Grant[] = [{ role: 'project-officer', scope: 'county' }];
  const as = <T>(id: string, work: () => Promise<T>, grants = officerGrants): Promise<T> =>
    withContext(
      { county: testCounty, actor: { kind: 'account', id, grants }, requestId: 'test', locale: 'zh-CN' },
      work,
    );
  let count = 0;
  const organisation = (more: Partial<NewOrganisation> = {}) =>
    operator(() => organisations.register({ name: `先锋救援队${++count}`, kind: '应急救援', ...more }));
  const project = async () => {
    const { id: organisationId } = await organisation();
    const agreements = [{ title: '护苗共建协议', party: '枫桥镇中心学校', signedOn: '2026-09-01' }];
    return operator(() => projects.start({ organisationId, title: '先枫护苗', summary: '防溺水进校园', agreements }));
  };
  const drownings = { name: '溺水事故', unit: '起', baseline: 4, target: 0, direction: 'down' as const };

  describe('an organisation', () => {
    it('applies, moves in and graduates, one change after the other', async () => {
      const applied = await organisation({ areaId: fengqiao.id });
      expect(applied).toMatchObject({ state: 'applied', version: 1, areaId: fengqiao.id });
      const resident = await operator(() => organisations.change(applied.id, { state: 'resident', version: 1 }));
      expect(resident).toEqual({ ...applied, state: 'resident', version: 2 });
      await expect(
        operator(() => organisations.change(applied.id, { state: 'graduated', version: 1 })),
      ).rejects.toMatchObject({ code: 'request.stale' });
      await expect(
        operator(() => organisations.change(applied.id, { state: 'applied', version: 2 })),
      ).rejects.toMatchObject({ code: 'projects.stateUnreachable' });
      const moved = await operator(() =>
        organisations.change(applied.id, { state: 'graduated', areaId: null, version: 2 }),
      );
      expect(moved).not.toHaveProperty('areaId');
    });

    it('has a name of its own, and an area and an officer that exist', async () => {
      const { name } = await organisation();
      await expect(organisation({ name })).rejects.toMatchObject({ code: 'projects.nameTaken' });
      await expect(organisation({ areaId: randomUUID() })).rejects.toMatchObject({ code: 'projects.unknownArea' });
      await expect(organisation({ officerAccountId: randomUUID() })).rejects.toMatchObject({
        code: 'projects.unknownOfficer',
      });
    });

    it('is seen by its own officer and no other, and handed over by operators only', async () => {
      const [officer, colleague] = [randomUUID(), randomUUID()];
      const own = await as(officer, () => organisations.register({ name: '枫桥大妈', kind: '纠纷调解' }));
      expect(own.officerAccountId).toBe(officer);
      await organisation();
      expect((await as(officer, () => organisations.list({ limit: 50 }))).items).toEqual([own]);
      await expect(as(colleague, () => organisations.get(own.id))).rejects.toMatchObject({ code: 'request.notFound' });
      await expect(as(officer, () => organisations.get(own.id), [])).rejects.toMatchObject({
        code: 'request.notFound',
      });
      await expect(
        as(officer, () => organisations.change(own.id, { officerAccountId: colleague, version: 1 })),
      ).rejects.toMatchObject({ code: 'access.denied' });
      const seed = await as(officer, () => projects.start({ organisationId: own.id, title: '金牌调解', summary: '' }));
      const milestone = await as(officer, () => milestones.add(seed.id, { title: '首批学员', dueOn: '2026-12-31' }));
      const indicator = await as(officer, () => indicators.add(seed.id, drownings));
      const strangers = [
        () => projects.get(seed.id),
        () => projects.start({ organisationId: own.id, title: '别的', summary: '' }),
        () => projects.step(seed.id, { to: 'seed', note: '', version: 1 }),
        () => milestones.change(milestone.id, { state: 'done', version: 1 }),
        () => indicators.change(indicator.id, { name: '别的', version: 1 }),
        () => indicators.enter(indicator.id, '2026-11', { value: 1 }),
        () => indicators.history(indicator.id),
      ];
      for (const attempt of strangers)
        await expect(as(colleague, attempt)).rejects.toMatchObject({ code: 'request.notFound' });
      expect((await as(colleague, () => projects.list({ limit: 50 }))).items).toEqual([]);
    });

    it('of another county is not there', async () => {
      const { id } = await organisation();
      await expect(operator(() => organisations.get(id), otherCounty)).rejects.toMatchObject({
        code: 'request.notFound',
      });
      expect((await operator(() => organisations.list({ limit: 50 }), otherCounty)).items).toEqual([]);
    });
  });

  describe('a seed project', () => {
    it('goes through its gates one by one, and its history stays', async () => {
      const { id } = await project();
      await expect(operator(() => projects.step(id, { to: 'pilot', note: '跳级', version: 1 }))).rejects.toMatchObject({
        code: 'projects.notNeighbour',
      });
      await operator(() => projects.step(id, { to: 'seed', note: '方案通过评审', version: 1 }));
      await expect(operator(() => projects.step(id, { to: 'pilot', note: '', version: 1 }))).rejects.toMatchObject({
        code: 'request.stale',
      });
      await operator(() => projects.step(id, { to: 'pilot', note: '与学校签约', version: 2 }));
      const back = await operator(() => projects.step(id, { to: 'seed', note: '暑期暂停', version: 3 }));
      expect(back.stageHistory.map((one) => [one.from, one.to, one.note, one.changedBy])).toEqual([
        [undefined, 'idea', '', 'operator'],
        ['idea', 'seed', '方案通过评审', 'operator'],
        ['seed', 'pilot', '与学校签约', 'operator'],
        ['pilot', 'seed', '暑期暂停', 'operator'],
      ]);
      for (const statement of [`UPDATE projects.stage_change SET note = ''`, 'DELETE FROM projects.stage_change']) {
        await expect(house.inCounty(() => house.work.execute(statement))).rejects.toMatchObject({ code: '42501' });
        await expect(queryAsOwner(house.database, statement)).rejects.toThrow('append-only');
      }
    });

    it('passes a gate once when two people open it at the same time', async () => {
      const { id } = await project();
      const tries = [1, 2, 3, 4].map((who) =>
        operator(() => projects.step(id, { to: 'seed', note: `${who}`, version: 1 })),
      );
      const outcomes = await Promise.allSettled(tries);
      expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      expect((await operator(() => projects.get(id))).stageHistory).toHaveLength(2);
    });

    it('keeps what a change leaves out, and has a title of its own in its organisation', async () => {
      const before = await project();
      const after = await operator(() => projects.change(before.id, { summary: '防溺水与救生', version: 1 }));
      expect(after).toEqual({ ...before, summary: '防溺水与救生', version: 2 });
      await expect(operator(() => projects.change(before.id, { title: '别的', version: 1 }))).rejects.toMatchObject({
        code: 'request.stale',
      });
      const twin = { organisationId: before.organisationId, title: '先枫护苗', summary: '' };
      await expect(operator(() => projects.start(twin))).rejects.toMatchObject({ code: 'projects.titleTaken' });
      await expect(operator(() => projects.start({ ...twin, organisationId: randomUUID() }))).rejects.toMatchObject({
        code: 'request.notFound',
      });
    });

    it('is found by organisation and stage, page by page', async () => {
      const [one, other] = [await project(), await project()];
      const list = (query: object) => operator(() => projects.list({ limit: 50, ...query }));
      expect((await list({ organisationId: one.organisationId })).items.map((found) => found.id)).toEqual([one.id]);
      expect((await list({ organisationId: one.organisationId, stage: 'pilot' })).items).toEqual([]);
      const page = await list({ limit: 1 });
      expect(page).toEqual({ items: [other], next: other.id });
      expect((await list({ limit: 1, after: other.id })).items).toEqual([one]);
    });

    it('shows how far it is: milestones done, indicators on their way', async () => {
      const { id } = await project();
      expect((await operator(() => projects.get(id))).progress).toEqual({
        milestonesDone: 0,
        milestonesTotal: 0,
        indicatorsMet: 0,
        indicatorsTotal: 0,
      });
      const [first, second] = [
        await operator(() => milestones.add(id, { title: '救生课进校园', dueOn: '2026-12-31' })),
        await operator(() => milestones.add(id, { title: '签订协议', dueOn: '2026-09-01' })),
      ];
      await operator(() => milestones.add(id, { title: '暑期巡河', dueOn: '2027-07-01' }));
      await operator(() => milestones.change(second.id, { state: 'done', evidenceNote: '协议扫描件', version: 1 }));
      await operator(() => milestones.change(first.id, { state: 'dropped', version: 1 }));
      const falling = await operator(() => indicators.add(id, drownings));
      const rising = await operator(() =>
        indicators.add(id, { name: '听课学生', unit: '人次', baseline: 0, target: 1_000, direction: 'up' }),
      );
      await operator(() => indicators.add(id, { ...drownings, name: '还没有数' }));
      await operator(() => indicators.enter(falling.id, '2026-10', { value: 1 }));
      await operator(() => indicators.enter(rising.id, '2026-10-01', { value: 1_200 }));
      const whole = await operator(() => projects.get(id));
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

  describe('a milestone', () => {
    it('is done at a time that stays, and open again without one', async () => {
      const { id: projectId } = await project();
      const { id } = await operator(() => milestones.add(projectId, { title: '救生课', dueOn: '2026-12-31' }));
      const done = await operator(() => milestones.change(id, { state: 'done', version: 1 }));
      expect(done).toMatchObject({ state: 'done', doneAt: '2026-11-23T02:00:00.000Z', version: 2 });
      house.clock.set('2026-11-24T10:00:00+08:00');
      const noted = await operator(() =>
        milestones.change(id, { state: 'done', evidenceNote: '照片 12 张', version: 2 }),
      );
      expect(noted).toMatchObject({ doneAt: done.doneAt, evidenceNote: '照片 12 张' });
      await expect(operator(() => milestones.change(id, { state: 'open', version: 2 }))).rejects.toMatchObject({
        code: 'request.stale',
      });
      const open = await operator(() => milestones.change(id, { state: 'open', evidenceNote: null, version: 3 }));
      expect([open.doneAt, open.evidenceNote, open.state]).toEqual([undefined, undefined, 'open']);
      const told = await queryAsOwner(
        house.database,
        `SELECT 1 FROM platform.outbox WHERE name = 'projects.milestone-done' AND payload ->> 'milestoneId' = $1`,
        [id],
      );
      expect(told).toHaveLength(1);
      await expect(operator(() => milestones.change(randomUUID(), { version: 1 }))).rejects.toMatchObject({
        code: 'request.notFound',
      });
    });
  });

  describe('an indicator', () => {
    it('takes an actual each month; a correction is a further row and the latest counts', async () => {
      const { id: projectId } = await project();
      const { id } = await operator(() => indicators.add(projectId, drownings));
      await operator(() => indicators.enter(id, '2026-11', { value: 1 }));
      await operator(() => indicators.enter(id, '2026-10', { value: 3, note: '派出所数据' }));
      await operator(() => indicators.enter(id, '2026-10', { value: 2, note: '重复统计一起' }));
      const view = await operator(() => indicators.enter(id, '2026-10', { value: 2, note: '重复统计一起' }));
      expect(view.actuals.map((one) => [one.month, one.value, one.revision])).toEqual([
        ['2026-10', 2, 2],
        ['2026-11', 1, 1],
      ]);
      expect(view).toMatchObject({ progress: 0.75, met: false });
      const history = await operator(() => indicators.history(id));
      expect(history.map((one) => [one.month, one.value, one.note])).toEqual([
        ['2026-11', 1, undefined],
        ['2026-10', 2, '重复统计一起'],
        ['2026-10', 3, '派出所数据'],
      ]);
      await expect(queryAsOwner(house.database, 'UPDATE projects.indicator_actual SET value = 0')).rejects.toThrow(
        'append-only',
      );
    });

    it('takes no month that has not come in the county, nor one that does not exist', async () => {
      const { id: projectId } = await project();
      const { id } = await operator(() => indicators.add(projectId, drownings));
      await expect(operator(() => indicators.enter(id, '2026-12', { value: 1 }))).rejects.toMatchObject({
        code: 'projects.monthAhead',
      });
      await expect(operator(() => indicators.enter(id, '2026-13', { value: 1 }))).rejects.toMatchObject({
        code: 'projects.monthWrong',
      });
      // Half past midnight on 1 December in Zhuji, still November in UTC.
      house.clock.set('2026-12-01T00:30:00+08:00');
      expect(await operator(() => indicators.enter(id, '2026-12', { value: 1 }))).toMatchObject({ progress: 0.75 });
    });

    it('keeps every one of many corrections made at once', async () => {
      const { id: projectId } = await project();
      const { id } = await operator(() => indicators.add(projectId, drownings));
      await Promise.all([1, 2, 3, 4, 5, 6].map((value) => operator(() => indicators.enter(id, '2026-11', { value }))));
      const history = await operator(() => indicators.history(id));
      expect(history.map((one) => one.revision)).toEqual([6, 5, 4, 3, 2, 1]);
      expect(history.map((one) => one.value).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    });

    it('aims in its direction, and can be put right', async () => {
      const { id: projectId } = await project();
      await expect(operator(() => indicators.add(projectId, { ...drownings, direction: 'up' }))).rejects.toMatchObject({
        code: 'projects.targetBehindBaseline',
      });
      const indicator = await operator(() => indicators.add(projectId, drownings));
      await operator(() => indicators.enter(indicator.id, '2026-11', { value: 2 }));
      const changed = await operator(() => indicators.change(indicator.id, { target: 2, version: 1 }));
      expect(changed).toMatchObject({ name: '溺水事故', target: 2, met: true, progress: 1, version: 2 });
      await expect(operator(() => indicators.change(indicator.id, { target: 5, version: 2 }))).rejects.toMatchObject({
        code: 'projects.targetBehindBaseline',
      });
      await expect(operator(() => indicators.change(indicator.id, { target: 1, version: 1 }))).rejects.toMatchObject({
        code: 'request.stale',
      });
    });
  });
});
