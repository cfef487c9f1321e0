import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountsService, asSystem, AuditReader, Counties, Sessions, SignInService, totpNow } from '@redmaple/platform';
import { PluginsService } from '@redmaple/plugins/house';
import { closeCounty } from '../../apps/api/src/cli/counties/close-county.js';
import { isCountyCode, nextRehearsalCode } from '../../apps/api/src/cli/counties/county-code.js';
import { createCounty } from '../../apps/api/src/cli/counties/create-county.js';
import { newDatabase, openHouse, type OpsHouse } from './house.js';

const admin = { login: 'wang.fang', displayName: '王芳' };
const security = { login: 'li.lei', displayName: '李雷' };
const password = 'Ancient-Torreya-Grove';

describe('county codes', () => {
  it.each(['330681', '140830', '510903', '140802', '621102', '469001', '441900'])('take %s', (code) => {
    expect(isCountyCode(code)).toBe(true);
  });

  it.each(['330000', '330600', '990001', '99R001', '33068', '3306811', '08068１', ''])('refuse "%s"', (code) => {
    expect(isCountyCode(code)).toBe(false);
  });

  it('give each rehearsal one that no county can have', () => {
    expect(nextRehearsalCode([])).toBe('99R001');
    expect(nextRehearsalCode(['330681', '99R001', '99R00Z'])).toBe('99R010');
    expect(isCountyCode(nextRehearsalCode([]))).toBe(false);
  });
});

describe('a county is created from the shell', () => {
  let house: OpsHouse;

  beforeAll(async () => {
    house = await openHouse(await newDatabase());
  });

  afterAll(async () => {
    await house.close();
    await house.database.drop();
  });

  const inCounty = <T>(code: string, work: () => Promise<T>): Promise<T> => asSystem(code, 'test', work);

  /** What the holder of a link does: opens it, sets the app up, chooses a password. */
  async function accept(code: string, link: string): Promise<string> {
    const token = new URL(link).hash.slice(1);
    return inCounty(code, async () => {
      const accounts = house.get(AccountsService);
      const { totpUri } = await accounts.openInvitation(token);
      const secret = new URL(totpUri).searchParams.get('secret') ?? '';
      await accounts.acceptInvitation(token, password, totpNow(secret, house.clock.now()));
      return secret;
    });
  }

  /** Half a minute later, because a code counts once. */
  function signIn(code: string, login: string, secret: string) {
    const later = new Date(house.clock.now().getTime() + 31_000);
    house.clock.set(later);
    return inCounty(code, () => house.get(SignInService).staff(login, password, totpNow(secret, later))).finally(() =>
      house.clock.set(undefined),
    );
  }

  it('with two people who sign in by their one-time links, each in their own role', async () => {
    const created = await createCounty(house, { code: '140830', name: '芮城县', admin, security });
    expect(created.admin.link).toMatch(/^https:\/\/maple\.example\/invitation\/140830#/);
    const secret = await accept('140830', created.admin.link);
    const opened = await signIn('140830', admin.login, secret);
    const found = await house.get(Sessions).find(opened.token);
    expect(found?.actor.grants.map((one) => one.role)).toEqual(['county-admin']);
    const accounts = await inCounty('140830', () => house.get(AccountsService).list());
    expect(accounts.map(({ login, roles, status }) => [login, roles, status])).toEqual([
      ['li.lei', ['security-admin'], 'invited'],
      ['wang.fang', ['county-admin'], 'active'],
    ]);
    await expect(accept('140830', created.admin.link)).rejects.toMatchObject({ code: 'access.invitationInvalid' });
  });

  it('with the standard team types switched on', async () => {
    const views = await inCounty('140830', () => house.get(PluginsService).list());
    expect(views.map(({ id, status }) => [id, status])).toEqual([['maple-grove', 'enabled']]);
  });

  it('and leaves nothing behind when one of the two cannot be invited', async () => {
    const wrong = { code: '510903', name: '船山区', admin, security: { login: 'Li Lei', displayName: '李雷' } };
    await expect(createCounty(house, wrong)).rejects.toThrow('Li Lei');
    const twice = createCounty(house, { ...wrong, security: { ...security, displayName: admin.displayName } });
    await expect(twice).rejects.toThrow('two different people');
    expect((await house.get(Counties).all()).has('510903')).toBe(false);
  });

  it('once only', async () => {
    const again = createCounty(house, { code: '140830', name: '芮城县', admin, security });
    await expect(again).rejects.toThrow('registered already');
  });

  it('and gives a lost second factor back, after which the old one opens nothing', async () => {
    const created = await createCounty(house, { code: '621102', name: '安定区', admin, security });
    const old = await accept('621102', created.admin.link);
    const reset = await inCounty('621102', () => house.get(AccountsService).resetSecondFactorFromShell(admin.login));
    const fresh = await accept('621102', reset.link);
    await expect(signIn('621102', admin.login, old)).rejects.toMatchObject({ code: 'access.signInFailed' });
    expect((await signIn('621102', admin.login, fresh)).token).toHaveLength(43);
    const trail = await house.get(AuditReader).page('621102', { limit: 100 });
    expect(trail.map((one) => one.action)).toContain('second-factor-reset.from-shell');
  });

  it('and closes it: sessions end, data and a sealed audit trail stay', async () => {
    const created = await createCounty(house, { code: '140802', name: '盐湖区', admin, security });
    const { token } = await signIn('140802', admin.login, await accept('140802', created.admin.link));
    await closeCounty(house, '140802');
    expect(await house.get(Sessions).find(token)).toBeUndefined();
    expect(await house.get(Counties).active('140802')).toBeUndefined();
    const chain = await house.get(AuditReader).verify('140802', house.clock.now());
    expect(chain).toMatchObject({ faults: [], unsealed: 0 });
    const [account] = await house.sql<{ display_name: string }>(
      `SELECT display_name FROM platform.account WHERE county_code = '140802' AND login = $1`,
      [admin.login],
    );
    expect(account?.display_name).toBe(admin.displayName);
  });
});
