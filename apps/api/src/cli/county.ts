import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { AccountsService, asSystem, Counties, type Invitation } from '@redmaple/platform';
import { closeCounty, endRehearsal, knownCounty, letOthersNotice } from './counties/close-county.js';
import { commandActor, createCounty, type Person } from './counties/create-county.js';
import { startRehearsal } from './counties/rehearsal.js';
import { CommandError, type CommandEnvironment, hint, required, runCommand, say } from './house/command.js';
import { servingConnections, withOwner } from './house/owner-connection.js';
import { type House, withHouse } from './house/with-house.js';

// npm run county: registers, lists, rehearses and closes counties. docs/operations.md has the walk-through.

const usage = `用法 · Usage:
  npm run county -- create <code> <name> --admin <login>:<name> --security <login>:<name>
  npm run county -- list
  npm run county -- reset-second-factor <code> <login>
  npm run county -- close <code>
  npm run county -- rehearsal
  npm run county -- rehearsal-end <code>`;

const verbs = ['create', 'list', 'reset-second-factor', 'close', 'rehearsal', 'rehearsal-end'];

await runCommand(async (environment, args) => {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { admin: { type: 'string' }, security: { type: 'string' } },
  });
  const [verb, ...rest] = positionals;
  if (verb === 'only-demo') return refuseUnlessDemo(environment);
  if (!verbs.includes(verb ?? '')) throw new CommandError(usage);
  const othersRun = await othersAreConnected(environment);
  return withHouse(environment, async (house) => {
    switch (verb) {
      case 'create':
        return create(house, rest, values);
      case 'list':
        return list(house);
      case 'reset-second-factor':
        return resetSecondFactor(house, argument(rest, 0), argument(rest, 1));
      case 'close':
        return close(house, argument(rest, 0));
      case 'rehearsal':
        return rehearse(house, othersRun);
      case 'rehearsal-end':
        return endOf(house, required(environment, 'ADMIN_DATABASE_URL'), argument(rest, 0), othersRun);
      default:
        throw new CommandError(usage);
    }
  });
});

function othersAreConnected(environment: CommandEnvironment): Promise<boolean> {
  return withOwner(
    required(environment, 'ADMIN_DATABASE_URL'),
    async (connection) => (await servingConnections(connection)) > 0,
  );
}

async function create(
  house: House,
  rest: readonly string[],
  { admin, security }: { admin?: string; security?: string },
): Promise<undefined> {
  const [code, name] = [argument(rest, 0), argument(rest, 1)];
  const created = await createCounty(house, { code, name, admin: person(admin), security: person(security) });
  say(`县 ${code} ${name} 已建立 · County ${code} ${name} is registered.`);
  if (created.plugins.length > 0) say(`已启用插件 · Plugins switched on: ${created.plugins.join(', ')}`);
  if (created.proposed.length > 0)
    say(`待县管理员同意的插件 · Plugins that wait for the administrator: ${created.proposed.join(', ')}`);
  for (const skipped of house.plugins.skipped)
    hint(`插件未启用 · Plugin not running: ${skipped.name}: ${skipped.reason}`);
  sayLink('县管理员 · County administrator', person(admin), created.admin);
  sayLink('安全管理员 · Security administrator', person(security), created.security);
  hintAboutLinks(house);
}

async function list(house: House): Promise<undefined> {
  for (const { code, name, kind, status } of (await house.get(Counties).all()).values()) {
    say([code, status, kind, name].join('\t'));
  }
}

async function resetSecondFactor(house: House, code: string, login: string): Promise<undefined> {
  await knownCounty(house, code);
  const invitation = await asSystem(code, commandActor, () =>
    house.get(AccountsService).resetSecondFactorFromShell(login),
  );
  sayLink('重设第二因素 · New second factor', { login, displayName: '' }, invitation);
  hintAboutLinks(house);
}

async function close(house: House, code: string): Promise<undefined> {
  await closeCounty(house, code);
  say(`县 ${code} 已关闭，数据保留 · County ${code} is closed; its data stays.`);
}

async function rehearse(house: House, othersRun: boolean): Promise<undefined> {
  const rehearsal = await startRehearsal(house);
  if (othersRun) await letOthersNotice();
  say(JSON.stringify(rehearsal));
}

async function endOf(house: House, ownerUrl: string, code: string, othersRun: boolean): Promise<undefined> {
  const changed = await endRehearsal(house, ownerUrl, code, { othersRun });
  const rows = Object.values(changed).reduce((sum, count) => sum + count, 0);
  say(
    `演练县 ${code} 已关闭，个人数据已清除（${rows} 行），审计保留 · Rehearsal ${code} is closed, its personal data erased (${rows} rows), the audit kept.`,
  );
}

/** Reads past the house: a database of another release may be reset too. */
async function refuseUnlessDemo(environment: CommandEnvironment): Promise<undefined> {
  const codes = await withOwner(required(environment, 'ADMIN_DATABASE_URL'), async (connection) => {
    const [table] = await connection.query<{ found: string | null }>(`SELECT to_regclass('platform.county') AS found`);
    if (!table?.found) return [];
    const rows = await connection.query<{ code: string }>(`SELECT code FROM platform.county WHERE kind = 'regular'`);
    return rows.map((row) => row.code);
  });
  if (codes.length === 0) return;
  throw new CommandError(
    `数据库中有正式的县（${codes.join('、')}），不能重置 · This database has real counties (${codes.join(', ')}); it is not reset.`,
  );
}

function argument(rest: readonly string[], index: number): string {
  const value = rest[index];
  if (value === undefined) throw new CommandError(usage);
  return value;
}

function person(text: string | undefined): Person {
  const [login, ...name] = (text ?? '').split(':');
  if (!login || name.length === 0) throw new CommandError(usage);
  return { login, displayName: name.join(':').trim() };
}

function sayLink(what: string, { login, displayName }: Person, { link, expiresAt }: Invitation): void {
  say(`\n${what}: ${[login, displayName].filter((part) => part !== '').join(' ')}`);
  say(`  一次性链接 · One-time link: ${link}`);
  say(`  有效至 · Valid until: ${expiresAt.toISOString()}`);
}

function hintAboutLinks(house: House): void {
  hint('\n请当面或经可信渠道交给本人 · Hand each link to its holder in person or over a channel you trust.');
  if (/\/\/(localhost|127\.)/.test(house.env.PUBLIC_URL))
    hint(
      `链接指向 ${house.env.PUBLIC_URL}；如非本机使用，请设置 PUBLIC_URL · The links point to this machine; set PUBLIC_URL to the public address.`,
    );
}
