import type { Page } from '@playwright/test';
import { answer, staffApi } from './support/api.js';
import { emptyTeam, type OwnVolunteer, type Team, volunteerOf } from './support/arrange.js';
import { expectAccessible } from './support/axe.js';
import { phone } from './support/devices.js';
import { expectNoSidewaysScroll, expectTextsComplete } from './support/page-checks.js';
import { Traffic } from './support/settled.js';
import { expect, signInStaff, signInVolunteer, test } from './support/test.js';

async function membershipOf(volunteer: OwnVolunteer): Promise<string> {
  const api = await staffApi('operator');
  const { memberships } = await answer(api.GET('/api/v1/volunteers/{id}', { params: { path: { id: volunteer.id } } }));
  return memberships.find((one) => one.to === undefined)?.id ?? '';
}

/** A team with places and a probation of its own, and two people in it: one full member who leads, one on probation. */
async function mannedTeam(): Promise<{ team: Team; leader: OwnVolunteer; newcomer: OwnVolunteer }> {
  const api = await staffApi('operator');
  const team = await emptyTeam();
  const path = { id: team.id };
  await answer(
    api.PATCH('/api/v1/teams/{id}', {
      params: { path },
      body: { version: 1, mission: '街口联防', capacity: 2, probationShifts: 3 },
    }),
  );
  const leader = await volunteerOf(team);
  const params = { path: { id: await membershipOf(leader) } };
  const body = { role: 'leader' as const, reason: '建队' };
  const { leaderProposal } = await answer(api.POST('/api/v1/memberships/{id}/role', { params, body }));
  const confirmed = { params: { path: { id: leaderProposal?.id ?? '' } }, body: { outcome: 'confirm' as const } };
  await answer((await staffApi('admin')).POST('/api/v1/leader-proposals/{id}/decision', confirmed));
  return { team, leader, newcomer: await volunteerOf(team) };
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  const form = page.getByRole('dialog').last();
  await form.getByLabel(label, { exact: true }).fill(option);
  await page.getByRole('option', { name: option }).or(page.getByTitle(option)).last().click();
}

test('a post is manned, a mentor is given, a probation extended, the lead handed over by two, and the history says why', async ({
  page,
  another,
}) => {
  const { team, leader, newcomer } = await mannedTeam();
  const traffic = new Traffic(page);
  await signInStaff(page, 'operator');
  await page.goto(`/console/teams?open=${team.id}`);
  const drawer = page.getByRole('dialog').first();
  const form = page.getByRole('dialog').last();
  await expect(drawer.getByText('2 / 2 人在岗')).toBeVisible();
  await expect(drawer.getByText('已满员')).toBeVisible();

  await drawer.getByRole('button', { name: '新建岗点' }).click();
  await form.getByLabel('岗点名称').fill('老街口');
  await form.getByRole('button', { name: '保存' }).click();
  const post = drawer.getByRole('article', { name: '老街口' });
  await expect(post.getByText('缺带班 1 人、队员 2 人').or(post.getByText('缺带班 1 人，队员 2 人'))).toBeVisible();
  await post.getByRole('button', { name: '安排：老街口 带班' }).click();
  await form.getByLabel('由谁上岗').click();
  await expect(page.getByTitle(new RegExp(newcomer.name))).toHaveCount(0);
  await page.getByTitle(new RegExp(leader.name)).click();
  await form.getByRole('button', { name: '安排', exact: true }).click();
  await expect(post.getByText(leader.name)).toBeVisible();
  await expect(post.getByText('缺队员 2 人')).toBeVisible();

  const actions = drawer.getByRole('row').filter({ hasText: newcomer.name }).getByRole('button');
  await actions.click();
  await page.getByRole('menuitem', { name: '见习结论' }).click();
  await expect(form.getByText('已做 0 班，须做 3 班', { exact: false })).toBeVisible();
  await expect(form.getByRole('radio', { name: '转正', exact: true })).toBeDisabled();
  await form.getByLabel('再做几班').fill('2');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form.getByText('必填').or(form.getByText('请填写')).first()).toBeVisible();
  await form.getByLabel('理由').fill('夜间路线还没有走过');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(drawer.getByText('已做 0 / 5 班')).toBeVisible();

  await actions.click();
  await page.getByRole('menuitem', { name: '交接队长' }).click();
  await form.getByLabel('理由').fill('换届');
  await form.getByRole('button', { name: '保存' }).click();
  const proposed = `${newcomer.name}被提名为队长，等待第二人确认`;
  await expect(drawer.getByText(proposed)).toBeVisible();
  await expect(drawer.getByRole('button', { name: '确认任命' })).toHaveCount(0);
  await expectAccessible(page);
  const second = await another();
  await second.setViewportSize({ width: 1366, height: 860 });
  await signInStaff(second, 'admin');
  await second.goto('/console');
  await second.getByRole('link', { name: /待您确认的队长人选/ }).click();
  await second.getByRole('link', { name: team.name }).click();
  await expect(second.getByText(proposed)).toBeVisible();
  await second.getByRole('button', { name: '确认任命' }).click();
  await second.getByRole('button', { name: '确认任命' }).last().click();
  await expect(second.getByText(proposed)).toHaveCount(0);
  await drawer.getByRole('tab', { name: '变动记录' }).click();
  const handed = drawer.getByRole('listitem').filter({ hasText: newcomer.name }).first();
  await expect(handed).toContainText('队长交接 · 队长');
  await expect(handed).toContainText('换届');
  for (const locale of ['en', 'zh-CN']) {
    for (const tab of ['', '&tab=history']) {
      await page.evaluate((chosen) => localStorage.setItem('redmaple-locale', chosen), locale);
      await page.goto(`/console/teams?open=${team.id}${tab}`);
      await expect(drawer.getByText(team.name).first()).toBeVisible();
      await traffic.settled();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await expectTextsComplete(page, await traffic.data());
    }
  }
});

