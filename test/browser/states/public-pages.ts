import type { Page } from '@playwright/test';
import { callPath, countyPath, signUpPath } from '../support/addresses.js';
import { demoCertificate } from '../support/certificates.js';
import { cutNetwork } from '../support/network.js';
import { fromSixteen, newRecruitOf, openCall, SignUpForm } from '../support/recruit.js';
import { emptyCounty } from '../support/rehearsal.js';
import { expect } from '../support/test.js';

/** Brings a page into one of its states; `at` puts the language into the address. */
export type ToState = (page: Page, at: (path: string) => string) => Promise<void>;

const nothing = '00000000-0000-7000-8000-000000000000';

const goto =
  (path: () => Promise<string> | string): ToState =>
  async (page, at) => {
    await page.goto(at(await path()));
  };

/** A form sent as it is: what is missing is told at the top and at each field. */
const sendEmpty =
  (path: () => Promise<string> | string, button: RegExp): ToState =>
  async (page, at) => {
    await page.goto(at(await path()));
    await page.getByRole('main').getByRole('button', { name: button }).first().click();
    await expect(page.getByRole('alert').first()).toBeVisible();
  };

/** An appeal of somebody whose look-up has run out. */
const sendEmptyAppeal: ToState = async (page, at) => {
  await page.goto(at(`${countyPath}/status/mine/${nothing}/appeal`));
  await page.getByRole('button', { name: /^(提交申诉|Send the appeal)$/ }).click();
  await expect(page.getByRole('alert')).toBeVisible();
};

/** The step that a minor comes to after the phone. A call of its own each time, since the phone keeps what was typed. */
async function atGuardian(page: Page, at: (path: string) => string): Promise<SignUpForm> {
  const form = new SignUpForm(page, await openCall(fromSixteen), newRecruitOf(16.5));
  await form.open(at);
  await form.fill('about', 'document', 'team', 'phone');
  await form.expectStep(/^(监护人|Guardian)$/);
  return form;
}

/** The states of every page that the house renders, by its route. */
export const publicStates: Readonly<Record<string, Readonly<Record<string, ToState>>>> = {
  '/': { filled: goto(() => '/') },
  '/c/:county': {
    filled: goto(() => countyPath),
    empty: goto(async () => `/c/${(await emptyCounty()).county}`),
    unknown: goto(() => '/c/999999'),
  },
  '/c/:county/certificates': {
    filled: goto(() => `${countyPath}/certificates`),
    error: sendEmpty(() => `${countyPath}/certificates`, /^(查验|Verify)$/),
  },
  '/c/:county/certificates/:code': {
    filled: goto(async () => (await demoCertificate()).verifyPath),
    unknown: goto(() => `${countyPath}/certificates/0000000000000000`),
  },
  '/c/:county/calls/:id': {
    filled: goto(callPath),
    unknown: goto(() => `${countyPath}/calls/${nothing}`),
  },
  '/c/:county/calls/:id/sign-up': {
    empty: goto(signUpPath),
    error: sendEmpty(signUpPath, /^(下一步|Next)$/),
    guardian: async (page, at) => {
      const form = await atGuardian(page, at);
      await form.guardian();
    },
    'error at the guardian': async (page, at) => {
      const form = await atGuardian(page, at);
      await form.next();
      await expect(page.getByRole('alert').getByRole('link')).toHaveCount(3);
    },
    offline: async (page, at) => {
      await page.goto(at(await signUpPath()));
      await cutNetwork(page);
    },
    unknown: goto(() => `${countyPath}/calls/${nothing}/sign-up`),
  },
  '/c/:county/calls/:id/poster': {
    filled: goto(async () => `${await callPath()}/poster`),
    unknown: goto(() => `${countyPath}/calls/${nothing}/poster`),
  },
  '/c/:county/calls/:id/done': { gone: goto(async () => `${await callPath()}/done`) },
  '/c/:county/resume': {
    empty: goto(() => `${countyPath}/resume`),
    error: sendEmpty(() => `${countyPath}/resume`, /^(打开|Open)$/),
  },
  '/s/:code': { unknown: goto(() => '/s/ZZZZZZZZ') },
  '/c/:county/status': {
    empty: goto(() => `${countyPath}/status`),
    error: sendEmpty(() => `${countyPath}/status`, /^(发送验证码|Send a code)$/),
  },
  '/c/:county/status/mine': { expired: goto(() => `${countyPath}/status/mine`) },
  '/c/:county/status/mine/:id/appeal': {
    empty: goto(() => `${countyPath}/status/mine/${nothing}/appeal`),
    error: sendEmptyAppeal,
  },
  '/c/:county/status/mine/:id/withdraw': { expired: goto(() => `${countyPath}/status/mine/${nothing}/withdraw`) },
  '/privacy': { filled: goto(() => '/privacy') },
};

/** Pages that others look at: the programs have gates of their own, and these two speak both languages at once. */
export const elsewhere = ['/console', '/console/', '/me', '/me/', '/dev/inbox', '/invitation/:county'];
