import type { Page } from '@playwright/test';
import { inventedPerson } from '../support/recruits.mjs';
import { answer, staffApi } from './support/api.js';
import { laptop } from './support/devices.js';
import { newestCode } from './support/inbox.js';
import { keptOnPhone } from './support/me.js';
import { measured } from './support/report.js';
import { system } from './support/system.js';
import { expect, signInStaff, test } from './support/test.js';

const teamType = 'maple-grove.red-armband';
const hour = 3_600_000;
/** The county's clock is eight hours ahead of UTC. */
const local = (instant: number): Date => new Date(instant + 8 * hour);

/** Somebody whom no other run has met. */
const recruit = inventedPerson(2_000_000 + (Math.floor(Date.now() / 1000) % 7_000_000));

/** An open call that asks for this type of team alone. */
async function openCall(): Promise<string> {
  const operator = await staffApi('operator');
  const { id } = await answer(
    operator.POST('/api/v1/calls', {
      body: {
        title: `信息员招募 ${recruit.phone.slice(-5)}`,
        content: '在自己的网格里看一看、报一报。',
        riskNotice: '夜间行走，注意来往车辆。',
        closesAt: new Date(Date.now() + 240 * hour).toISOString(),
        teamTypes: [{ code: teamType, seats: 5 }],
      },
    }),
  );
  await answer(operator.POST('/api/v1/calls/{id}/publish', { params: { path: { id } } }));
  return id;
}

/** A new team whose published shift begins within the hour and has an open seat. */
async function teamWithShift(): Promise<string> {
  const operator = await staffApi('operator');
  const name = `信息员 ${recruit.phone.slice(-5)} 队`;
  const { id: teamId } = await answer(operator.POST('/api/v1/teams', { body: { name, typeCode: teamType } }));
  const begins = local(Date.now() + hour / 2);
  const day = (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const)[begins.getUTCDay()] ?? 'mon';
  const clock = (instant: Date): string => instant.toISOString().slice(11, 16);
  const times = { from: clock(begins), to: clock(new Date(begins.getTime() + hour)) };
  await answer(
    operator.POST('/api/v1/shift-templates', {
      body: { teamId, title: '傍晚巡查', days: [day], ...times, seats: [{ qualifications: [] }] },
    }),
  );
  const monday = new Date(begins.getTime() - ((begins.getUTCDay() + 6) % 7) * 24 * hour);
  const weekStart = monday.toISOString().slice(0, 10);
  const { id } = await answer(operator.POST('/api/v1/rosters', { body: { teamId, weekStart } }));
  const params = { path: { id } };
  await expect
    .poll(async () => (await answer(operator.GET('/api/v1/rosters/{id}', { params }))).state, { timeout: 30_000 })
    .toBe('drafted');
  const { version } = await answer(operator.GET('/api/v1/rosters/{id}', { params }));
  await answer(operator.POST('/api/v1/rosters/{id}/publish', { params, body: { version } }));
  return name;
}

/** A session that is open to everybody. */
async function openTraining(): Promise<string> {
  const operator = await staffApi('operator');
  const title = `信息员入门 ${recruit.phone.slice(-5)}`;
  const course = await answer(
    operator.POST('/api/v1/training/courses', { body: { title, content: '看什么，怎么报。' } }),
  );
  const startsAt = Date.now() + 48 * hour;
  await answer(
    operator.POST('/api/v1/training/sessions', {
      body: {
        courseId: course.id,
        place: '枫桥镇文化站',
        startsAt: new Date(startsAt).toISOString(),
        endsAt: new Date(startsAt + hour).toISOString(),
        capacity: 10,
      },
    }),
  );
  return title;
}

/** Fills the steps on the phone, as far as the number at the end. */
async function signUp(page: Page, call: string): Promise<string> {
  await page.goto(`/c/${system.county}/calls/${call}`);
  await page.getByRole('link', { name: /报名/ }).first().click();
  const next = () => page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('姓名', { exact: true }).fill(recruit.name);
  await next();
  await page.getByLabel('证件号码').fill(recruit.documentNumber);
  await next();
  await page.locator('input[name$="hoursPerWeek"]').fill('6');
  await next();
  const since = new Date().toISOString();
  await page.getByLabel('您的手机号码').fill(recruit.phone);
  await page.getByRole('button', { name: '发送验证码' }).click();
  await page.getByLabel('短信验证码').fill(await newestCode(recruit.phone, since));
  await next();
  await page.getByLabel('我已阅读并同意').check();
  await next();
  await expect(page.getByRole('heading', { name: '核对您填写的内容' })).toBeVisible();
  await page.getByRole('button', { name: '提交报名' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('报名已收到');
  return (await page.getByText(/^HF-/).first().textContent()) ?? '';
}

/** One of the staff decides in the drawer of this application. */
async function decide(page: Page, number: string, button: string, then: string): Promise<void> {
  await page.goto(`/console/applications?q=${number}`);
  await page.getByRole('table').getByText(recruit.name).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: button, exact: true }).click();
  await expect(drawer.getByText(then).first()).toBeVisible({ timeout: 20_000 });
}

