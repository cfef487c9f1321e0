import type { Page } from '@playwright/test';
import { answer, staffApi } from './support/api.js';
import { emptyTeam, minorOf, teamWithShift, volunteerOf } from './support/arrange.js';
import { expectAccessible } from './support/axe.js';
import { phone } from './support/devices.js';
import { photo } from './support/me.js';
import { expectNoSidewaysScroll, expectTextsComplete } from './support/page-checks.js';
import { guardian } from './support/recruit.js';
import { Traffic } from './support/settled.js';
import { expect, signInStaff, signInVolunteer, test } from './support/test.js';

/** The first volunteer of the demo county, whose phone is 15401000001. */
interface Known {
  readonly id: string;
  readonly name: string;
  readonly number: string;
}

async function first(): Promise<Known> {
  const { items } = await answer(
    (await staffApi('operator')).POST('/api/v1/volunteers/search', { body: { search: '0001', limit: 5 } }),
  );
  const [found] = items;
  if (!found) throw new Error('The demo county has a volunteer whose phone ends in 0001.');
  return found;
}

/** The drawer that is open now, in both languages: its address opens it again. */
async function lookAtDrawer(page: Page, traffic: Traffic): Promise<void> {
  for (const locale of ['en', 'zh-CN']) {
    await page.evaluate((chosen) => localStorage.setItem('redmaple-locale', chosen), locale);
    await page.reload();
    await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible();
    await traffic.settled();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await expectTextsComplete(page, await traffic.data());
  }
}

const register = (page: Page) => page.getByRole('table', { name: '志愿者' });

test('somebody is found by a piece of the name, first letters, the number or the end of the phone', async ({
  page,
}) => {
  const { name, number } = await first();
  await signInStaff(page, 'operator');
  await page.goto('/console/volunteers');
  const search = page.getByRole('search').getByLabel('搜索志愿者');
  const link = page.getByRole('link', { name, exact: true });
  for (const typed of [
    name.slice(2),
    ` ${name.slice(0, 2)}·${name.slice(2)} `,
    'ys',
    number,
    number.slice(1, 6),
    '0001',
  ]) {
    // The list that is there now must be the answer to what was typed.
    const answered = page.waitForResponse(
      (one) =>
        one.url().endsWith('/volunteers/search') && one.request().postData()?.includes(`"${typed.trim()}"`) === true,
    );
    await search.fill(typed);
    await answered;
    await expect(link, typed).toBeVisible();
  }
  await search.fill('zzzz');
  await expect(page.getByText('没有符合条件的记录')).toBeVisible();
  // What is searched for may be a name: it stays out of the address.
  expect(page.url()).not.toContain('0001');
  await page.getByRole('button', { name: '清除' }).or(page.locator('.ant-input-clear-icon')).first().click();
  await expect(register(page).getByRole('link').nth(3)).toBeVisible();
});

test('what identifies somebody is masked; showing it needs a reason and leaves a trace', async ({ page, another }) => {
  const { id, name, number } = await first();
  await signInStaff(page, 'operator');
  await page.goto('/console/volunteers');
  await page.getByRole('link', { name, exact: true }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText(number)).toBeVisible();
  await expect(drawer.getByText('154****0001')).toBeVisible();
  await expect(drawer).not.toContainText('15401000001');
  await expectAccessible(page, '[role="dialog"]');

  await drawer.getByRole('button', { name: '显示完整内容: 手机号' }).click();
  const asking = page.getByRole('dialog', { name: '查看完整信息' });
  await asking.getByRole('radio', { name: '更正资料' }).check();
  await asking.getByRole('button', { name: '显示完整内容' }).click();
  await expect(drawer.getByText('15401000001')).toBeVisible();
  await page.reload();
  await expect(drawer.getByText('154****0001')).toBeVisible();
  await expect(drawer).not.toContainText('15401000001');

  const entries = await answer(
    (await staffApi('auditor')).GET('/api/v1/audit/entries', { params: { query: { action: 'person.', limit: 5 } } }),
  );
  expect(entries[0]).toMatchObject({
    action: 'person.revealed',
    details: { field: 'phone', reason: 'correct-data', volunteerId: id },
  });
  expect(JSON.stringify(entries)).not.toContain('15401000001');
  const auditor = await another();
  await signInStaff(auditor, 'auditor');
  await auditor.goto('/console/audit?action=person');
  await expect(auditor.getByText('个人信息 · person.revealed').first()).toBeVisible();
});

