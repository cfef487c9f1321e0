import { answer, staffApi } from './support/api.js';
import { expectAccessible } from './support/axe.js';
import { phone as smallPhone } from './support/devices.js';
import { expectNoSidewaysScroll } from './support/page-checks.js';
import {
  expectNothingKept,
  formFor,
  fromSixteen,
  grownUpsOnly,
  guardian,
  keptBy,
  newRecruit,
  newRecruitOf,
  openCall,
  receivedFor,
  SignUpForm,
} from './support/recruit.js';
import { system } from './support/system.js';
import { expect, test } from './support/test.js';

test('a grown-up signs up, is asked for no guardian, and leaves nothing on the phone', async ({ page }) => {
  const form = await formFor(page);
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await form.fillToCheck();
  await expect(page.getByText('监护人姓名')).toBeHidden();
  expect(await keptBy(page)).toContain(form.recruit.phone);
  await form.sendButton.click();
  const number = await form.number();
  await form.expectReceivedOnce(number);
  await expectNothingKept(page, form.recruit);
  const { name, phone, documentNumber } = form.recruit;
  const told = [encodeURIComponent(name), phone, documentNumber];
  expect(addresses.filter((address) => told.some((secret) => address.includes(secret)))).toEqual([]);
  await page.reload();
  expect(await form.number()).toBe(number);
});

test('a minor signs up with a guardian who agrees, and the centre sees both', async ({ page }) => {
  const form = await formFor(page, newRecruitOf(16.5));
  await form.open();
  await form.fill('about', 'document', 'team', 'phone');
  await form.expectStep('监护人');
  await expectAccessible(page);
  await form.next();
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(3);
  await form.guardian('0575-8765');
  await form.next();
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(1);
  await page.getByLabel('监护人手机号码').fill(guardian.phone);
  await form.next();
  await form.consent();
  await form.next();
  await expect(page.locator('#answers')).toContainText(guardian.name);
  await form.sendButton.click();
  const number = await form.number();
  await expectNothingKept(page, form.recruit);

  const operator = await staffApi('operator');
  const [received] = await receivedFor(form.call);
  expect(received?.number).toBe(number);
  const params = { path: { id: received?.id ?? '' } };
  expect(await answer(operator.GET('/api/v1/applications/{id}', { params }))).toMatchObject({
    minor: true,
    guardian: { maskedName: '监**', maskedPhone: '154****0001' },
  });
});

test('who is too young for a team is told so at the team, before anything is sent', async ({ page }) => {
  const form = new SignUpForm(page, await openCall(fromSixteen, grownUpsOnly), newRecruitOf(16.5));
  await form.open();
  await form.fill('about', 'document');
  await page.getByRole('radio', { name: /18 周岁以上/ }).check();
  await form.next();
  await expect(page.getByRole('alert')).toContainText('您还没到这支队伍要求的年龄');
  await form.expectStep('想加入哪支队伍');
  await page.getByRole('radio', { name: /16 周岁以上/ }).check();
  await form.team();
  await form.next();
  await form.expectStep('手机号码');
});

test('two taps send once', async ({ page }) => {
  const form = await formFor(page);
  await form.fillToCheck();
  await form.sendButton.evaluate((button: HTMLButtonElement) => {
    button.click();
    button.click();
  });
  await form.expectReceivedOnce(await form.number());
});

test('the back button leads through the steps, and after sending not into the form again', async ({ page }) => {
  const form = await formFor(page);
  await page.goto(`/c/${system.county}`);
  await form.fillToCheck();
  await page.goBack();
  await form.expectStep('知情同意');
  await page.goBack();
  await form.expectStep('手机号码');
  await expect(form.phoneField).toHaveValue(form.recruit.phone);
  await page.goForward();
  await page.goForward();
  await form.expectStep('核对您填写的内容');
  await form.sendButton.click();
  const number = await form.number();
  await page.goBack();
  await expect(page.getByLabel('姓名', { exact: true })).not.toHaveValue(form.recruit.name);
  await expectNothingKept(page, form.recruit);
  await form.expectReceivedOnce(number);
});

test('a reload in the middle keeps every answer and the step', async ({ page }) => {
  const form = await formFor(page);
  await form.open();
  await form.fill('about', 'document', 'team');
  await form.phone();
  await page.reload();
  await expect(page.getByText('上次填的内容还在')).toBeVisible();
  await form.expectStep('手机号码');
  await expect(form.phoneField).toHaveValue(form.recruit.phone);
  await form.next();
  await form.consent();
  await form.next();
  await expect(page.locator('#answers')).toContainText(form.recruit.name);
  await expect(page.locator('#answers')).toContainText(form.recruit.documentNumber);
  await form.sendButton.click();
  await form.expectReceivedOnce(await form.number());
});

