import type { Page } from '@playwright/test';
import { answer, staffApi } from './support/api.js';
import { expectAccessible } from './support/axe.js';
import { newestCode } from './support/inbox.js';
import { fromSixteen, keptBy, newRecruit, openCall, type Recruit } from './support/recruit.js';
import { system } from './support/system.js';
import { expect, test } from './support/test.js';

interface Applied {
  readonly recruit: Recruit;
  readonly number: string;
  readonly id: string;
}

/** Somebody whose sign-up came on paper: their phone has had no code yet, which may come once a minute. */
async function applied(): Promise<Applied> {
  const recruit = newRecruit();
  const operator = await staffApi('operator');
  const { id, number } = await answer(
    operator.POST('/api/v1/applications', {
      body: {
        callId: await openCall(fromSixteen),
        teamType: fromSixteen,
        name: recruit.name,
        documentType: 'resident-id',
        documentNumber: recruit.documentNumber,
        phone: recruit.phone,
        answers: { hoursPerWeek: 6 } as never,
        paperConsentOn: new Date(Date.now() - 48 * 3_600_000).toISOString().slice(0, 10),
      },
    }),
  );
  return { recruit, number, id };
}

/** Proves the phone; with a number one sees the application, without one its number. */
async function look(page: Page, { phone }: Recruit, number?: string): Promise<void> {
  await page.goto(`/c/${system.county}/status`);
  const since = new Date().toISOString();
  await page.getByLabel('手机号码').fill(phone);
  if (number !== undefined) await page.getByLabel('申请编号').fill(number);
  await page.getByRole('button', { name: '发送验证码' }).click();
  await expect(page.getByRole('status')).toContainText('验证码已发出');
  await expect(page.getByLabel('手机号码')).toHaveValue(phone);
  await page.getByLabel('短信验证码').fill(await newestCode(phone, since));
  await page.getByRole('button', { name: '查看' }).click();
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('number and code show how far the application is, and leaving ends it', async ({ page }) => {
      const { recruit, number } = await applied();
      await look(page, recruit, number.toLowerCase().replaceAll('-', ' - '));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('您的报名');
      await expect(page.getByText(number)).toBeVisible();
      await expect(page.getByText('已收到，等待初审')).toBeVisible();
      expect(page.url()).not.toContain(number);
      await page.reload();
      await expect(page.getByText(number)).toBeVisible();
      await page.getByRole('button', { name: '查完了，退出' }).click();
      await page.goto(`/c/${system.county}/status/mine`);
      await expect(page.getByText('查询已过时，请重新验证手机。').first()).toBeVisible();
      await expect(page.getByText(number)).toBeHidden();
    });

    test('a lost number is found by phone and code alone', async ({ page }) => {
      const { recruit, number } = await applied();
      await look(page, recruit);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('您的申请编号');
      await expect(page.getByText(number)).toBeVisible();
    });

    test('an application is withdrawn after a second thought, and once', async ({ page }) => {
      const { recruit, number, id } = await applied();
      await look(page, recruit, number);
      await page.getByRole('link', { name: '撤回报名' }).click();
      await page.getByRole('link', { name: '不撤回，返回' }).click();
      await expect(page.getByText('已收到，等待初审')).toBeVisible();
      await page.getByRole('link', { name: '撤回报名' }).click();
      await page.getByRole('button', { name: '确定撤回' }).click();
      await expect(page.getByText('已撤回').first()).toBeVisible();
      await expect(page.getByRole('link', { name: '撤回报名' })).toBeHidden();
      // Back, and pressed again: the timeline has one withdrawal.
      await page.goto(`/c/${system.county}/status/mine/${id}/withdraw`);
      await page.getByRole('button', { name: '确定撤回' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('您的报名');
      const operator = await staffApi('operator');
      const view = await answer(operator.GET('/api/v1/applications/{id}', { params: { path: { id } } }));
      expect([view.state, view.timeline.filter(({ kind }) => kind === 'withdrawn').length]).toEqual(['withdrawn', 1]);
    });
    test('a refusal has a reason, and an appeal that another person decides', async ({ page }) => {
      const { recruit, number, id } = await applied();
      const params = { path: { id } };
      const [operator, admin] = [await staffApi('operator'), await staffApi('admin')];
      await answer(
        operator.POST('/api/v1/applications/{id}/screening', {
          params,
          body: { outcome: 'fail', reasonCode: 'not-reachable' },
        }),
      );
      await look(page, recruit, number);
      await expect(page.getByText('多次联系未能接通')).toBeVisible();
      await page.getByRole('link', { name: '我要申诉' }).click();
      await page.getByRole('button', { name: '提交申诉' }).click();
      await expect(page.getByRole('alert')).toContainText('请写下理由');
      await page.getByLabel('申诉理由').fill('那几天手机坏了。');
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole('button', { name: '提交申诉' }).click();
      await expect(page.getByText('申诉已收到')).toBeVisible();
      await expect(page.getByRole('link', { name: '我要申诉' })).toBeHidden();
      const { items } = await answer(admin.GET('/api/v1/vetting/appeals', { params: { query: { limit: 200 } } }));
      const appeal = { path: { id: items.find((one) => one.applicationId === id)?.id ?? '' } };
      await answer(
        admin.POST('/api/v1/vetting/appeals/{id}/decision', { params: appeal, body: { outcome: 'granted' } }),
      );
      await page.reload();
      await expect(page.getByText('申诉成立，重新审核')).toBeVisible();
    });

    test('the background review waits for a consent of its own', async ({ page }) => {
      const { recruit, number, id } = await applied();
      const operator = await staffApi('operator');
      const params = { path: { id } };
      await answer(operator.POST('/api/v1/applications/{id}/screening', { params, body: { outcome: 'pass' } }));
      await look(page, recruit, number);
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole('button', { name: '我同意背景审核' }).click();
      await expect(page.getByRole('listitem').filter({ hasText: '同意背景审核' })).toBeVisible();
      await expect(page.getByRole('button', { name: '我同意背景审核' })).toBeHidden();
    });
  });

test('a number that is not of this phone is not shown, and what was typed stays', async ({ page }) => {
  const [mine, other] = [await applied(), await applied()];
  await look(page, mine.recruit, other.number);
  await expect(page.getByRole('alert')).toContainText('没有查到。请核对申请编号和手机号码。');
  await expect(page.getByLabel('手机号码')).toHaveValue(mine.recruit.phone);
  await expect(page.getByLabel('申请编号')).toHaveValue(other.number);
  await expect(page.getByText(other.recruit.name)).toBeHidden();
  await expectAccessible(page);
});

test('a phone that nobody signed up with gets a code like any other, and reads that there is nothing', async ({
  page,
}) => {
  await look(page, newRecruit());
  await expect(page.getByText('这个手机号码没有报名记录。')).toBeVisible();
});

test('looking an application up leaves nothing on the phone', async ({ page }) => {
  const { recruit, number } = await applied();
  await look(page, recruit, number);
  await expect(page.getByText(number)).toBeVisible();
  await expectAccessible(page);
  const kept = await keptBy(page);
  expect([recruit.name, recruit.phone, recruit.documentNumber, number].filter((one) => kept.includes(one))).toEqual([]);
});
