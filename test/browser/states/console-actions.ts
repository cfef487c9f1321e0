import { answer, staffApi } from '../support/api.js';
import { signedUp } from '../support/arrange.js';
import type { StaffLogin } from '../support/sessions.js';

/** What can be done at one address of a page, and by whom. */
export interface ActionsAt {
  readonly as: StaffLogin;
  /** Below /console; the page's own when left out. */
  readonly address?: string | (() => Promise<string>);
  /** The role of what the address opened beside the page: its buttons are meant, not those of the page. */
  readonly part?: 'dialog' | 'tabpanel';
  /** Names of buttons that open something. Each is pressed, and so is every other that is there. */
  readonly opens?: readonly RegExp[];
  /** Names of buttons that do their work at once; the tests of their rooms press them. */
  readonly instant?: readonly RegExp[];
  /** Names of buttons that a form takes the place of. Each is pressed. */
  readonly inPlace?: readonly RegExp[];
}

/** The actions of every page in apps/web/console/src/app/rooms.ts, by its key; `[]` where one only reads. */
export const consoleActions: Readonly<Record<string, readonly ActionsAt[]>> = {
  home: [],
  calls: [{ as: 'operator', opens: [/^新建招募令$/] }],
  call: [
    {
      as: 'operator',
      address: () => openCall(),
      opens: [/^编辑$/, /^结束报名$/, /^修改报名表$/],
      instant: [/^复制网址$/, /^导入表格$/],
    },
  ],
  applications: [
    { as: 'operator', opens: [/^录入纸质报名$/] },
    { as: 'operator', address: '/applications?view=board' },
    { as: 'operator', address: '/applications?stage=screening', opens: [/^存为视图$/] },
    { as: 'admin', address: '/applications?stage=appeals', opens: [/^存为视图$/] },
    {
      as: 'operator',
      address: async () => applicationAt((await signedUp()).id),
      part: 'dialog',
      opens: [/^显示完整内容: 手机/],
      inPlace: [/^初审不通过$/, /^登记书面同意$/, /^代为撤回$/],
      instant: [/^初审通过$/],
    },
    {
      as: 'liaison',
      address: async () => applicationAt(await atReview()),
      part: 'dialog',
      opens: [/^显示完整内容: 证件/],
      instant: [/^背景审核(不)?通过$/],
    },
    {
      as: 'operator',
      address: async () => applicationAt(await atAcceptance()),
      part: 'dialog',
      inPlace: [/^录取$/, /^不录取$/, /^代为撤回$/],
    },
    {
      as: 'admin',
      address: async () => applicationAt(await withAppeal()),
      part: 'dialog',
      instant: [/^提交答复$/, /^取消$/],
    },
  ],
  imports: [{ as: 'operator', instant: [/上传并检查/] }],
  import: [],
  training: [{ as: 'operator', opens: [/^新建课程$/, /^安排场次$/] }],
  trainingSession: [{ as: 'operator', address: session, opens: [/^修改名额与讲师$/, /^改时间地点$/] }],
  dispatch: [{ as: 'liaison', opens: [], instant: [/新警情/, /声音/] }],
  followUps: [{ as: 'liaison' }],
  volunteers: [
    { as: 'operator', address: volunteer, part: 'dialog', opens: [/^显示完整内容: 手机号$/, /^暂停$/] },
    { as: 'operator', address: async () => `${await volunteer()}&tab=teams`, part: 'tabpanel' },
    { as: 'operator', address: async () => `${await volunteer()}&tab=qualifications`, part: 'tabpanel' },
    {
      as: 'operator',
      address: async () => `${await volunteer()}&tab=service`,
      part: 'tabpanel',
      opens: [/^补录服务$/],
    },
    { as: 'operator', address: async () => `${await volunteer()}&tab=eligibility`, part: 'tabpanel' },
    { as: 'operator', address: async () => `${await volunteer()}&tab=lists`, part: 'tabpanel' },
    { as: 'operator', address: '/volunteers?view=duplicates', instant: [/^重新比对$/] },
  ],
  teams: [
    { as: 'operator', opens: [/^新建队伍$/] },
    {
      as: 'operator',
      address: team,
      part: 'dialog',
      opens: [/^编辑$/, /^撤销队伍$/, /^新建岗点$/, /^调整编组/, /^撤销岗点/, /^添加队员$/],
      instant: [/离岗/],
    },
    { as: 'operator', address: async () => `${await team()}&tab=history`, part: 'tabpanel' },
  ],
  certificates: [{ as: 'operator', opens: [/^出具证明$/] }],
  recognition: [
    { as: 'operator', opens: [/^考核一个月$/] },
    { as: 'admin', address: '/recognition?view=rules', opens: [/^修订规则$/] },
  ],
  recognitionRun: [{ as: 'operator', address: publishedMonth, instant: [/^重算核对$/, /^打印$/] }],
  credentials: [{ as: 'operator', address: paper, part: 'dialog', opens: [/^通过$/, /^不通过$/] }],
  roster: [
    { as: 'operator', opens: [/^新建一周排班$/] },
    { as: 'operator', address: '/roster?view=cover' },
  ],
  dutyPlan: [
    { as: 'operator', opens: [/^新建班次$/, /^停用/] },
    { as: 'operator', address: '/duty-plan?view=sites', opens: [/^新建点位$/, /^停用/] },
  ],
  patrolLogs: [],
  projects: [{ as: 'officer', opens: [/^新建项目$/] }],
  project: [
    { as: 'officer', address: project, opens: [/^编辑项目$/, /^调整阶段$/, /^添加里程碑$/, /^添加指标$/, /^填报/] },
  ],
  organisations: [{ as: 'officer', opens: [/^登记组织$/] }],
  areas: [{ as: 'admin', opens: [/^添加辖区$/, /^编辑/, /^在/] }],
  vetting: [
    { as: 'admin', opens: [/^修改.*的审核环节$/, /的历次改动$/] },
    { as: 'admin', address: '/vetting?view=reasons', opens: [/^添加理由$/] },
  ],
  accounts: [{ as: 'admin', opens: [/^邀请同事$/, /^调整角色/, /^停用/, /^重置动态码/] }],
  plugins: [{ as: 'admin', opens: [/^停用/, /^设置/] }],
  jobs: [],
  // Every name in a row is a filter.
  audit: [{ as: 'auditor', instant: [/./] }],
  health: [],
  pluginPage: [{ as: 'operator', address: '/x/rescue-points/points' }],
  pluginRecord: [],
  account: [{ as: 'operator', opens: [/^全部退出/] }],
};