test('a wrong code is told at the code and keeps all the rest; the right one then does', async ({ page }) => {
  const form = await formFor(page);
  await form.fillToCheck();
  await page.getByRole('button', { name: '修改您的手机号码' }).click();
  const right = await page.getByLabel('短信验证码').inputValue();
  await page.getByLabel('短信验证码').fill(right === '000000' ? '111111' : '000000');
  await form.next();
  await form.sendButton.click();
  await form.expectStep('手机号码');
  await expect(page.getByLabel('短信验证码')).toHaveAttribute('aria-invalid', 'true');
  await expect(form.phoneField).toHaveValue(form.recruit.phone);
  await page.getByLabel('短信验证码').fill(right);
  await form.next();
  await form.sendButton.click();
  await form.expectReceivedOnce(await form.number());
});

test('a code whose time is over keeps all that was typed', async ({ page }) => {
  const form = await formFor(page);
  await form.fillToCheck();
  // As if the code had been swept away: its flow is known no more.
  await page.locator('input[name=flowId]').evaluate((hidden: HTMLInputElement) => {
    hidden.value = '00000000-0000-4000-8000-000000000000';
  });
  await form.sendButton.click();
  await form.expectStep('手机号码');
  await expect(page.getByLabel('短信验证码')).toHaveAttribute('aria-invalid', 'true');
  await expect(form.phoneField).toHaveValue(form.recruit.phone);
  expect(await receivedFor(form.call)).toEqual([]);
});

test('what was filled in can be cleared from a shared phone', async ({ page }) => {
  const form = await formFor(page);
  await form.open();
  await form.about();
  await form.next();
  await form.document();
  await page.getByRole('button', { name: '清除已填内容' }).click();
  await form.expectStep('您是谁');
  await expectNothingKept(page, form.recruit);
  await page.reload();
  await expect(page.getByLabel('姓名', { exact: true })).toHaveValue('');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const minor of [false, true])
    test(`the whole sign-up of ${minor ? 'a minor' : 'a grown-up'} is one form`, async ({ page }) => {
      const form = await formFor(page, minor ? newRecruitOf(16.5) : newRecruit());
      await form.open();
      await form.about();
      await form.document();
      await form.team();
      const code = await form.askCode();
      await expect(page.getByLabel('姓名', { exact: true })).toHaveValue(form.recruit.name);
      await page.getByLabel('短信验证码').fill(code);
      await form.consent();
      await form.sendButton.click();
      if (minor) {
        await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2);
        await page.getByLabel('监护人姓名').fill(guardian.name);
        await page.getByLabel('监护人手机号码').fill(guardian.phone);
        await form.sendButton.click();
        await expect(page.getByRole('alert').getByRole('link')).toHaveText(['须监护人同意后才能报名']);
        await expect(page.getByLabel('监护人姓名')).toHaveValue(guardian.name);
        await page.getByLabel('我是监护人，我同意').check();
        await form.sendButton.click();
      }
      await form.expectReceivedOnce(await form.number());
    });

  test('who is too young reads where to ask instead', async ({ page }) => {
    const form = await formFor(page, newRecruitOf(15));
    await form.open();
    await form.about();
    await form.document();
    await form.team();
    await form.phone();
    await form.consent();
    await form.sendButton.click();
    await expect(page.getByRole('alert')).toContainText('您还没到这支队伍要求的年龄');
    await expect(page.getByRole('alert')).not.toContainText('监护人');
  });
});

test('on a small phone nothing of the guardian is cut off', async ({ another }) => {
  const page = await another({ ...smallPhone, viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
  const form = await formFor(page);
  await form.open();
  await expectNoSidewaysScroll(page);
  await expect(page.getByLabel('监护人姓名')).toBeVisible();
});

test('a form is put aside without a script, and taken up on another phone with phone and code', async ({ browser }) => {
  const recruit = newRecruit();
  const call = await openCall(fromSixteen);
  const sendAside = async (): Promise<string> => {
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      locale: 'zh-CN',
      viewport: smallPhone.viewport,
    });
    const page = await plain.newPage();
    await page.goto(`${system.baseUrl}/c/330681/calls/${call}/sign-up`);
    await page.getByLabel('姓名').first().fill(recruit.name);
    await page.getByRole('button', { name: '先存起来，以后再填' }).click();
    await expect(page.getByLabel('姓名').first()).toHaveValue(recruit.name);
    await page.getByLabel('您的手机号码').fill(recruit.phone);
    await page.getByRole('button', { name: '先存起来，以后再填' }).click();
    await expect(page.getByRole('heading', { name: '填的内容已存好' })).toBeVisible();
    await expectNoSidewaysScroll(page);
    const code = await page.locator('.big').innerText();
    await plain.close();
    return code;
  };
  const code = await sendAside();
  const other = await browser.newContext({ locale: 'zh-CN', viewport: smallPhone.viewport });
  const page = await other.newPage();
  await page.goto(`${system.baseUrl}/c/330681/resume`);
  await expectAccessible(page);
  await page.getByLabel('手机号码').fill(recruit.phone);
  await page.getByLabel('接着填的编码').fill('7K3M-Q2XH');
  await page.getByRole('button', { name: '打开' }).click();
  await expect(page.getByRole('alert')).toContainText('对不上');
  await page.getByLabel('接着填的编码').fill(code.toLowerCase());
  await page.getByRole('button', { name: '打开' }).click();
  await expect(page.getByLabel('姓名').first()).toHaveValue(recruit.name);
  await expectNoSidewaysScroll(page);
  await other.close();
});
