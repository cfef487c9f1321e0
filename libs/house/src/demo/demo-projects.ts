import { IndicatorsService, MilestonesService, OrganisationsService, ProjectsService } from '@redmaple/projects';
import type { DemoAreas } from './demo-areas.js';
import type { DemoCast } from './demo-cast.js';

/** Nine organisations moved in within five months (domain.md §5); the report names most of them. */
const organisations = [
  ['红枫义警', '平安巡防'],
  ['调解志愿者联合会', '纠纷调解'],
  ['蓝天救援队', '应急救援'],
  ['枫桥大妈', '邻里互助'],
  ['先锋救援队', '应急救援'],
  ['人民安公益救援队', '应急救援'],
  ['河道义警', '平安巡防'],
  ['少年义警', '青少年服务'],
  ['反诈宣传志愿队', '宣传教育'],
] as const;

interface DemoIndicator {
  readonly name: string;
  readonly unit: string;
  readonly baseline: number;
  readonly target: number;
  readonly direction: 'up' | 'down';
  /** The last three months, the oldest first. */
  readonly actuals: readonly number[];
}

interface DemoProject {
  readonly organisation: string;
  readonly title: string;
  readonly summary: string;
  readonly agreement?: { readonly title: string; readonly party: string };
  /** Gates that it has passed, with what each decision rests on. */
  readonly gates: readonly (readonly ['seed' | 'pilot' | 'funded', string])[];
  /** Title and due day in days from now; those before today are done. */
  readonly milestones: readonly (readonly [string, number])[];
  readonly indicators: readonly DemoIndicator[];
}

/** The titles are those of 枫桥镇; agreements, milestones and figures are invented. */
const projects: readonly DemoProject[] = [
  {
    organisation: '先锋救援队',
    title: '先枫护苗',
    summary: '与学校一起开展防溺水和应急救护课，暑期看护临水路段。',
    agreement: { title: '先枫护苗合作协议', party: '枫桥镇中心学校' },
    gates: [
      ['seed', '协议已签，课程表已定'],
      ['pilot', '两个年级试讲完成'],
      ['funded', '获市民政公益创投立项（演示）'],
    ],
    milestones: [
      ['与学校签订协议', -90],
      ['完成两个年级试讲', -30],
      ['覆盖全部班级', 60],
      ['形成可复制的教案', 150],
    ],
    indicators: [
      { name: '听课学生', unit: '人次', baseline: 0, target: 1200, direction: 'up', actuals: [180, 420, 660] },
      { name: '溺水事件', unit: '起', baseline: 2, target: 0, direction: 'down', actuals: [0, 0, 0] },
    ],
  },
  {
    organisation: '调解志愿者联合会',
    title: '金牌调解薪火传承',
    summary: '老调解员一对一带徒，整理可以照着做的案例。',
    gates: [['seed', '首批师徒结对']],
    milestones: [
      ['首批六对师徒结对', -20],
      ['每人独立调解三件', 70],
    ],
    indicators: [
      { name: '独立上岗的徒弟', unit: '人', baseline: 0, target: 6, direction: 'up', actuals: [0, 1, 2] },
      { name: '一次调解成功率', unit: '%', baseline: 70, target: 90, direction: 'up', actuals: [72, 76, 80] },
    ],
  },
  {
    organisation: '红枫义警',
    title: '错峰反电诈宣传',
    summary: '店主利用打烊前的时间，向顾客讲当周的诈骗手法。',
    gates: [],
    milestones: [['招募二十家店铺', 40]],
    indicators: [
      { name: '参与店铺', unit: '家', baseline: 0, target: 20, direction: 'up', actuals: [3, 7, 11] },
      { name: '辖区电诈警情', unit: '起', baseline: 12, target: 6, direction: 'down', actuals: [12, 10, 9] },
    ],
  },
];

/** Organisations that have moved in, and three seed projects at different gates. */
export async function fillProjects(cast: DemoCast, areas: DemoAreas): Promise<void> {
  const officerAccountId = cast.accounts.officer ?? '';
  const ids = new Map<string, string>();
  await cast.as('operator', async () => {
    for (const [name, kind] of organisations) {
      const made = await cast
        .get(OrganisationsService)
        .register({ name, kind, state: 'resident', officerAccountId, areaId: areas.town });
      ids.set(name, made.id);
    }
  });
  await cast.as('officer', async () => {
    for (const project of projects) await startProject(cast, project, ids.get(project.organisation) ?? '');
  });
}

async function startProject(cast: DemoCast, project: DemoProject, organisationId: string): Promise<void> {
  const service = cast.get(ProjectsService);
  const { title, summary, agreement } = project;
  const agreements = agreement ? [{ ...agreement, signedOn: cast.day(-90) }] : [];
  let { id, version } = await service.start({ organisationId, title, summary, agreements });
  for (const [to, note] of project.gates) ({ id, version } = await service.step(id, { to, note, version }));
  for (const [name, due] of project.milestones) await addMilestone(cast, id, name, due);
  for (const { actuals, ...indicator } of project.indicators) {
    const made = await cast.get(IndicatorsService).add(id, indicator);
    for (const [index, value] of actuals.entries()) {
      await cast.get(IndicatorsService).enter(made.id, cast.month(index - actuals.length), { value });
    }
  }
}

async function addMilestone(cast: DemoCast, projectId: string, title: string, due: number): Promise<void> {
  const milestones = cast.get(MilestonesService);
  const { id, version } = await milestones.add(projectId, { title, dueOn: cast.day(due) });
  if (due < 0) await milestones.change(id, { state: 'done', evidenceNote: '演示资料', version });
}
