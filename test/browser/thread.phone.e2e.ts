import type { Page } from '@playwright/test';
import { answer, staffApi } from './support/api.js';
import { teamWithShift } from './support/arrange.js';
import { letTheMinutePass } from './support/database.js';
import { laptop } from './support/devices.js';
import { newestCode } from './support/inbox.js';
import { keptOnPhone } from './support/me.js';
import { fromSixteen, newRecruit, openCall, SignUpForm } from './support/recruit.js';
import { measured } from './support/report.js';
import { system } from './support/system.js';
import { expect, signInStaff, test } from './support/test.js';

const hour = 3_600_000;

/** Somebody whom no other run has met. */
const recruit = newRecruit();

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
  const form = new SignUpForm(page, call, recruit);
  await form.openFromCall();
  await form.fill('about', 'document', 'team', 'phone', 'consent');
  await form.expectStep('核对您填写的内容');
  await form.sendButton.click();
  return form.number();
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
  test.setTimeout(120_000);
  const [call, { name: team }, training] = await Promise.all([
    openCall(fromSixteen),
    teamWithShift('傍晚巡查', 1),
    openTraining(),
  ]);
  const operator = await another(laptop);
  const liaison = await another(laptop);
  await signInStaff(operator, 'operator');
  await signInStaff(liaison, 'liaison');

  const addresses: string[] = [];
  for (const one of [page, operator, liaison]) one.on('request', (request) => addresses.push(request.url()));

  const number = await test.step('the recruit signs up', () => signUp(page, call));
  expect(number).toMatch(/^HF-\w{4}-\w{4}$/);

  const kept = await keptOnPhone(page);
  expect(secrets.filter((secret) => kept.includes(secret))).toEqual([]);

  await test.step('the operator screens', () => decide(operator, number, '初审通过', '待背景审核'));
  await test.step('the recruit agrees to the background review', async () => {
    await letTheMinutePass(recruit.phone);
    await page.goto(`/c/${system.county}/status`);
    const since = new Date().toISOString();
    await page.getByLabel('手机号码').fill(recruit.phone);
    await page.getByLabel('申请编号').fill(number);
    await page.getByRole('button', { name: '发送验证码' }).click();
    await page.getByLabel('短信验证码').fill(await newestCode(recruit.phone, since));
    await page.getByRole('button', { name: '查看' }).click();
    await page.getByRole('button', { name: '我同意背景审核' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: '同意背景审核' })).toBeVisible();
  });
  await test.step('the liaison reviews', () => decide(liaison, number, '背景审核通过', '待录取'));
  await test.step('the operator accepts into a team', async () => {
    await operator.goto(`/console/applications?q=${number}`);
    await operator.getByRole('table').getByText(recruit.name).first().click();
    const drawer = operator.getByRole('dialog');
    await drawer.getByRole('button', { name: '录取', exact: true }).click();
    await drawer.getByLabel('队伍').fill(team);
    await operator.getByTitle(team).click();
    await drawer.getByRole('button', { name: '录取', exact: true }).click();
    await expect(operator.getByText(`已录取${recruit.name}`)).toBeVisible();
  });

  await test.step('the volunteer signs in', async () => {
    // One number gets one code a minute; whoever was vetted and accepted has waited longer than that.
    await letTheMinutePass(recruit.phone);
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
    await page.getByRole('link', { name: '今天', exact: true }).click();
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
