import { answer, staffApi } from './support/api.js';
import { emptyTeam, volunteerOf } from './support/arrange.js';
import { expectAccessible } from './support/axe.js';
import { onDatabase } from './support/database.js';
import { serveOn } from './support/recognition.js';
import { expect, signInStaff, test } from './support/test.js';

test('a month is counted, objected to, decided by another and published', async ({ page, another }) => {
  const month = '2024-03';
  const team = await emptyTeam();
  const volunteer = await volunteerOf(team);
  await serveOn(volunteer.id, '2024-03-05T01:00:00Z', 90);

  await test.step('the office counts it and opens the list', async () => {
    await signInStaff(page, 'operator');
    await page.goto('/console/recognition');
    await page.getByRole('button', { name: '考核一个月' }).click();
    const form = page.getByRole('dialog', { name: '考核哪个月' });
    await form.getByLabel('月份').fill(month);
    await form.getByRole('button', { name: '开始计算' }).click();
    await page.getByRole('link', { name: '2024 年 3 月' }).click();
    const list = page.getByRole('table', { name: '名单' });
    await expect(list.getByText(volunteer.name)).toBeVisible({ timeout: 30_000 });
    await expect(list.getByText('1 小时 30 分 × 1 = 1.5')).toBeVisible();
    await page.getByRole('button', { name: '重算核对' }).click();
    await expect(page.getByText(/逐位一致/)).toBeVisible();
    await page.getByRole('button', { name: '开始公示' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '开始公示' }).click();
    await expect(page.getByText('公示异议').first()).toBeVisible();
    await expectAccessible(page);
  });

  const id = page.url().split('/').pop() ?? '';
  const params = { path: { id } };

  await test.step('an objection is answered by somebody else, from the ledger', async () => {
    await page.getByRole('button', { name: '登记异议' }).click();
    const form = page.getByRole('dialog', { name: '登记一条异议' });
    await form.getByLabel('队员').fill(volunteer.name);
    await page.getByTitle(new RegExp(volunteer.name)).first().click();
    // By keyboard: the list of the field before may still be closing under the pointer.
    const why = form.getByLabel('事由');
    await why.press('ArrowDown');
    await expect(page.getByRole('option').first()).toBeAttached();
    await why.press('Enter');
    await expect(form).toContainText('漏了服务');
    await form.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText(/登记 /)).toBeVisible();
    await expect(page.getByRole('button', { name: /^答复/ })).toHaveCount(0);
    await serveOn(volunteer.id, '2024-03-06T01:00:00Z', 30);

    const admin = await another();
    await signInStaff(admin, 'admin');
    await admin.goto(`/console/recognition/${id}`);
    await admin.getByRole('button', { name: /^答复/ }).click();
    const reply = admin.getByRole('dialog', { name: '答复异议' });
    await reply.getByLabel(/^成立/).check();
    await reply.getByLabel('给本人的答复').fill('已补记');
    await reply.getByRole('button', { name: '答复' }).click();
    await expect(admin.getByText('1.5 → 2 分')).toBeVisible();
    await expect(admin.getByText(/异议期到/)).toBeVisible();
    await expectAccessible(admin);

    await onDatabase(async (sql) => {
      await sql.query(
        `UPDATE volunteers.recognition_run SET opened_at = opened_at - interval '9 days', objections_until = objections_until - interval '9 days'
         WHERE id = $1`,
        [id],
      );
    });
    await admin.reload();
    await admin.getByRole('button', { name: '审定通过' }).click();
    await admin.getByRole('tooltip').getByRole('button', { name: '审定通过' }).click();
    await expect(admin.getByText('已审定').first()).toBeVisible();
  });

  await test.step('published, it stands still', async () => {
    await page.reload();
    await page.getByRole('button', { name: '公布' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '公布' }).click();
    await expect(page.getByText('已公布').first()).toBeVisible();
    await serveOn(volunteer.id, '2024-03-07T01:00:00Z', 60);
    const operator = await staffApi('operator');
    expect(await answer(operator.POST('/api/v1/recognition/runs/{id}/replay', { params }))).toMatchObject({
      same: true,
    });
    const { items } = await answer(
      operator.GET('/api/v1/recognition/runs/{id}/lines', { params: { ...params, query: { limit: 10 } } }),
    );
    expect(items.find((one) => one.volunteerId === volunteer.id)).toMatchObject({ score: 200 });
  });
});
