import type { Page } from '@playwright/test';
import { answer, staffApi } from './support/api.js';
import { emptyTeam, type OwnVolunteer, type Team, volunteerOf } from './support/arrange.js';
import { expectAccessible } from './support/axe.js';
import { phone } from './support/devices.js';
import { expectNoSidewaysScroll } from './support/page-checks.js';
import { expect, signInStaff, signInVolunteer, test } from './support/test.js';

const day = 24 * 3_600_000;

/** The coming Monday on the county's calendar. */
function nextWeek(): string {
  const today = new Date(Date.now() + 8 * 3_600_000);
  const monday = today.getTime() - ((today.getUTCDay() + 6) % 7) * day;
  return new Date(monday + 7 * day).toISOString().slice(0, 10);
}

interface Planned {
  readonly team: Team;
  readonly people: readonly OwnVolunteer[];
}

/** Two people, and on Wednesdays three seats, of which one wants what neither of them has. */
async function arrange(): Promise<Planned> {
  const team = await emptyTeam();
  const operator = await staffApi('operator');
  const seats = [{ qualifications: [] }, { qualifications: [] }, { qualifications: ['maple-grove.first-aid'] }];
  const template = { teamId: team.id, title: '周三夜巡', days: ['wed' as const], from: '19:00', to: '21:00', seats };
  await answer(operator.POST('/api/v1/shift-templates', { body: template }));
  return { team, people: [await volunteerOf(team), await volunteerOf(team)] };
}

async function draftedWeek(team: Team): Promise<string> {
  const operator = await staffApi('operator');
  const { id } = await answer(operator.POST('/api/v1/rosters', { body: { teamId: team.id, weekStart: nextWeek() } }));
  await expect.poll(async () => (await read(id)).state).toBe('drafted');
  return id;
}

async function read(id: string) {
  return answer((await staffApi('operator')).GET('/api/v1/rosters/{id}', { params: { path: { id } } }));
}

const seat = (page: Page, no: number) =>
  page.getByRole('grid', { name: /一周排班表/ }).getByRole('button', { name: new RegExp(`周三夜巡 · ${no} 号岗`) });

/** The first look at the week is answered as if the worker were in the midst of it. */
async function catchTheDraft(page: Page, percent: number): Promise<void> {
  await page.route(
    /\/api\/v1\/rosters\/[0-9a-f-]{36}$/,
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), state: 'drafting', progress: percent } });
    },
    { times: 1 },
  );
}