test('a minor without a guardian is kept from every shift until the office enters who signed', async ({
  page,
  another,
}) => {
  const team = await teamWithShift();
  const minor = await minorOf(team);
  const traffic = new Traffic(page);
  const onPhone = await another(phone);
  await signInVolunteer(onPhone, minor.phone);
  await signInStaff(page, 'operator');
  const drawer = page.getByRole('dialog');

  await test.step('the guardian takes the consent back on the phone', async () => {
    await onPhone.goto('/me/mine');
    await expect(onPhone.getByText('监护人已同意')).toBeVisible();
    const consent = onPhone.getByRole('listitem').filter({ hasText: '监护人同意参加' });
    await consent.getByRole('button', { name: '撤回同意' }).click();
    await consent.getByRole('button', { name: '确定撤回' }).click();
    await expect(onPhone.getByText('监护人已撤回同意，现在不能报名班次')).toBeVisible();
    await expectAccessible(onPhone);
    await expectNoSidewaysScroll(onPhone);
    await onPhone.goto('/me/shifts');
    await expect(onPhone.getByText('监护人已撤回同意').first()).toBeVisible();
    await expect(onPhone.getByRole('button', { name: /报名这个班次/ })).toHaveCount(0);
  });

  await test.step('the office sees it and enters the next signature', async () => {
    await page.goto(`/console/volunteers?open=${minor.id}`);
    await expect(drawer.getByText('监护人已撤回同意：不能排班')).toBeVisible();
    await expect(drawer.getByText('154****0001')).toBeVisible();
    await lookAtDrawer(page, traffic);
    await drawer.getByRole('button', { name: '登记书面同意' }).click();
    const form = page.getByRole('dialog', { name: '登记书面同意' });
    await form.getByLabel('监护人姓名').fill('监护乙');
    await form.getByLabel('监护人手机').fill('12');
    await form.getByRole('button', { name: '保存' }).click();
    await expect(form.getByText('手机号码').first()).toBeVisible();
    await expectAccessible(page);
    await form.getByLabel('监护人手机').fill('15409990002');
    await form.getByRole('button', { name: '保存' }).click();
    await expect(drawer.getByText('已同意')).toBeVisible();
    await expect(drawer.getByText('154****0002')).toBeVisible();
  });

  await test.step('the application shows the guardian who signed it, and that there is consent', async () => {
    await page.goto(`/console/applications?open=${minor.applicationId}`);
    await expect(drawer.getByText('154****0001')).toBeVisible();
    await expect(drawer.getByText('已同意')).toBeVisible();
    await expect(drawer).not.toContainText(guardian.phone);
    await lookAtDrawer(page, traffic);
  });

  await test.step('the guardian keeps nobody from the shift any more', async () => {
    await onPhone.reload();
    await expect(onPhone.getByRole('heading', { name: '可以报名的班次' })).toBeVisible();
    // At night a minor has no duty all the same.
    await expect(onPhone.getByRole('button', { name: /报名这个班次/ }).or(onPhone.getByText('22 时'))).toBeVisible();
    await expect(onPhone.getByText('监护人已撤回同意')).toHaveCount(0);
  });
});

