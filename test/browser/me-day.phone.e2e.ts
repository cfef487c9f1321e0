import type { Locator, Page } from '@playwright/test';
import { answer } from './support/api.js';
import { askToGo, callOff, type OwnVolunteer, type Team, teamWithShift, volunteerOf } from './support/arrange.js';
import { expect, signInVolunteer, test } from './support/test.js';

/** A team on duty soon with one volunteer, whose day these tests follow. */
let arranged: Promise<{ team: Team; volunteer: OwnVolunteer }> | undefined;

async function arrange(): Promise<{ team: Team; volunteer: OwnVolunteer }> {
  const team = await teamWithShift();
  return { team, volunteer: await volunteerOf(team) };
}

/** The page as this volunteer sees it. */
async function open(page: Page, screen = ''): Promise<{ team: Team; volunteer: OwnVolunteer }> {
  arranged ??= arrange();
  const all = await arranged;
  await signInVolunteer(page, all.volunteer.phone);
  await page.goto(`/me/${screen}`);
  await page.getByRole('navigation').waitFor();
  return all;
}

async function expectLarge(...buttons: Locator[]): Promise<void> {
  for (const button of buttons) expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(76);
}

const takeable = (page: Page) => page.getByRole('region', { name: '可以报名的班次' });
const mine = (page: Page) => page.getByRole('region', { name: '我的班次' });

test('who withdraws the consent takes no shift, is told why in plain words, and can agree again', async ({ page }) => {
  await open(page, 'mine');
  const consents = page.getByRole('region', { name: '我同意过的事' });
  const processing = consents.getByRole('listitem').filter({ hasText: '招募时使用个人信息' });
  await processing.getByRole('button', { name: '撤回同意' }).click();
  await expect(consents.getByText('撤回以后，不再给您排班和派任务')).toBeVisible();
  await consents.getByRole('button', { name: '不撤回' }).click();
  await processing.getByRole('button', { name: '撤回同意' }).click();
  await consents.getByRole('button', { name: '确定撤回' }).click();
  await expect(consents.getByText(/已撤回$/)).toBeVisible();
  await expect(consents.getByText('您已撤回同意')).toBeVisible();

  await page.getByRole('link', { name: '班次' }).click();
  await expect(takeable(page).getByText('目前有些条件不满足')).toBeVisible();
  await expect(page.getByText('已撤回个人信息处理的同意')).toBeVisible();
  await expect(page.getByText('您自己可以解决')).toBeVisible();
  await expect(page.getByRole('button', { name: /报名这个班次/ })).toHaveCount(0);

  await page.getByRole('link', { name: '我的' }).click();
  await consents.getByRole('button', { name: '同意', exact: true }).click();
  await expect(consents.getByText('您已撤回同意')).toHaveCount(0);
  await expect(processing.getByRole('button', { name: '撤回同意' })).toBeVisible();
  await page.getByRole('link', { name: '班次' }).click();
  await expect(page.getByRole('button', { name: /报名这个班次/ })).toHaveCount(1);
});

test('a shift is taken, left open when somebody cannot come, and taken again', async ({ page }) => {
  const { team } = await open(page, 'shifts');
  await expect(mine(page).getByText('您还没有班次')).toBeVisible();
  const take = takeable(page).getByRole('button', { name: /报名这个班次.*傍晚巡查/ });
  await expect(takeable(page).getByText(team.name)).toBeVisible();
  await take.click();
  await expect(page.getByText('报名成功')).toBeVisible();
  await expect(mine(page).getByText('已确定')).toBeVisible();

  await mine(page)
    .getByRole('button', { name: /我来不了/ })
    .click();
  await expect(page.getByText('请假不会扣时长')).toBeVisible();
  await page.getByLabel('家里有事').check();
  await page.getByRole('button', { name: '确定来不了' }).click();
  await expect(mine(page).getByText('已请假')).toBeVisible();
  await take.click();
  await expect(page.getByText('报名成功')).toBeVisible();
  await expect(mine(page).getByText('已确定')).toBeVisible();
});