test('a week is drafted before ones eyes, says why, keeps what is pinned, is published, and is on the phones', async ({
  page,
  another,
}) => {
  const { team, people } = await arrange();
  await signInStaff(page, 'operator');

  await test.step('made and drafted, with its progress', async () => {
    await page.goto('/console/roster');
    await page.getByRole('button', { name: '新建一周排班' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('队伍').click();
    await page.keyboard.type(team.name);
    await page.getByTitle(team.name).click();
    await expectAccessible(page, '.ant-drawer');
    await catchTheDraft(page, 40);
    await form.getByRole('button', { name: '新建并排草案' }).click();
    await expect(page.getByRole('progressbar', { name: /系统正在排草案/ })).toHaveAttribute('aria-valuenow', '40');
    await expect(page.getByText('已安排 2 / 3 个岗位')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/草案$/);
    await expectAccessible(page);
  });

  const drawer = page.getByRole('dialog');
  const holder = seat(page, 1).locator('.seat-name');
  const first = (await holder.textContent()) ?? '';

  await test.step('why this person, and why nobody', async () => {
    expect(people.map(({ name }) => name)).toContain(first);
    await seat(page, 1).click();
    await expect(drawer.getByText(/可排的 2 人中排第 1，近四周共 \d+\.\d 小时/)).toBeVisible();
    await drawer.getByRole('button', { name: '锁定' }).click();
    await expect(drawer.getByText('已锁定')).toBeVisible();
    await expectAccessible(page, '.ant-drawer');
    await page.keyboard.press('Escape');
    await expect(seat(page, 1)).toBeFocused();
    await expect(seat(page, 3)).toHaveAccessibleName(/空缺 · 无人可排$/);
    await seat(page, 3).click();
    await expect(drawer.getByText('本队没有人可以排这个岗')).toBeVisible();
    await expect(drawer.getByText('2 人：缺少资质：救护员证')).toBeVisible();
    await expectAccessible(page, '.ant-drawer');
    await page.keyboard.press('Escape');
  });

  await test.step('drafted again, what is pinned stays', async () => {
    await page.getByRole('button', { name: '重新排草案' }).click();
    await expect(page.getByText('已开始排草案')).toBeVisible();
    await expect(page.getByRole('button', { name: '重新排草案' })).toBeEnabled();
    await expect(holder).toHaveText(first);
    await expect(seat(page, 1)).toHaveAccessibleName(/已锁定$/);
  });

  await test.step('published, gaps first', async () => {
    await page.getByRole('button', { name: '发布' }).click();
    await expect(drawer.getByText('1 个空缺')).toBeVisible();
    await expect(drawer.getByRole('listitem')).toContainText('周三夜巡 · 3 号岗');
    await expectAccessible(page, '.ant-modal');
    await drawer.getByRole('button', { name: '发布' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/已发布$/);
    await expect(seat(page, 1)).toHaveAccessibleName(/已确认/);
    await expect(page.getByRole('button', { name: '重新排草案' })).toHaveCount(0);
    await expectNoSidewaysScroll(page);
  });

  await test.step('on the phone of who holds it', async () => {
    const theirs = await another(phone);
    const who = people.find(({ name }) => name === first);
    await signInVolunteer(theirs, who?.phone ?? '');
    await theirs.goto('/me/shifts');
    const mine = theirs.getByRole('region', { name: '我的班次' });
    await expect(mine.getByText('周三夜巡')).toBeVisible();
    await expect(mine.getByText('已确定')).toBeVisible();
    await expect(mine.getByText(/19:00/)).toBeVisible();
  });
});

test('of two people who plan one week the second hears of the first, and nobody is overwritten unseen', async ({
  page,
}) => {
  const { team, people } = await arrange();
  const id = await draftedWeek(team);
  // What the other does is not seen in time: the stream brings nothing.
  await page.route('**/api/v1/events', (route) => route.abort());
  await signInStaff(page, 'operator');
  await page.goto(`/console/roster?roster=${id}`);
  const before = (await seat(page, 1).locator('.seat-name').textContent()) ?? '';
  const drawer = page.getByRole('dialog');
  const office = await staffApi('admin');
  const held = (await read(id)).shifts[0]?.seats ?? [];

  await test.step('a seat', async () => {
    await seat(page, 2).click();
    await expect(drawer.getByText('在岗人员')).toBeVisible();
    const params = { path: { id: held[1]?.assignment?.id ?? '' } };
    await answer(office.POST('/api/v1/assignments/{id}/unassign', { params }));
    await drawer.getByRole('button', { name: '锁定' }).click();
    await expect(page.getByRole('alert').or(page.locator('.ant-message-error')).first()).toBeVisible();
    await expect(drawer.getByText('这个岗位还没有人。')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(seat(page, 2)).toHaveAccessibleName(/空缺/);
  });

  await test.step('the whole week', async () => {
    await page.getByRole('button', { name: '发布' }).click();
    await expect(drawer.getByText('2 个空缺')).toBeVisible();
    const params = { path: { id: held[1]?.id ?? '' } };
    const other = people.find(({ name }) => name !== before);
    await answer(office.POST('/api/v1/seats/{id}/assign', { params, body: { volunteerId: other?.id ?? '' } }));
    await drawer.getByRole('button', { name: '发布' }).click();
    await expect(page.getByText('这条记录刚刚被别人改过').or(page.locator('.ant-message-error')).first()).toBeVisible();
    await expect(seat(page, 2)).toHaveAccessibleName(new RegExp(`${other?.name}.*已锁定`));
    expect((await read(id)).state).toBe('drafted');
  });
});
