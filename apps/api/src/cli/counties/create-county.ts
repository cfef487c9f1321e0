import {
  AccountsService,
  asSystem,
  Audit,
  Counties,
  type CoreRole,
  DomainError,
  type Invitation,
  UnitOfWork,
} from '@redmaple/platform';
import { PluginProposals, PluginsService } from '@redmaple/plugins/house';
import { CommandError } from '../house/command.js';
import type { House } from '../house/with-house.js';
import { isCountyCode } from './county-code.js';

/** Name of the system actor in audit rows that these commands write. */
export const commandActor = 'county-command';

export interface Person {
  readonly login: string;
  readonly displayName: string;
}

export interface NewCounty {
  readonly code: string;
  readonly name: string;
  /** Gets the role `county-admin`. */
  readonly admin: Person;
  /** Gets the role `security-admin`; another person. */
  readonly security: Person;
}

export interface CreatedCounty {
  readonly admin: Invitation;
  readonly security: Invitation;
  /** Plugins that were switched on. */
  readonly plugins: readonly string[];
  /** Plugins that wait for an administrator who agrees. */
  readonly proposed: readonly string[];
}

/**
 * Registers a county, invites its two first administrators, switches the standard team types on and proposes the other plugins: all or nothing.
 * @throws CommandError for a code or person that will not do
 */
export async function createCounty(house: House, wanted: NewCounty): Promise<CreatedCounty> {
  check(wanted);
  const counties = house.get(Counties);
  if ((await counties.all()).has(wanted.code))
    throw new CommandError(`县 ${wanted.code} 已存在 · County ${wanted.code} is registered already.`);
  return asSystem(wanted.code, commandActor, () =>
    house.get(UnitOfWork).run(async () => {
      await counties.register({ code: wanted.code, name: wanted.name });
      await house.get(Audit).record('county.created', { type: 'county', id: wanted.code });
      const offered = await offerPlugins(house, wanted.code);
      return {
        admin: await invite(house, wanted.admin, 'county-admin'),
        security: await invite(house, wanted.security, 'security-admin'),
        ...offered,
      };
    }),
  );
}

/** On in every new county: the standard team types, without which nobody can be recruited. */
const standardPlugin = 'maple-grove';

/**
 * Switches the standard team types on, and proposes every other plugin that runs and is meant for this county: its first
 * administrator sees what each may do, and agrees. Joins the caller's transaction.
 */
async function offerPlugins(house: House, county: string): Promise<Pick<CreatedCounty, 'plugins' | 'proposed'>> {
  const meant = house.plugins.active.filter(
    ({ definition }) => definition.counties === 'all' || definition.counties.includes(county),
  );
  const standard = meant.filter(({ id }) => id === standardPlugin);
  const others = meant.filter(({ id }) => id !== standardPlugin);
  for (const { id } of standard) await enablePlugin(house, id);
  const proposed: string[] = [];
  for (const { id } of others) {
    const { manifestHash = '', version } = await house.get(PluginsService).get(id);
    try {
      await house.get(PluginProposals).propose({ pluginId: id, manifestHash, version });
      proposed.push(id);
    } catch (error) {
      // One whose settings have no default has to be set first, in the console.
      if (!(error instanceof DomainError && error.code === 'plugins.settingsInvalid')) throw error;
    }
  }
  return { plugins: standard.map(({ id }) => id), proposed };
}

/** Switches a plugin on in a county that has not had it before. */
export async function enablePlugin(house: House, id: string): Promise<void> {
  await house.get(PluginsService).change(id, { enabled: true, version: 0 });
}

function invite(house: House, person: Person, role: CoreRole): Promise<Invitation> {
  return house.get(AccountsService).invite({ ...person, roles: [role] });
}

function check({ code, name, admin, security }: NewCounty): void {
  if (!isCountyCode(code))
    throw new CommandError(
      `“${code}” 不是县级行政区划代码 · "${code}" is not the six-digit GB/T 2260 code of a county (for example 330681).`,
    );
  if (name.trim() === '' || [...name].length > 40)
    throw new CommandError('县名须为 1–40 个字 · The name has 1 to 40 characters.');
  for (const person of [admin, security]) checkPerson(person);
  if (admin.login === security.login || admin.displayName === security.displayName)
    throw new CommandError(
      '两位管理员必须是不同的人 · Administration and security are two different people (GB/T 22239: separated duties).',
    );
}

function checkPerson({ login, displayName }: Person): void {
  if (!/^[a-z][a-z0-9._-]{2,39}$/.test(login))
    throw new CommandError(
      `账号“${login}”须为 3–40 个小写字母、数字或 . _ -，以字母开头 · The login "${login}" must be 3 to 40 of a-z 0-9 . _ -, a letter first.`,
    );
  if (displayName.trim() === '' || [...displayName].length > 40)
    throw new CommandError(`账号 ${login} 缺少姓名 · The login ${login} needs a name: --admin ${login}:王芳`);
}
