import { answer, staffApi } from './support/api.js';
import { signedUp } from './support/arrange.js';
import { expectAccessible } from './support/axe.js';
import { expectTextsComplete } from './support/page-checks.js';
import { expect, signInStaff, test } from './support/test.js';

/** A time on the county's clock, some days from now, as the field takes it. */
function wallTime(days: number): string {
  return new Date(Date.now() + days * 24 * 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 16);
}

test('a call is written with its risks, published, and closed again', async ({ page }) => {
  test.setTimeout(120_000);
  await signInStaff(page, 'operator');
  await page.goto('/console/calls');
  await page.getByRole('button', { name: '新建招募令' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('标题').fill('浏览器里的招募令');
  await drawer.getByLabel('工作内容').fill('每晚沿枫溪巡河。');
  await drawer.getByLabel('截止时间').fill(wallTime(20));
  await drawer.getByLabel('队伍类型').click();
  await page.getByTitle('河道巡防队').last().click();
  await drawer.getByLabel('名额').fill('12');
  await drawer.getByRole('button', { name: '存为草稿' }).click();
  await expect(drawer.getByText('请填写').first()).toBeVisible();
  await drawer.getByLabel('风险告知').fill('夜间水边，可能滑倒落水。');
  await expectAccessible(page, '.ant-drawer');
  await drawer.getByRole('button', { name: '存为草稿' }).click();

  await expect(page.getByRole('heading', { name: '浏览器里的招募令' })).toBeVisible();
  await page.getByRole('button', { name: '发布' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
  await expect(page.getByRole('heading', { name: '浏览器里的招募令' }).getByText('报名中')).toBeVisible();
  await expect(page.getByText('0/12')).toBeVisible();
  await expect(page.getByRole('link', { name: '打印海报' })).toHaveAttribute('href', /\/c\/330681\/calls\/.+\/poster$/);
  await expectAccessible(page);
  await expectTextsComplete(page);
  await page.getByRole('button', { name: '结束报名' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '结束报名' }).click();
  await expect(page.getByRole('button', { name: '重新开放' })).toBeVisible();
});

test("a published call's form is changed: a new version says what is other and shows how it looks on a phone", async ({
  page,
}) => {
  const operator = await staffApi('operator');
  const made = await answer(
    operator.POST('/api/v1/calls', {
      body: {
        title: '报名表改版',
        content: '水边救援。',
        riskNotice: '有落水风险。',
        closesAt: new Date(Date.now() + 20 * 24 * 3_600_000).toISOString(),
        teamTypes: [{ code: 'maple-grove.rescue', seats: 3 }],
        specialists: [{ skill: '潜水员', wanted: 2 }],
      },
    }),
  );
  await answer(operator.POST('/api/v1/calls/{id}/publish', { params: { path: { id: made.id } } }));
  await signInStaff(page, 'operator');
  await page.goto(`/console/calls/${made.id}`);
  const preview = page.frameLocator('iframe[title="手机上的样子"]');
  await expect(preview.getByLabel('住址（选填）')).toBeVisible();
  await expect(preview.getByRole('option', { name: '潜水员（要 2 人）' })).toBeAttached();
  await expect(page.getByText('潜水员 0/2 人')).toBeVisible();
  await page.getByRole('button', { name: '修改报名表' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('checkbox', { name: '要问' }).first().uncheck();
  await expectAccessible(page, '.ant-drawer');
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('个人情况：去掉“住址”')).toBeVisible();
  await expect(preview.getByLabel('特长或职业（选填）')).toBeVisible();
  await expect(preview.getByLabel('住址（选填）')).toHaveCount(0);
  await page.getByText('第 1 版').click();
  await expect(preview.getByLabel('住址（选填）')).toBeVisible();
  await expectAccessible(page);
  await expectTextsComplete(page);
});

test('two people change one call: the second sees it and keeps what was typed', async ({ page }) => {
  const operator = await staffApi('operator');
  const { items } = await answer(operator.GET('/api/v1/calls', { params: { query: { state: 'published' } } }));
  const call = items.find((one) => one.title.includes('第二期'));
  if (!call) throw new Error('The demo county has no open call.');
  await signInStaff(page, 'operator');
  await page.goto(`/console/calls/${call.id}`);
  await page.getByRole('button', { name: '编辑' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('地点').fill('枫桥镇文化站');
  await answer(
    operator.PATCH('/api/v1/calls/{id}', {
      params: { path: { id: call.id } },
      body: { version: call.version, location: '枫桥镇中心学校' },
    }),
  );
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer.getByText('这条记录刚刚被别人改过')).toBeVisible();
  await expect(drawer.getByLabel('地点')).toHaveValue('枫桥镇文化站');
  await drawer.getByRole('button', { name: '用我的内容覆盖' }).click();
  await expect(drawer).toBeHidden();
  await expect(page.getByText('枫桥镇文化站')).toBeVisible();
});

test('a decision taken back in its grace is never sent, and one that stands reaches the second person', async ({
  page,
  another,
}) => {
  test.setTimeout(180_000);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('bulk-screening')) sent.push(request.url());
  });
  await signInStaff(page, 'operator');
  await page.clock.install();
  const { id, callId, name } = await signedUp();
  await page.goto(`/console/applications?stage=screening&call=${callId}`);
  const rows = page
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox') })
    .filter({ hasText: 'HF-' });
  await expect(rows.first()).toBeVisible();
  await rows.first().getByRole('checkbox').check();
  await page.getByRole('button', { name: '初审通过' }).click();
  await expect(rows.first().getByText('待提交')).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(rows.first().getByText('待提交')).toBeHidden();
  await page.clock.fastForward(9_000);
  await expect(rows.first()).toBeVisible();
  expect(sent).toEqual([]);

  await rows.first().getByRole('checkbox').check();
  await page.getByRole('button', { name: '初审通过' }).click();
  await page.getByRole('button', { name: '立即提交' }).click();
  await expect(page.getByText('已办 1 人，未办成 0 人').first()).toBeVisible();
  expect(sent).toHaveLength(1);

  const operator = await staffApi('operator');
  const params = { path: { id } };
  await answer(operator.POST('/api/v1/applications/{id}/background-consent', { params, body: {} }));
  const station = await another();
  await signInStaff(station, 'liaison');
  await station.goto(`/console/applications?stage=background-review&open=${id}`);
  const record = station.getByRole('dialog');
  await expect(record.getByText(name).first()).toBeVisible();
  await expectAccessible(station, '.ant-drawer');
  await record.getByRole('button', { name: '背景审核通过' }).click();
  await station.getByRole('button', { name: '立即提交' }).click();
  await expect(record.getByText('待录取')).toBeVisible();

  await page.goto(`/console/applications?open=${id}`);
  await page.getByRole('dialog').getByRole('button', { name: '录取', exact: true }).click();
  // By keyboard: the list may gain a team of another test under the pointer.
  const team = page.getByLabel('队伍', { exact: true });
  await team.press('ArrowDown');
  await expect(page.getByRole('option').first()).toBeAttached();
  await team.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '录取', exact: true }).click();
  await expect(page.getByText(/志愿者编号/)).toBeVisible();
  await expect(page.getByRole('dialog').getByText('已录取').first()).toBeVisible();
});

test('who refused cannot answer the appeal, a colleague does, and the way there is kept as a view', async ({
  page,
  another,
}) => {
  const { id, name } = await signedUp();
  const operator = await staffApi('operator');
  const params = { path: { id } };
  const refusal = { outcome: 'fail', reasonCode: 'other' } as const;
  await answer(operator.POST('/api/v1/applications/{id}/screening', { params, body: refusal }));
  await answer(operator.POST('/api/v1/applications/{id}/appeal', { params, body: { statement: '请再看一次材料' } }));

  await signInStaff(page, 'operator');
  await page.goto(`/console/applications?stage=appeals&open=${id}`);
  await expect(page.getByText('原结果是您作出的')).toBeVisible();

  const other = await another();
  await signInStaff(other, 'admin');
  await other.goto('/console/applications?stage=appeals');
  await expectAccessible(other);
  await other.getByRole('button', { name }).click();
  const record = other.getByRole('dialog');
  await expect(record.getByText('请再看一次材料')).toBeVisible();
  await expectAccessible(other, '.ant-drawer');
  await record.getByLabel('维持原结果').check();
  await record.getByRole('button', { name: '提交答复' }).click();
  await expect(record.getByText('请填写').first()).toBeVisible();
  await record.getByLabel(/申诉成立/).check();
  await record.getByRole('button', { name: '提交答复' }).click();
  await expect(record.getByText('待初审').first()).toBeVisible();
  await expectTextsComplete(other);

  const view = `视图 ${id.slice(-6)}`;
  await page.goto('/console/applications?stage=screening&overdue=true');
  await page.getByRole('button', { name: '存为视图' }).click();
  await page.getByLabel('名称').fill(view);
  await page.getByRole('checkbox', { name: '全县同事可用' }).check();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('button', { name: '删除视图' })).toBeVisible();
  await other.goto('/console/applications?stage=screening&overdue=true');
  await expect(other.getByText(`${view}（共享）`)).toBeVisible();
  await page.getByRole('button', { name: '删除视图' }).click();
  await expect(page.getByRole('button', { name: '存为视图' })).toBeVisible();
});

test('the board moves a card by its list, and asks for a reason where one is needed', async ({ page }) => {
  await signInStaff(page, 'operator');
  const { callId } = await signedUp();
  await page.goto(`/console/applications?view=board&call=${callId}`);
  const waiting = page.getByRole('region', { name: '待初审' });
  await expect(waiting.getByRole('listitem').first()).toBeVisible();
  await expectAccessible(page);
  await waiting.getByRole('combobox').first().press('Enter');
  await page.getByTitle('未录取').last().click();
  const record = page.getByRole('dialog');
  await record.getByRole('button', { name: '初审不通过' }).click();
  await record.getByRole('button', { name: '初审不通过' }).click();
  await expect(record.getByText('请选择理由')).toBeVisible();
  await record.getByLabel('联系不上').check();
  await record.getByRole('button', { name: '初审不通过' }).click();
  await expect(record.getByText('未录取').first()).toBeVisible();
});
