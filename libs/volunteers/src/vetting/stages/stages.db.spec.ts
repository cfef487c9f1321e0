import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestHouse } from '@redmaple/platform/testing';
import {
  application,
  openMembershipHouse,
  person,
  race,
  type Somebody,
  staff,
} from '../../testing/membership-house.js';
import { DecisionsService } from '../decisions.service.js';
import { PipelineService } from '../pipeline/pipeline.service.js';
import { VettingReasons } from '../reasons/vetting-reasons.service.js';
import { VettingJobs } from '../vetting.jobs.js';
import { SavedViews } from '../views/saved-views.service.js';
import { coreStages, planFault, type VettingStageRule, withPluginStages } from './stage.policy.js';
import type { SaveStage } from './vetting-plan.dto.js';
import { VettingPlans } from './vetting-plans.service.js';

const watch = 'grove.watch';

describe('stages of vetting', () => {
  let house: TestHouse;
  let plans: VettingPlans;
  let decisions: DecisionsService;
  let operator: Somebody;
  let admin: Somebody;
  let liaison: Somebody;
  let trainer: Somebody;

  beforeAll(async () => {
    house = await openMembershipHouse();
    plans = house.get(VettingPlans);
    decisions = house.get(DecisionsService);
    operator = await staff(house, ['operator']);
    admin = await staff(house, ['county-admin']);
    liaison = await staff(house, ['liaison']);
    trainer = await staff(house, ['trainer']);
  });
  afterAll(() => house.close());

  const standing = (id: string) =>
    house.inCounty(() =>
      house.work.one('SELECT state, stage, attempt FROM volunteers.application WHERE id = $1', [id]),
    );
  const present = async (type = watch) => {
    const found = (await admin.act(() => plans.list())).find((one) => one.teamTypeCode === type);
    if (!found) throw new Error('No plan.');
    return found;
  };
  const asked = (stages: readonly SaveStage[]): SaveStage[] =>
    stages.map(({ code, label, roles, dueDays, validDays, evidence, autoAdvance }) => ({
      code,
      ...(label && { label }),
      roles,
      dueDays,
      ...(validDays !== undefined && { validDays }),
      evidence,
      autoAdvance,
    }));
  const interview: SaveStage = {
    code: 'interview',
    label: { 'zh-CN': '面谈', en: 'Interview' },
    roles: ['trainer'],
    dueDays: 3,
    evidence: ['note'],
    autoAdvance: 'none',
  };

  it('are the same in the code and in the database where a county has set none', async () => {
    const rows = await house.inCounty(() =>
      house.work.query<{ code: string; state: string; due_days: number; valid_days: number | null }>(
        'SELECT code, state, due_days, valid_days FROM volunteers.plan_stages(NULL) ORDER BY place',
      ),
    );
    expect(rows).toEqual(
      coreStages.map(({ code, state, dueDays, validDays }) => ({
        code,
        state,
        due_days: dueDays,
        valid_days: validDays ?? null,
      })),
    );
  });

  it('of a county are gone through in their order, and applications under way keep theirs', async () => {
    const before = await application(house, { type: watch });
    const { version, stages } = await present();
    const [first, ...rest] = asked(stages);
    if (!first) throw new Error('No stages.');
    const saved = await admin.act(() =>
      plans.save({ teamTypeCode: watch, version, stages: [first, interview, ...rest] }),
    );
    expect(saved.version).toBe(version + 1);
    await expect(
      admin.act(() => plans.save({ teamTypeCode: watch, version, stages: [first, ...rest] })),
    ).rejects.toMatchObject({ code: 'request.stale', details: { params: { version: saved.version } } });

    await operator.act(() => decisions.screen(before.id, { outcome: 'pass' }));
    expect(await standing(before.id)).toMatchObject({ state: 'screened', stage: 'background-review' });

    const { id } = await application(house, { type: watch });
    await operator.act(() => decisions.screen(id, { outcome: 'pass' }));
    expect(await standing(id)).toEqual({ state: 'screened', stage: 'interview', attempt: 1 });
    await expect(liaison.act(() => decisions.reviewBackground(id, 'pass'))).rejects.toMatchObject({
      code: 'applications.stateChanged',
    });
    await expect(
      operator.act(() => decisions.decide(id, 'interview', { outcome: 'pass', note: 'x' })),
    ).rejects.toMatchObject({
      code: 'access.denied',
    });
    await expect(trainer.act(() => decisions.decide(id, 'interview', { outcome: 'pass' }))).rejects.toMatchObject({
      code: 'vetting.noteNeeded',
    });
    await trainer.act(() => decisions.decide(id, 'interview', { outcome: 'pass', note: '谈得不错' }));
    await expect(
      trainer.act(() => decisions.decide(id, 'interview', { outcome: 'pass', note: '再来' })),
    ).rejects.toMatchObject({ code: 'applications.stateChanged' });
    await liaison.act(() => decisions.reviewBackground(id, 'pass'));
    expect(await standing(id)).toMatchObject({ state: 'reviewed', stage: 'acceptance' });
    const made = await operator.act(() => decisions.list(id));
    expect(made.map((one) => [one.stage, one.policyVersion])).toEqual([
      ['screening', saved.version],
      ['interview', saved.version],
      ['background-review', saved.version],
    ]);
    expect(await house.inCounty(() => house.work.query('SELECT * FROM inv.vetted_by_one_person'))).toEqual([]);
  });

  it('keep every version with who wrote it; of two who write at once the second hears which one there is', async () => {
    const { version, stages, teamTypeCode } = await present('grove.dikes');
    const write = (dueDays: number) => () =>
      admin.act(() => plans.save({ teamTypeCode, version, stages: asked(stages).map((one) => ({ ...one, dueDays })) }));
    expect(await race([write(5), write(6)])).toEqual({ done: 1, refused: ['request.stale'] });
    const versions = await operator.act(() => plans.versions(teamTypeCode));
    expect(versions.map((one) => [one.version, one.madeByName, one.stages.length])).toEqual([
      [2, '运营专员', 3],
      [1, undefined, 3],
    ]);
    await expect(operator.act(() => plans.versions('grove.nothing'))).rejects.toMatchObject({
      code: 'request.notFound',
    });
  });

  it('cannot lose the two people, the order, the limits of a record check, or what a plugin asks', async () => {
    const plugin = withPluginStages(
      coreStages,
      [
        {
          code: 'swim',
          after: 'interview',
          decidedBy: 'trainer',
          withinDays: 30,
          label: { 'zh-CN': '游泳', en: 'Swim' },
        },
      ],
      'lake',
    );
    expect(plugin.map((one) => [one.code, one.state])).toEqual([
      ['screening', 'submitted'],
      ['background-review', 'screened'],
      ['lake.swim', 'reviewed'],
      ['acceptance', 'reviewed'],
    ]);
    const brought = plugin.filter((one) => one.source === 'lake');
    const [first, second, swim, last] = plugin as [
      VettingStageRule,
      VettingStageRule,
      VettingStageRule,
      VettingStageRule,
    ];
    expect(planFault(plugin, brought)).toBeUndefined();
    expect(planFault([second, first, swim, last], brought)).toBe('coreStages');
    expect(planFault([first, swim, last], brought)).toBe('coreStages');
    expect(planFault([first, second, last, swim], brought)).toBe('coreStages');
    expect(planFault([first, first, second, swim, last], brought)).toBe('codeTaken');
    expect(planFault([first, second, last], brought)).toBe('pluginStages');
    expect(planFault([first, second, { ...swim, dueDays: 31 }, last], brought)).toBe('pluginStages');
    expect(planFault([first, { ...second, validDays: 366 }, swim, last], brought)).toBe('backgroundReview');
    expect(planFault([first, { ...second, evidence: ['file'] }, swim, last], brought)).toBe('backgroundReview');
    expect(planFault([first, { ...second, roles: ['operator'] }, swim, last], brought)).toBe('backgroundReview');
    expect(planFault([{ ...first, roles: ['liaison'] }, second, swim, last], brought)).toBe('roles');
    const { version, stages } = await present('grove.juniors');
    await expect(
      admin.act(() => plans.save({ teamTypeCode: 'grove.juniors', version, stages: asked(stages).reverse() })),
    ).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('take over a review of the same person that still stands, unless its decider has decided here', async () => {
    const { version, stages } = await present('grove.rescue');
    await admin.act(() =>
      plans.save({
        teamTypeCode: 'grove.rescue',
        version,
        stages: asked(stages).map((one) =>
          one.code === 'background-review' ? { ...one, autoAdvance: 'recent-pass' } : one,
        ),
      }),
    );
    const personId = await person(house);
    const one = await application(house, { personId, type: 'grove.rescue' });
    await operator.act(() => decisions.screen(one.id, { outcome: 'pass' }));
    await liaison.act(() => decisions.reviewBackground(one.id, 'pass'));
    const two = await application(house, { personId, type: 'grove.rescue' });
    await operator.act(() => decisions.screen(two.id, { outcome: 'pass' }));
    expect(await standing(two.id)).toMatchObject({ state: 'reviewed', stage: 'acceptance' });
    expect((await operator.act(() => decisions.list(two.id))).at(-1)).toMatchObject({
      stage: 'background-review',
      decidedBy: liaison.accountId,
      carriedOver: true,
    });
    const both = await staff(house, ['operator', 'liaison']);
    const other = await person(house);
    const three = await application(house, { personId: other, type: 'grove.rescue' });
    await operator.act(() => decisions.screen(three.id, { outcome: 'pass' }));
    await both.act(() => decisions.reviewBackground(three.id, 'pass'));
    const four = await application(house, { personId: other, type: 'grove.rescue' });
    await both.act(() => decisions.screen(four.id, { outcome: 'pass' }));
    expect(await standing(four.id)).toMatchObject({ state: 'screened', stage: 'background-review' });
  });

  it('refuse in the words of the county, which count as a canonical reason', async () => {
    const reasons = house.get<VettingReasons>(VettingReasons);
    const made = await admin.act(() =>
      reasons.add({
        code: 'own-night',
        canonical: 'requirements-not-met',
        labelZh: '夜间不能值勤',
        labelEn: 'No nights',
      }),
    );
    const { id } = await application(house, { type: 'grove.juniors' });
    await operator.act(() => decisions.screen(id, { outcome: 'fail', reasonCode: 'own-night' }));
    expect(await operator.act(() => decisions.list(id))).toMatchObject([
      { reasonCode: 'own-night', canonicalReason: 'requirements-not-met' },
    ]);
    expect(
      await house.inCounty(() => house.work.one('SELECT refusal_text FROM volunteers.application WHERE id = $1', [id])),
    ).toEqual({ refusal_text: '夜间不能值勤' });
    await admin.act(() => reasons.change(made.id ?? '', { version: 1, active: false }));
    const next = await application(house, { type: 'grove.juniors' });
    await expect(
      operator.act(() => decisions.screen(next.id, { outcome: 'fail', reasonCode: 'own-night' })),
    ).rejects.toMatchObject({ code: 'vetting.reasonUnknown' });
  });

  it('show who is due first, what each role may see, and remind those who decide once', async () => {
    const pipeline = house.get<PipelineService>(PipelineService);
    const jobs = house.get<VettingJobs>(VettingJobs);
    house.clock.set(new Date('2033-03-01T00:00:00Z'));
    const late = await application(house, { type: 'grove.juniors' });
    house.clock.set(new Date('2033-03-09T00:00:00Z'));
    const fresh = await application(house, { type: 'grove.juniors' });
    const all = await operator.act(() => pipeline.read({ teamType: 'grove.juniors', limit: 200 }));
    const places = all.items.map((one) => one.id);
    expect(places.indexOf(late.id)).toBeLessThan(places.indexOf(fresh.id));
    expect(all.items.find((one) => one.id === late.id)).toMatchObject({ stage: 'screening', overdue: true });
    const screening = all.stages.find((one) => one.code === 'screening');
    expect(screening).toMatchObject({
      waiting: all.items.filter((one) => one.stage === 'screening').length,
      overdue: all.items.filter((one) => one.stage === 'screening' && one.overdue).length,
      mine: true,
    });
    const pages: string[] = [];
    for (let from: string | undefined; ; ) {
      const page = await operator.act(() =>
        pipeline.read({ teamType: 'grove.juniors', limit: 1, ...(from !== undefined && { after: from }) }),
      );
      pages.push(...page.items.map((one) => one.id));
      from = page.next;
      if (from === undefined) break;
    }
    expect(pages).toEqual(places);
    const forLiaison = await liaison.act(() => pipeline.read({ limit: 200 }));
    expect(forLiaison.stages.map((one) => one.code)).toEqual(['background-review']);
    expect(new Set(forLiaison.items.map((one) => one.stage))).toEqual(new Set(['background-review']));
    const forTrainer = await trainer.act(() => pipeline.read({ limit: 200 }));
    expect(forTrainer.stages.map((one) => one.code)).toEqual(['interview']);

    const decider = await staff(house, [], { personId: await person(house) });
    await house.inCounty(() =>
      house.work.execute(
        `INSERT INTO platform.role_grant (account_id, role, scope, valid_from, granted_by) VALUES ($1, 'operator', 'county', $2, 'test')`,
        [decider.accountId, new Date('2033-01-01')],
      ),
    );
    const told = () =>
      house.inCounty(() =>
        house.work.query<{ n: number }>(
          `SELECT (params->>'count')::int AS n FROM platform.delivery WHERE person_id = $1 AND template = 'messages.vettingOverdue'`,
          [decider.personId],
        ),
      );
    await house.inCounty(() => jobs.remind());
    await house.inCounty(() => jobs.remind());
    expect(await told()).toHaveLength(1);
    expect((await told())[0]?.n).toBeGreaterThan(0);
    house.clock.set(undefined);
  });

  it('are kept as views that others see only when they are shared', async () => {
    const views = house.get<SavedViews>(SavedViews);
    const mine = await operator.act(() =>
      views.add({ name: '逾期初审', filters: { stage: 'screening', overdue: true }, shared: false }),
    );
    await expect(operator.act(() => views.add({ name: '逾期初审', filters: {}, shared: false }))).rejects.toMatchObject(
      { code: 'vetting.viewNameTaken' },
    );
    expect(await admin.act(() => views.list())).toEqual([]);
    await operator.act(() => views.change(mine.id, { version: 1, shared: true }));
    expect(await admin.act(() => views.list())).toMatchObject([{ id: mine.id, own: false, shared: true }]);
    await expect(admin.act(() => views.change(mine.id, { version: 2, name: 'x' }))).rejects.toMatchObject({
      code: 'request.notFound',
    });
    await expect(admin.act(() => views.remove(mine.id))).rejects.toMatchObject({ code: 'request.notFound' });
    await operator.act(() => views.remove(mine.id));
    expect(await operator.act(() => views.list())).toEqual([]);
  });
});
