import { staffApi, volunteerApi } from './support/api.js';
import { expectNoSidewaysScroll } from './support/page-checks.js';
import { expect, signInStaff, test } from './support/test.js';

test('the house answers at its address', async ({ page }) => {
  const answer = await page.goto('/');
  expect(answer?.status()).toBe(200);
  await expect(page.getByText('红枫林').first()).toBeVisible();
  await expectNoSidewaysScroll(page);
});

for (const program of ['/console/', '/me/'])
  test(`the program at ${program} starts`, async ({ page }) => {
    await page.goto(program);
    await expect(page.locator('#root')).not.toBeEmpty();
  });

for (const address of ['/', '/console/', '/me/'])
  test(`scripts at ${address} are ours, and none is inline but one constant line`, async ({ request }) => {
    const answer = await request.get(address);
    const policy = new Map(
      (answer.headers()['content-security-policy'] ?? '')
        .split(';')
        .map((directive) => directive.trim().split(/\s+/))
        .map(([name = '', ...sources]) => [name, sources.join(' ')]),
    );
    expect(policy.get('default-src')).toBe("'self'");
    expect(policy.get('script-src')).toMatch(/^'self' 'sha256-[\w+/]+='$/);
    expect(policy.get('object-src')).toBe("'none'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect([...policy.values()].join(' ')).not.toContain('unsafe-eval');
  });

test('staff and volunteers are known without a click', async ({ page }) => {
  const operator = await (await staffApi('operator')).GET('/api/v1/session');
  expect(operator.data?.kind).toBe('staff');
  const volunteer = await (await volunteerApi('15401000001')).GET('/api/v1/session');
  expect(volunteer.data?.kind).toBe('volunteer');
  await signInStaff(page, 'operator');
  await page.goto('/console/');
  const who = await page.evaluate(async () => (await fetch('/api/v1/session')).status);
  expect(who).toBe(200);
});
