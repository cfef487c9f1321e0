import { screens } from '../../../apps/web/me/src/parts/route.js';
import { swept } from '../../support/swept.js';
import { cutNetwork, restoreNetwork } from '../support/network.js';
import { Traffic } from '../support/settled.js';
import { expect, signInVolunteer, test } from '../support/test.js';
import { emptyAnswers } from './empty-answers.js';
import { lookBroken, lookFilled, lookInBothLanguages, lookWhile } from './look.js';

const volunteer = '15401000003';
/** All that a screen reads; who is signed in stays known. */
const reads = /\/api\/v1\/(?!session(\?|$)|events|public)/;

for (const screen of swept(screens))
  test(`/me/${screen}: filled, broken, empty, offline`, async ({ page, problems }) => {
    const traffic = new Traffic(page);
    await signInVolunteer(page, volunteer);

    await lookFilled({ page, traffic }, `/me/${screen}`);
    await lookBroken({ page, traffic }, reads, problems);
    await lookWhile('empty', { page, traffic }, () => emptyAnswers(page, reads));

    await test.step('offline', async () => {
      await page.evaluate(async () => navigator.serviceWorker.ready);
      await cutNetwork(page);
      await page.reload();
      await expect(page.getByRole('main')).toBeVisible();
      await lookInBothLanguages({ page, traffic });
      await restoreNetwork(page);
    });
  });