test('today shows the next shift, and one press checks in, without a network too', async ({ page, problems }) => {
  problems.expect(/ERR_(FAILED|INTERNET_DISCONNECTED)/);
  const { team, volunteer } = await open(page);
  const duty = page.getByRole('region', { name: '下一个班次' });
  await expect(duty.getByRole('heading', { name: '傍晚巡查' })).toBeVisible();
  await expect(duty.getByText(team.name)).toBeVisible();
  const checkIn = duty.getByRole('button', { name: '签到' });
  await expectLarge(checkIn);
  await page.context().setOffline(true);
  // The second tap comes before the check-out stands there, and does nothing, or after, and only opens its question.
  await checkIn.dblclick();
  await expect(page.getByText('还有 1 条等待发送')).toBeVisible();
  const question = page.getByRole('button', { name: '还没有，接着值勤' });
  if (await question.isVisible()) await question.click();
  await expect(page.getByText(/的签到已记在手机里/)).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText(/已于 .+ 签到/)).toBeVisible();
  await expect(page.getByText('条等待发送')).toHaveCount(0);
  const states = async () => (await answer(volunteer.api.GET('/api/v1/shifts/mine'))).map(({ state }) => state);
  expect(await states()).toContain('checked-in');

  const onDuty = page.getByRole('region', { name: '正在值勤' });
  await onDuty.getByRole('button', { name: '签退' }).click();
  await onDuty.getByRole('button', { name: '结束了，签退' }).click();
  await expect(onDuty).toHaveCount(0);
  await expect.poll(states).toContain('completed');
});

test('a mission is declined without blame, or accepted and carried to its end', async ({ page }) => {
  const { team } = await open(page);
  // Somebody without a shift: whoever has one soon is not asked.
  const volunteer = await volunteerOf(team);
  await signInVolunteer(page, volunteer.phone);
  const declined = await askToGo(volunteer, team, '老人在老街迷路');
  await page.reload();
  const offer = page.getByRole('region', { name: '有人需要帮助，您能去吗？' });
  const [accept, decline] = [
    offer.getByRole('button', { name: '我去' }),
    offer.getByRole('button', { name: '去不了' }),
  ];
  await expect(offer.getByRole('timer')).toHaveText(/^\d+:\d\d$/);
  await expect(offer.getByText('去不了没关系')).toBeVisible();
  await expect(offer.getByText('老人在老街迷路')).toHaveCount(0);
  await expectLarge(accept, decline);
  await decline.click();
  await expect(offer).toHaveCount(0);
  await callOff(declined);

  await askToGo(volunteer, team, '井盖不见了');
  await page.reload();
  await accept.dblclick();
  const mission = page.getByRole('region', { name: '我的任务' });
  await expect(mission.getByText('井盖不见了')).toBeVisible();
  await expect(mission.getByText('枫桥老街口')).toBeVisible();
  await mission.getByRole('button', { name: '我已出发' }).click();
  await mission.getByRole('button', { name: '我已到达' }).click();
  await mission.getByRole('button', { name: '处理完毕' }).click();
  await mission.getByLabel('已经处理好').check();
  await mission.getByRole('button', { name: '确认完成' }).click();
  await expect(mission).toHaveCount(0);

  // What was sent as a text message is there to read again; codes are not.
  await page.getByRole('link', { name: '消息' }).click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('article').filter({ hasText: '附近有一件事需要您帮忙' }).first()).toBeVisible({
      timeout: 2_000,
    });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByText('验证码')).toHaveCount(1);
});

test('a training is found, joined and left again', async ({ page }) => {
  await open(page, 'training');
  const [own, others] = [
    page.getByRole('region', { name: '我的培训' }),
    page.getByRole('region', { name: '可以报名的培训' }),
  ];
  await others.getByRole('button', { name: /^报名/ }).first().click();
  await expect(page.getByText(/报名成功|已报名候补/)).toBeVisible();
  await own
    .getByRole('button', { name: /^不去了/ })
    .first()
    .click();
  await own.getByRole('button', { name: '还是去' }).click();
  await own
    .getByRole('button', { name: /^不去了/ })
    .first()
    .click();
  await own.getByRole('button', { name: '确定不去' }).click();
  await expect(own.getByText('已取消')).toBeVisible();
});

test('my data names teams and who may see me', async ({ page }) => {
  const { team, volunteer } = await open(page, 'mine');
  await expect(page.getByText(volunteer.name)).toBeVisible();
  await expect(page.getByText(team.name).first()).toBeVisible();
  await expect(page.getByText('见习队员').first()).toBeVisible();
  await expect(page.getByRole('region', { name: '谁能看到我的信息' })).toContainText('别的县');
});
