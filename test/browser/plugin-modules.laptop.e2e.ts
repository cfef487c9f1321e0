import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe.js';
import { modules, openPage } from './support/plugin-pages.js';
import { expect, signInStaff, test } from './support/test.js';

test.beforeEach(({ page }) => signInStaff(page, 'operator'));

test('a module draws its page with the console’s parts, in the reader’s language', async ({ page }) => {
  await openPage(page, `${modules}/good-module`);
  await expect(page.getByRole('heading', { name: '你好，Maple' })).toBeVisible();
  await page.getByRole('button', { name: '再按一次' }).press('Enter');
  const before = await page.getByRole('status').filter({ hasText: '按了' }).textContent();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'English', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Hello, Maple' })).toBeVisible();
  // What was done in it is still there.
  await expect(page.getByText(`Pressed ${/\d+/.exec(before ?? '')?.[0] ?? ''} times`)).toBeVisible();
});

/** The good module's file with other text: what the check at the start would not let through, or only a reader brings about. */
async function goodModule(page: Page, body: string): Promise<void> {
  await page.route(/good-module\.js/, (route) => route.fulfill({ contentType: 'text/javascript', body }));
}

const card = (page: Page) => page.getByRole('main').getByRole('alert').filter({ hasText: '模块测试' });

/** In the module's place stands a card, and the console goes on: the stream, the navigation and other pages. */
async function expectAlive(page: Page, other: string): Promise<void> {
  await expect(card(page)).toBeVisible();
  await expect(page.getByRole('banner').getByText('实时')).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByRole('link', { name: other, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: other, exact: true })).toBeVisible();
}

test('a module that cannot be drawn is a card, and its neighbour is not', async ({ page, problems }) => {
  problems.expect(/This module/);
  for (const name of ['throwing', 'failing']) {
    await page.goto(`${modules}/${name}-module`);
    await expectAlive(page, '好的模块');
    await expect(page.getByRole('button', { name: '再按一次' })).toBeVisible();
  }
});

for (const [what, code] of [
  ['has no default export', 'export const nothing = true;'],
  ['exports a value', 'export default 7;'],
  ['answers no component', 'export default () => 7;'],
  ['is no JavaScript', '<html></html>'],
  ['imports what is not there', `import { nobody } from './nobody.js'; export default () => nobody;`],
  ['imports a package', `import React from 'react'; export default () => React;`],
] as const)
  test(`a module that ${what} is a card, and the console goes on`, async ({ page, problems }) => {
    problems.expect(/module|nobody|SyntaxError|Unexpected|export/i);
    await goodModule(page, code);
    await page.goto(`${modules}/good-module`);
    await expectAlive(page, '志愿者');
  });

for (const [where, code] of [
  ['an effect', `React.useEffect(() => { throw new Error('in an effect'); }); return null;`],
  [
    'a later drawing',
    `const [on, set] = React.useState(false); if (on) throw new Error('later'); return h(kit.Button, { onClick: () => set(true) }, 'Go');`,
  ],
  ['a handler', `return h('button', { onClick: () => { throw new Error('in a handler'); } }, 'Go');`],
  [
    'a handler that is not awaited',
    `return h('button', { onClick: async () => { throw new Error('later'); } }, 'Go');`,
  ],
  ['a timer', `return h('button', { onClick: () => setTimeout(() => { throw new Error('by time'); }) }, 'Go');`],
] as const)
  test(`a module that throws in ${where} is a card, and the console goes on`, async ({ page, problems }) => {
    problems.expect(/in an effect|in a handler|by time|later/);
    await goodModule(
      page,
      `export default ({ React, kit }) => { const h = React.createElement; return function Bad() { ${code} }; };`,
    );
    await page.goto(`${modules}/good-module`);
    if (where !== 'an effect') await page.getByRole('button', { name: 'Go' }).click();
    await expectAlive(page, '志愿者');
  });

test('a module that is missing is a card, and comes with another try', async ({ page, problems }) => {
  problems.expect(/good-module/);
  // Missing for as long as the card is looked at: React may draw a page twice before it shows it, and then asks twice.
  await page.route(/good-module\.js/, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(`${modules}/good-module`);
  await expect(card(page)).toBeVisible();
  await expectAccessible(page);
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.getByRole('button', { name: '再按一次' })).toBeVisible();
});

test('a module reaches its plugin’s routes and no others, and changes nothing of its host', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await goodModule(
    page,
    `export default (host) => { const { React, kit, api } = host; const h = React.createElement;
      return function Curious() {
        const [said, say] = React.useState([]);
        React.useEffect(() => { (async () => {
          const tries = ['/api/v1/volunteers', '../rescue-points/points', 'x/../../../volunteers', '%2e%2e/x', 'https://elsewhere.example/'];
          const found = [];
          for (const path of tries) found.push(await api.get(path).then(() => 'came', (problem) => problem.code));
          try { kit.Button = null; found.push('changed'); } catch { found.push('frozen'); }
          try { api.get = null; found.push('changed'); } catch { found.push('frozen'); }
          say(found);
        })(); }, []);
        return h('p', { role: 'note' }, said.join(' '));
      }; };`,
  );
  await page.goto(`${modules}/good-module`);
  const refused = Array.from({ length: 5 }, () => 'plugin.address').join(' ');
  await expect(page.getByRole('note')).toHaveText(`${refused} frozen frozen`);
  expect(asked.filter((path) => path.includes('elsewhere') || path === '/api/v1/volunteers')).toEqual([]);
});