test('a full team takes nobody but into the reserve; what was typed stays', async ({ page }) => {
  const { team } = await mannedTeam();
  const other = await volunteerOf(await emptyTeam());
  await signInStaff(page, 'operator');
  await page.goto(`/console/teams?open=${team.id}`);
  const drawer = page.getByRole('dialog').first();
  const form = page.getByRole('dialog').last();
  await drawer.getByRole('button', { name: '添加队员' }).click();
  await choose(page, '志愿者', other.name);
  await expect(form.getByText('可以承担')).toBeVisible();
  await form.getByLabel('理由').fill('补充夜班人手');
  const save = form.getByRole('button', { name: '保存' });
  await save.click();
  await expect(form.getByText('名额已满').first()).toBeVisible();
  await expect(form.getByLabel('理由')).toHaveValue('补充夜班人手');
  await form.getByLabel('先进后备').check();
  await save.click();
  await expect(drawer.getByRole('row').filter({ hasText: other.name })).toContainText('后备');
  await page.goto('/console/teams?attention=full');
  await expect(page.getByRole('link', { name: team.name })).toBeVisible();
});

test('my team, who leads it and how far my probation is stand in my own things', async ({ another }) => {
  const { leader, newcomer, team } = await mannedTeam();
  const page = await another(phone);
  await signInVolunteer(page, newcomer.phone);
  await page.goto('/me/mine');
  await expect(page.getByText(team.name).first()).toBeVisible();
  await expect(page.getByText('街口联防')).toBeVisible();
  await expect(page.getByText(`队长 ${leader.name}`)).toBeVisible();
  await expect(page.getByText('已做 0 班，共需 3 班')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('the station sees what a team is for and what its posts lack, and names on duty only', async ({ page }) => {
  const { team } = await mannedTeam();
  await signInStaff(page, 'liaison');
  await page.goto(`/console/teams?open=${team.id}`);
  const drawer = page.getByRole('dialog').first();
  await expect(drawer.getByText('街口联防')).toBeVisible();
  await expect(drawer.getByText('队员名单在队伍值勤期间可见。')).toBeVisible();
  await expect(drawer.getByRole('button', { name: '新建岗点' })).toHaveCount(0);
});
