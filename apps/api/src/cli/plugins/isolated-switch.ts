import { parseArgs } from 'node:util';
import { CommandError, type CommandEnvironment, required, say } from '../house/command.js';
import { withOwner } from '../house/owner-connection.js';
import type { PluginVerb } from './verb.js';

const longest = 500;

/** Ends all closed processes everywhere; none starts until they are allowed again. */
export const stopIsolated: PluginVerb = {
  name: 'stop-isolated',
  usage: '[--reason <text>]',
  what: '立即停止全部隔离插件（所有县、所有进程）· Stops all isolated plugins at once, in every county and process',
  run: async (environment, args) => {
    const { values } = parseArgs({ args: [...args], options: { reason: { type: 'string' } } });
    const reason = values.reason?.trim();
    if (reason !== undefined && (reason === '' || reason.length > longest))
      throw new CommandError(`--reason 须为 1–${longest} 字 · --reason: 1 to ${longest} characters.`);
    await turn(environment, true, reason);
    say(
      '隔离插件将在 5 秒内全部停止，核心照常运行 · All isolated plugins stop within five seconds; the core goes on without them.',
    );
    return 0;
  },
};

/** Lets them run again. */
export const allowIsolated: PluginVerb = {
  name: 'allow-isolated',
  what: '重新允许隔离插件运行 · Lets isolated plugins run again',
  run: async (environment, args) => {
    parseArgs({ args: [...args], options: {} });
    await turn(environment, false);
    say(
      '隔离插件可以运行；停用期间启动的进程须重启 · Isolated plugins run again; what was started meanwhile has to be restarted.',
    );
    return 0;
  },
};

function turn(environment: CommandEnvironment, stopped: boolean, reason?: string): Promise<void> {
  return withOwner(required(environment, 'ADMIN_DATABASE_URL'), async (connection) => {
    const [table] = await connection.query<{ found: string | null }>(
      `SELECT to_regclass('plugins.isolation_switch') AS found`,
    );
    if (!table?.found)
      throw new CommandError('请先升级数据库 · The database lacks tables of this release. Run: npm run migrate');
    await connection.execute(
      `INSERT INTO plugins.isolation_switch (stopped, reason) VALUES ($1, $2)
       ON CONFLICT (single) DO UPDATE SET stopped = $1, reason = $2, changed_at = now()`,
      [stopped, reason ?? null],
    );
  });
}
