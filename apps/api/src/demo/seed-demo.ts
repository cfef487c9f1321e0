import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  asSystem,
  Counties,
  hashPassword,
  Keyring,
  readEnv,
  totpNow,
  UnitOfWork,
  uuidv7,
  Vault,
} from '@redmaple/platform';
import { InstalledPlugins, type LoadedPlugins, PluginsService } from '@redmaple/plugins/house';
import { ApiModule } from '../api.module.js';
import { demoAccounts, demoSecrets } from './demo-accounts.js';
import { seedCountyData } from './seed-county-data.js';

/** 诸暨市, where the model comes from (domain.md §5); everybody in the demo data is invented. */
export const demoCounty = { code: '330681', name: '诸暨市' } as const;

/** What the start screen shows of an account. */
export interface ShownAccount {
  readonly role: string;
  readonly roleName: string;
  readonly login: string;
  readonly password: string;
  readonly totpSecret: string;
  readonly totpNow: string;
}

/**
 * Fills an empty database with the demo county, in one transaction: killed half-way, the next start begins anew.
 * A database that has any other county is left alone.
 * @returns the demo accounts, or undefined where there is no demo county.
 */
export async function seedDemo(
  environment: Record<string, string | undefined>,
  plugins: LoadedPlugins,
): Promise<ShownAccount[] | undefined> {
  const env = readEnv(environment);
  const keyring = Keyring.parse(env.MASTER_KEY);
  const app = await NestFactory.createApplicationContext(ApiModule.forRoot({ env, plugins }), {
    logger: false,
    abortOnError: false,
  });
  try {
    const counties = app.get(Counties);
    const known = await counties.all();
    if (known.size === 0) await counties.register({ ...demoCounty, kind: 'demo' });
    else if (known.get(demoCounty.code)?.kind !== 'demo') return undefined;
    await asSystem(demoCounty.code, 'seed-demo', () => app.get(UnitOfWork).run(() => seedOnce(app, keyring)));
    return shown(keyring);
  } finally {
    await app.close();
  }
}

async function seedOnce(app: INestApplicationContext, keyring: Keyring): Promise<void> {
  const seeded = await app.get(UnitOfWork).one('SELECT 1 FROM platform.account LIMIT 1');
  if (seeded) return;
  for (const plugin of app.get(InstalledPlugins).active()) {
    const { counties } = plugin.definition;
    // The packs of other counties are there to be tried, and off.
    if (counties !== 'all' && !counties.includes(demoCounty.code)) continue;
    await app.get(PluginsService).change(plugin.id, { enabled: true, version: 0 });
  }
  await createStaff(app, keyring);
  await seedCountyData(app);
}

/** Accounts that can sign in at once, past the invitation: only the demo has such. */
async function createStaff(app: INestApplicationContext, keyring: Keyring): Promise<void> {
  const work = app.get(UnitOfWork);
  const vault = app.get(Vault);
  for (const account of demoAccounts) {
    const { password, totpSecret } = demoSecrets(keyring, account.login);
    const id = uuidv7(new Date());
    await work.execute(
      `INSERT INTO platform.account (id, kind, login, display_name, password_hash, totp_secret, status)
       VALUES ($1, 'staff', $2, $3, $4, $5, 'active')`,
      [
        id,
        account.login,
        account.displayName,
        await hashPassword(password),
        vault.sealShared(`totp:${id}`, totpSecret),
      ],
    );
    await work.execute(
      `INSERT INTO platform.role_grant (account_id, role, granted_by) SELECT $1, r, 'system' FROM unnest($2::text[]) AS r`,
      [id, account.roles],
    );
  }
}

function shown(keyring: Keyring): ShownAccount[] {
  return demoAccounts.map((account) => {
    const secrets = demoSecrets(keyring, account.login);
    return {
      role: account.roles[0],
      roleName: account.roleName,
      login: account.login,
      ...secrets,
      totpNow: totpNow(secrets.totpSecret, new Date()),
    };
  });
}
