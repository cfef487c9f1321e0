import { cutNetwork, holdPrograms, loseAnswer, restoreNetwork } from './support/network.js';
import { expectNothingKept, formFor, receivedFor } from './support/recruit.js';
import { system } from './support/system.js';
import { expect, test } from './support/test.js';

test('the network may go at every step: nothing is lost and nothing doubled', async ({ page }) => {
  const form = await formFor(page);
  await form.open();
  await cutNetwork(page);
  await expect(page.getByText('现在没有网络')).toBeVisible();
  await form.fill('about', 'document', 'team');

  // Only the code needs the network; without it the page says so and keeps the number.
  await form.phoneField.fill(form.recruit.phone);
  await page.getByRole('button', { name: '发送验证码' }).click();
  await expect(page.getByText('没有网络，请有网络时再试')).toBeVisible();
  await expect(form.phoneField).toHaveValue(form.recruit.phone);
  await restoreNetwork(page);
  await form.phone();
  await cutNetwork(page);
  await form.next();
  await form.consent();
  await form.next();
  await form.expectStep('核对您填写的内容');
  await form.sendButton.click();
  await expect(page.getByText('您的报名已存在手机里')).toBeVisible();
  expect(await receivedFor(form.call)).toEqual([]);
  await restoreNetwork(page);
  await form.expectReceivedOnce(await form.number());
  await expectNothingKept(page, form.recruit);
});

test('an answer that is lost on its way back is asked for again, and one sign-up is there', async ({ page }) => {
  const form = await formFor(page);
  await form.fillToCheck();
  await loseAnswer(page, /\/sign-up$/);
  await form.sendButton.click();
  await expect(page.getByText('您的报名已存在手机里')).toBeVisible();
  const [received] = await receivedFor(form.call);
  expect(received).toBeDefined();
  await form.expectReceivedOnce(await form.number(30_000));
});

test('a page that is closed while it waits sends by itself when it is opened again', async ({ page }) => {
  const form = await formFor(page);
  await form.fillToCheck();
  await loseAnswer(page, /\/sign-up$/);
  await form.sendButton.click();
  await expect(page.getByText('您的报名已存在手机里')).toBeVisible();
  await page.goto('about:blank');
  await form.open();
  await form.expectReceivedOnce(await form.number());
  await expectNothingKept(page, form.recruit);
});

test('what is typed before the program has come stays, beside what was kept of an earlier visit too', async ({
  page,
}) => {
  const form = await formFor(page);
  /** Opens the form on a slow line: what is done there comes before the program. */
  const openSlowly = async (type: () => Promise<void>): Promise<void> => {
    const letCome = await holdPrograms(page);
    await page.goto(`/c/${system.county}/calls/${form.call}/sign-up`, { waitUntil: 'commit' });
    await type();
    await letCome();
  };
  const name = page.getByLabel('姓名', { exact: true });
  await openSlowly(() => form.about());
  await expect(name).toHaveValue(form.recruit.name);
  await form.next();
  await form.fill('document');
  const skill = page.getByLabel(/^特长或职业/);
  await openSlowly(() => skill.fill('医生'));
  await expect(name).toHaveValue(form.recruit.name);
  await expect(skill).toHaveValue('医生');
  await form.next();
  await expect(page.getByLabel(/^证件号码/)).toHaveValue(form.recruit.documentNumber);
});