/** What must not leave traces on a shared phone, nor in the logs of a proxy. */
const secrets = [recruit.phone, recruit.documentNumber, recruit.name, encodeURIComponent(recruit.name)];

test('from the sign-up on a phone to the first check-in', async ({ page, another }) => {
  test.setTimeout(240_000);
  const [call, team, training] = [await openCall(), await teamWithShift(), await openTraining()];
  const operator = await another(laptop);
  const liaison = await another(laptop);
  await signInStaff(operator, 'operator');
  await signInStaff(liaison, 'liaison');

  const addresses: string[] = [];
  for (const one of [page, operator, liaison]) one.on('request', (request) => addresses.push(request.url()));

  const coded = Date.now();
  const number = await test.step('the recruit signs up', () => signUp(page, call));
  expect(number).toMatch(/^HF-\w{4}-\w{4}$/);

  const kept = await keptOnPhone(page);
  expect(secrets.filter((secret) => kept.includes(secret))).toEqual([]);

  await test.step('the operator screens', () => decide(operator, number, '初审通过', '待背景审核'));
  await test.step('the liaison reviews', () => decide(liaison, number, '背景审核通过', '待录取'));
  await test.step('the operator accepts into a team', async () => {
    await operator.goto(`/console/applications?q=${number}`);
    await operator.getByRole('table').getByText(recruit.name).first().click();
    const drawer = operator.getByRole('dialog');
    await drawer.getByRole('button', { name: '录取', exact: true }).click();
    await drawer.getByLabel('队伍').click();
    await operator.getByTitle(team).click();
    await drawer.getByRole('button', { name: '录取', exact: true }).click();
    await expect(operator.getByText(`已录取${recruit.name}`)).toBeVisible();
  });

  await test.step('the volunteer signs in', async () => {
    // One number gets one code a minute.
    await page.waitForTimeout(Math.max(0, coded + 75_000 - Date.now()));
    await page.goto('/me/');
    const since = new Date().toISOString();
    await page.getByLabel('手机号码').fill(recruit.phone);
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByLabel('短信验证码').fill(await newestCode(recruit.phone, since));
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('您好');
  });

  await test.step('enrols in a training', async () => {
    await page.getByRole('link', { name: '培训' }).click();
    const session = page.getByRole('listitem').filter({ hasText: training });
    await session.getByRole('button', { name: /报名/ }).click();
    await expect(page.getByText('报名成功')).toBeVisible();
  });

  await test.step('takes a shift', async () => {
    await page.getByRole('link', { name: '班次' }).click();
    await page
      .getByRole('button', { name: /报名这个班次/ })
      .first()
      .click();
    await expect(page.getByText('报名成功，已放进')).toBeVisible();
  });

  await test.step('checks in', async () => {
    await page.getByRole('link', { name: '今天' }).click();
    await page.getByRole('button', { name: '签到' }).click();
    await expect(page.getByText(/已于 .+ 签到/)).toBeVisible();
  });

  await test.step('the liaison takes a call, and the volunteer is on the way', async () => {
    await liaison.goto('/console/dispatch');
    await expect(liaison.getByText('实时', { exact: true })).toBeVisible();
    const began = Date.now();
    let clicks = 0;
    const click = async (name: string | RegExp): Promise<void> => {
      clicks += 1;
      await liaison.getByRole('button', { name }).first().click();
    };
    await liaison.keyboard.press('n');
    await click('不是，普通求助');
    await liaison.getByLabel('什么事').fill('老人在老街迷路');
    await liaison.getByLabel('在哪里').fill('枫桥老街口');
    await liaison.getByLabel('在哪里').press('Enter');
    await click(/^派 /);
    await click(/^代答：.*接单$/);
    await expect(liaison.getByText(/已接单/).first()).toBeVisible();
    const took = Date.now() - began;
    measured('from the call to an accepted mission', `${clicks} clicks, ${(took / 1000).toFixed(1)} s`);
    expect(clicks).toBeLessThanOrEqual(3);
    expect(took).toBeLessThanOrEqual(10_000);
  });

  expect(addresses.filter((address) => secrets.some((secret) => address.includes(secret)))).toEqual([]);
});