function applicationAt(id: string): string {
  return `/applications?open=${id}`;
}

/** Somebody who was screened and has agreed to a background review. */
async function atReview(): Promise<string> {
  const { id } = await signedUp();
  const operator = await staffApi('operator');
  const params = { path: { id } };
  await answer(operator.POST('/api/v1/applications/{id}/screening', { params, body: { outcome: 'pass' } }));
  await answer(operator.POST('/api/v1/applications/{id}/background-consent', { params, body: {} }));
  return id;
}

async function atAcceptance(): Promise<string> {
  const id = await atReview();
  const body = { outcome: 'pass' } as const;
  await answer(
    (await staffApi('liaison')).POST('/api/v1/applications/{id}/background-review', { params: { path: { id } }, body }),
  );
  return id;
}

/** Somebody whom the operator refused and who does not agree. */
async function withAppeal(): Promise<string> {
  const { id } = await signedUp();
  const operator = await staffApi('operator');
  const params = { path: { id } };
  const refusal = { outcome: 'fail', reasonCode: 'not-reachable' } as const;
  await answer(operator.POST('/api/v1/applications/{id}/screening', { params, body: refusal }));
  await answer(operator.POST('/api/v1/applications/{id}/appeal', { params, body: { statement: '那几天手机坏了。' } }));
  return id;
}

async function paper(): Promise<string> {
  const { items } = await answer((await staffApi('operator')).GET('/api/v1/claims'));
  // Whoever sent a paper in for somebody does not verify it.
  return `/credentials?claim=${first(items.filter((one) => !one.sentByMe))}`;
}

async function openCall(): Promise<string> {
  const { items } = await answer(
    (await staffApi('operator')).GET('/api/v1/calls', { params: { query: { state: 'published' } } }),
  );
  return `/calls/${first(items)}`;
}

async function session(): Promise<string> {
  const { items } = await answer(
    (await staffApi('operator')).GET('/api/v1/training/sessions', { params: { query: { state: 'scheduled' } } }),
  );
  return `/training/${first(items)}`;
}

async function volunteer(): Promise<string> {
  const { items } = await answer(
    (await staffApi('operator')).POST('/api/v1/volunteers/search', { body: { search: '0001', limit: 5 } }),
  );
  return `/volunteers?open=${first(items)}`;
}

async function team(): Promise<string> {
  const { items } = await answer((await staffApi('operator')).GET('/api/v1/teams'));
  return `/teams?open=${first(items)}`;
}

/** One with all that a project can have. */
async function project(): Promise<string> {
  const officer = await staffApi('officer');
  const { items } = await answer(officer.GET('/api/v1/projects'));
  for (const { id } of items) {
    const { indicators } = await answer(officer.GET('/api/v1/projects/{id}', { params: { path: { id } } }));
    if (indicators.length > 0) return `/projects/${id}`;
  }
  throw new Error('The demo county has no project with an indicator.');
}

function first(items: readonly { readonly id: string }[]): string {
  const [one] = items;
  if (!one) throw new Error('The demo county has no record to open.');
  return one.id;
}

/** The month that the demo published. */
async function publishedMonth(): Promise<string> {
  const { items } = await answer((await staffApi('operator')).GET('/api/v1/recognition/runs'));
  return `/recognition/${items.find((one) => one.state === 'published')?.id ?? ''}`;
}
