import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { consolePages } from '../../apps/web/console/src/app/rooms.js';
import { screens } from '../../apps/web/me/src/parts/route.js';
import { repository } from '../support/child.js';
import { consoleStates } from './states/console-pages.js';
import { publicStates } from './states/public-pages.js';
import { answer, staffApi } from './support/api.js';
import { busyEvening, phoneOfSomebodyOnDuty } from './support/evening.js';
import type { StaffLogin } from './support/sessions.js';
import { Traffic } from './support/settled.js';
import { expect, signInStaff, signInVolunteer, test } from './support/test.js';

// npm run screenshots: every page at both sizes in Chinese, a few in English, into docs/screenshots.

const folder = path.join(repository, 'docs', 'screenshots');
/** Whole folder, in bytes: pictures travel with every clone. */
const most = 5 * 1024 * 1024;
const quality = 55;
/** Shown in English too. */
const alsoEnglish = new Set(['home', 'dispatch', 'applications', 'me-today', 'county', 'sign-up']);

test.setTimeout(600_000);

test.beforeAll(async () => {
  const { name: size } = test.info().project;
  // Once for both sizes: the phone's pictures are taken first.
  if (size === 'phone') await busyEvening();
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name.endsWith(`.${size}.jpg`)) rmSync(path.join(folder, name));
});

test('pages of recruits', async ({ page, problems }) => {
  problems.expect(/^404 /);
  for (const [route, states] of Object.entries(publicStates)) {
    const bring = states.filled ?? states.empty;
    if (!bring) continue;
    const name = nameOf(route.replace('/c/:county', 'county').replace('/calls/:id', '-call'));
    for (const locale of localesOf(route.endsWith('sign-up') ? 'sign-up' : name)) {
      await bring(page, (address) => `${address}?lang=${locale}`);
      await take(page, name, locale);
    }
  }
});

test('pages of volunteers', async ({ page }) => {
  const traffic = new Traffic(page);
  await signInVolunteer(page, await phoneOfSomebodyOnDuty());
  for (const screen of screens) {
    const name = `me-${screen || 'today'}`;
    for (const locale of localesOf(name)) {
      await page.goto(`/me/${screen}`);
      await expect(page.getByRole('main')).toBeVisible();
      await speak(page, locale);
      await traffic.settled();
      await take(page, name, locale);
    }
  }
});

test('pages of the centre', async ({ page }) => {
  const traffic = new Traffic(page);
  for (const { key, path: route } of consolePages) {
    const states = consoleStates[key];
    if (!states) continue;
    await page.context().clearCookies();
    await signInStaff(page, states.as);
    for (const locale of localesOf(key)) {
      await page.goto(`/console${(await states.address?.()) ?? route}`);
      await expect(page.getByRole('main')).toBeVisible();
      await speak(page, locale);
      await traffic.settled();
      await take(page, `console-${nameOf(key)}`, locale);
    }
  }
});

/** What opens beside a page, and views of a page that are rooms of their own. */
const besides: Readonly<Record<string, { readonly as: StaffLogin; readonly address: () => Promise<string> | string }>> =
  {
    appeals: { as: 'admin', address: () => '/applications?stage=appeals' },
    appeal: { as: 'admin', address: async () => `/applications?open=${await demoAppeal()}` },
    'volunteer-service': { as: 'operator', address: async () => `/volunteers?open=${await certified()}&tab=service` },
    'volunteer-eligibility': {
      as: 'operator',
      address: async () => `/volunteers?open=${await certified()}&tab=eligibility`,
    },
  };

test('what opens beside pages of the centre', async ({ page }) => {
  // Where it covers the page there is nothing beside it to be shown.
  test.skip(test.info().project.name === 'phone');
  const traffic = new Traffic(page);
  for (const [name, { as, address }] of Object.entries(besides)) {
    await page.context().clearCookies();
    await signInStaff(page, as);
    await page.goto(`/console${await address()}`);
    await expect(page.getByRole('main')).toBeVisible();
    await traffic.settled();
    await take(page, `console-${name}`, 'zh-CN');
  }
});

async function demoAppeal(): Promise<string> {
  const { items } = await answer((await staffApi('admin')).GET('/api/v1/vetting/appeals', { params: { query: {} } }));
  return items[0]?.applicationId ?? '';
}

/** A volunteer who has a certificate. */
async function certified(): Promise<string> {
  const { items } = await answer((await staffApi('operator')).GET('/api/v1/certificates', { params: { query: {} } }));
  return items[0]?.volunteerId ?? '';
}

test.afterAll(() => {
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
  expect(bytes).toBeLessThan(most);
});

async function take(page: Page, name: string, locale: string): Promise<void> {
  const { name: size } = test.info().project;
  const file = path.join(folder, `${name}.${locale === 'en' ? 'en.' : ''}${size}.jpg`);
  // One pixel a point: sharp enough to read, and half the size.
  await page.screenshot({ path: file, type: 'jpeg', quality, scale: 'css', animations: 'disabled' });
}

/** Changes the language by the button that people use. */
async function speak(page: Page, locale: string): Promise<void> {
  const button = page.getByRole('button', { name: locale === 'en' ? 'English' : '中文', exact: true });
  if (await button.isVisible()) await button.click();
}

function localesOf(name: string): string[] {
  return alsoEnglish.has(name) ? ['zh-CN', 'en'] : ['zh-CN'];
}

function nameOf(text: string): string {
  return text.replaceAll(/[^a-zA-Z]+/g, '-').replaceAll(/^-|-$/g, '') || 'home';
}
