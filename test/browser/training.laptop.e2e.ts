import { expectAccessible } from './support/axe.js';
import { expect, signInStaff, test } from './support/test.js';
import { answer, staffApi } from './support/api.js';
import { emptyTeam, volunteerOf } from './support/arrange.js';

/** A time on the county's clock, some minutes from now, as the field takes it. */
function wallTime(minutesFromNow: number): string {
  return new Date(Date.now() + minutesFromNow * 60_000 + 8 * 3_600_000).toISOString().slice(0, 16);
}

test('a course, a session, and the move that everybody is told of', async ({ page }) => {
  const title = `浏览器里的急救课 ${Date.now().toString(36)}`;
  await signInStaff(page, 'operator');
  await page.goto('/console/training');
  await page.getByRole('button', { name: '新建课程' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('课程名称').fill(title);
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer.getByText('请填写').first()).toBeVisible();
  await drawer.getByLabel('内容').fill('心肺复苏与止血包扎。');
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer).toBeHidden();

  await page.getByRole('button', { name: '安排场次' }).click();
  await drawer.getByLabel('课程').click();
  await page.getByTitle(title).click();
  await drawer.getByLabel('开始时间').fill(wallTime(60 * 24 * 9));
  await drawer.getByLabel('结束时间').fill(wallTime(60 * 24 * 9 - 30));
  await drawer.getByLabel('地点').fill('枫桥镇文化站');
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer.getByText('结束时间要晚于开始时间')).toBeVisible();
  await drawer.getByLabel('结束时间').fill(wallTime(60 * 24 * 9 + 120));
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer).toBeHidden();

  await page.getByRole('link', { name: title }).click();
  await expect(page.getByText('还没有人报名')).toBeVisible();
  await page.getByRole('button', { name: '改时间地点' }).click();
  await drawer.getByLabel('地点').fill('枫桥镇中心学校');
  await drawer.getByRole('button', { name: '改时间地点' }).click();
  await expect(page.getByText('枫桥镇中心学校')).toBeVisible();
});

test('the roll is called and results are recorded in one table', async ({ page }) => {
  const operator = await staffApi('operator');
  const course = await answer(
    operator.POST('/api/v1/training/courses', { body: { title: '点名课', content: '点名。' } }),
  );
  const session = await answer(
    operator.POST('/api/v1/training/sessions', {
      body: {
        courseId: course.id,
        place: '枫桥镇文化站',
        startsAt: new Date(Date.now() - 60_000).toISOString(),
        endsAt: new Date(Date.now() + 3_600_000).toISOString(),
        capacity: 10,
      },
    }),
  );
  const { api: volunteer } = await volunteerOf(await emptyTeam());
  await answer(volunteer.POST('/api/v1/training/sessions/{id}/enrol', { params: { path: { id: session.id } } }));
  await signInStaff(page, 'operator');
  await page.goto(`/console/training/${session.id}`);
  await page.getByRole('button', { name: '其余全部到场' }).click();
  await page.getByRole('button', { name: /保存点名/ }).click();
  await expect(page.getByText('已到场')).toBeVisible();
  await page.getByRole('radio', { name: '通过', exact: true }).check();
  await page.getByRole('button', { name: /保存结果/ }).click();
  await expect(page.getByText('已通过')).toBeVisible();
  await expectAccessible(page);
});
