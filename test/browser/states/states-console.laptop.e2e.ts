import { consolePages } from '../../../apps/web/console/src/app/rooms.js';
import { swept } from '../../support/swept.js';
import { emptyCounty, sessionIn } from '../support/rehearsal.js';
import { bringSession } from '../support/sessions.js';
import { Traffic } from '../support/settled.js';
import { expect, signInStaff, test } from '../support/test.js';
import { type ConsoleStates, consoleStates, missingAddress } from './console-pages.js';
import { lookBroken, lookFilled, lookInBothLanguages, lookWhile } from './look.js';

/** Pages don't meet: two browsers share them. */
test.describe.configure({ mode: 'parallel' });

/** A look is at a page at rest. */
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** All that a page reads; who is signed in stays known. */
const reads = /\/api\/v1\/(?!session(\?|$)|events)/;

test('every page of the console says how it gets into its states', () => {
  expect(Object.keys(consoleStates).sort()).toEqual(consolePages.map(({ key }) => key).sort());
});

const looks = consolePages.flatMap(({ key, path }): { path: string; states: ConsoleStates; also?: string }[] => {
  const states = consoleStates[key];
  return states ? [{ path, states }, ...(states.also ?? []).map((also) => ({ path, states, also }))] : [];
});

for (const { path, states, also } of swept(looks)) {
  test(`console ${also ?? path}: filled, broken, offline, empty`, async ({ page, problems }) => {
    const traffic = new Traffic(page);
    await signInStaff(page, states.as);
    const address = `/console${also ?? (await states.address?.()) ?? path}`;

    await lookFilled({ page, traffic }, address);
    await lookBroken({ page, traffic }, reads, problems);
    await lookWhile('offline', { page, traffic }, () =>
      page.route(reads, (route) => route.abort('internetdisconnected')),
    );

    if (states.empty === 'nowhere') return;
    await test.step('empty', async () => {
      if (states.empty === 'missing') return page.goto(`/console${missingAddress(path)}`);
      const session = await sessionIn(await emptyCounty(), states.as);
      if (!session) return page.reload();
      await page.context().clearCookies();
      await bringSession(page, session);
      return page.reload();
    });
    await lookInBothLanguages({ page, traffic });
  });
}