test('a paper brought to the office is sent in by one and verified by another; a group’s policy goes after what is lost was read', async ({
  page,
  another,
}) => {
  const team = await emptyTeam();
  const [one, other] = [await volunteerOf(team), await volunteerOf(team)];
  const operator = await staffApi('operator');
  const policyNumber = `TB-${one.phone}`;
  const policy = {
    policyNumber,
    insurer: '人保财险',
    validFrom: '2026-01-01',
    validTo: '2099-12-31',
    coversDanger: true,
  };
  await answer(operator.POST('/api/v1/insurance/bulk', { body: { ...policy, volunteerIds: [one.id, other.id] } }));
  const address = `/console/volunteers?open=${one.id}&tab=qualifications`;
  await signInStaff(page, 'operator');
  await page.goto(address);
  const panel = page.getByRole('tabpanel');
  const form = page.getByRole('dialog').last();

  await test.step('sent in', async () => {
    await panel.getByRole('button', { name: '代交材料' }).click();
    await form.getByLabel('证书种类').click();
    await page.getByTitle('救护员证').click();
    await form.getByLabel('发证单位').fill('绍兴市红十字会');
    await form.getByLabel('编号').fill(`JH-${one.phone}`);
    await form.getByLabel('生效日期').fill('2026-01-01');
    await form.getByRole('button', { name: '提交' }).click();
    await expect(form.getByText('请附上材料的扫描件或照片')).toBeVisible();
    await expect(form.getByLabel('编号')).toHaveValue(`JH-${one.phone}`);
    await form.locator('input[type=file]').setInputFiles([photo()]);
    await expect(form.getByText('photo.png')).toBeVisible();
    await expectAccessible(page);
    await form.getByRole('button', { name: '提交' }).click();
    await expect(panel.getByText('须由另一位同事核验')).toBeVisible();
    await expectAccessible(page);
  });
  await test.step('verified by a colleague, not by who sent it', async () => {
    const { items } = await answer(operator.GET('/api/v1/claims', { params: { query: { volunteerId: one.id } } }));
    await page.goto(`/console/credentials?claim=${items[0]?.id}`);
    await expect(page.getByText(/这份材料是您代交的/)).toBeVisible();
    await expect(page.getByRole('button', { name: /^通\s?过$/ })).toHaveCount(0);
    const colleague = await another();
    await colleague.setViewportSize({ width: 1366, height: 860 });
    await signInStaff(colleague, 'admin');
    await colleague.goto(address);
    await colleague.getByRole('link', { name: '去核验' }).click();
    const drawer = colleague.getByRole('dialog', { name: '材料核验' });
    await drawer.getByRole('button', { name: /^通\s?过$/ }).click();
    const verifying = colleague.getByRole('dialog', { name: '核验通过' });
    await verifying.getByRole('checkbox').check();
    await verifying.getByRole('button', { name: /^通\s?过$/ }).click();
    await expect(drawer).toHaveCount(0);
  });
  await test.step('the group’s policy is revoked', async () => {
    await page.goto(`/console/volunteers?open=${one.id}`);
    await panel.getByRole('button', { name: `撤销：${policyNumber}` }).click();
    await page.getByRole('menuitem', { name: '整份团体保单失效' }).click();
    await expect(form.getByText('保单上共 2 人，其中 2 人将没有别的保险。')).toBeVisible();
    await expect(form.getByText('没有人会因此退出以后的班次。')).toBeVisible();
    await expectAccessible(page);
    await form.getByLabel('理由').click();
    await page.getByTitle('已退保').click();
    await form.getByRole('button', { name: '撤销整份保单' }).click();
    await expect(form.getByText('请先看过影响再撤销')).toBeVisible();
    await form.getByRole('checkbox').check();
    await form.getByRole('button', { name: '撤销整份保单' }).click();
    await expect(panel.getByText('已撤销')).toBeVisible();
    const held = await answer(
      operator.GET('/api/v1/volunteers/{id}/insurance', { params: { path: { id: other.id } } }),
    );
    expect(held.map((all) => [all.state, all.revokeReason])).toEqual([['revoked', 'cancelled']]);
  });
});
