import { holds, same } from '../tell.mjs';

/** An organisation and its seed project 先枫护苗, with milestones and indicators that the operator brings up to date. */
export async function project({ walk, house, found }) {
  const { operator, projectOfficer, accounts } = house;
  walk.chapter('8', '种子项目', 'The seed project');

  const organisation = await walk.step(
    '社会组织入驻，配项目专员',
    'an organisation moves in, with a project officer',
    async () => {
      const officerAccountId = accounts['project-officer'];
      const one = await operator.post('organisations', {
        name: '先锋救援队',
        kind: '应急救援',
        areaId: found.village.id,
        officerAccountId,
      });
      same('state', one.state, 'applied');
      return operator.patch(`organisations/${one.id}`, { state: 'resident', version: one.version });
    },
  );

  const started = await walk.step(
    '先枫护苗：协议、里程碑、指标',
    '先枫护苗: agreement, milestones, indicators',
    async () => {
      const one = await projectOfficer.post('projects', {
        organisationId: organisation.id,
        title: '先枫护苗',
        summary: '防溺水和应急救护进校园。',
        agreements: [{ title: '合作协议', party: '演练镇中心学校', signedOn: '2026-03-01' }],
      });
      await projectOfficer.post(`projects/${one.id}/milestones`, { title: '第一堂防溺水课', dueOn: '2027-03-31' });
      await projectOfficer.post(`projects/${one.id}/milestones`, { title: '覆盖全部班级', dueOn: '2027-06-30' });
      await projectOfficer.post(`projects/${one.id}/indicators`, {
        name: '听课学生',
        unit: '人次',
        baseline: 0,
        target: 600,
        direction: 'up',
      });
      await projectOfficer.post(`projects/${one.id}/indicators`, {
        name: '溺水事件',
        unit: '起',
        baseline: 2,
        target: 0,
        direction: 'down',
      });
      return one;
    },
  );

  await walk.step('运营专员更新里程碑与指标', 'the operator updates milestones and indicators', async () => {
    const { milestones, indicators } = await operator.get(`projects/${started.id}`);
    const [first] = milestones;
    await operator.patch(`milestones/${first.id}`, {
      state: 'done',
      evidenceNote: '签到表与照片',
      version: first.version,
    });
    const [pupils, drowned] = ['听课学生', '溺水事件'].map((name) => indicators.find((one) => one.name === name));
    await operator.put(`indicators/${pupils.id}/actuals/2026-09`, { value: 100 });
    await operator.put(`indicators/${pupils.id}/actuals/2026-10`, { value: 280 });
    await operator.put(`indicators/${pupils.id}/actuals/2026-10`, { value: 300, note: '更正' });
    await operator.put(`indicators/${drowned.id}/actuals/2026-10`, { value: 0 });
    const { progress } = await operator.get(`projects/${started.id}`);
    same('progress', progress, {
      milestonesDone: 1,
      milestonesTotal: 2,
      indicatorsMet: 1,
      indicatorsTotal: 2,
      indicatorProgress: 0.75,
    });
    const history = await operator.get(`indicators/${pupils.id}/actuals`);
    same(
      'the corrected month keeps its past',
      history
        .filter((one) => one.month === '2026-10')
        .map((one) => one.value)
        .sort(),
      [280, 300],
    );
  });

  await walk.step('逐关推进，不能跳级', 'through the gates one by one', async () => {
    const one = await operator.get(`projects/${started.id}`);
    await operator.refused(
      'Skipping a gate',
      ['POST', `projects/${one.id}/stage`, { to: 'pilot', note: '', version: one.version }],
      {
        status: 409,
        code: 'projects.notNeighbour',
        field: 'to',
      },
    );
    const after = await operator.post(`projects/${one.id}/stage`, {
      to: 'seed',
      note: '协议已签',
      version: one.version,
    });
    same('stage', after.stage, 'seed');
    holds('the history tells of it', after.stageHistory.at(-1).note === '协议已签', after.stageHistory);
  });
}
