import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IsolatedProcess, type IsolatedOutcome, probeIsolation } from '@redmaple/plugins/house';
import { swept } from '../support/swept.js';
import { type Deed, deeds, type Misdeed, misdeeds } from './support/hostile-deeds.js';

const root = join(import.meta.dirname, '../..');

describe('a hostile plugin in its closed process', () => {
  let directory: string;
  const servers: Server[] = [];
  const baits = new Map<string, string>();
  let packages = 0;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'redmaple-hostile-'));
    const file = join(directory, 'bait');
    writeFileSync(file, 'bait');
    const socket = join(directory, 'socket');
    const [tcp, local] = [createServer(), createServer()];
    servers.push(tcp, local);
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
    await new Promise<void>((resolve) => local.listen(socket, resolve));
    baits.set('BAIT_FILE', file).set('BAIT_SOCKET', socket).set('BAIT_ROOT', root).set('BAIT_PID', String(process.pid));
    baits.set('BAIT_PORT', String((tcp.address() as AddressInfo).port));
    baits.set('BAIT_DATABASE', new URL(process.env.TEST_DATABASE_URL ?? 'postgres://127.0.0.1:5432').port);
  });

  afterAll(() => {
    for (const server of servers) server.close();
    rmSync(directory, { recursive: true, force: true });
  });

  function processOf(code: string): IsolatedProcess {
    const folder = join(directory, `package-${++packages}`);
    mkdirSync(folder);
    symlinkSync(join(directory, 'bait'), join(folder, 'outside'));
    const filled = [...baits].reduce((text, [name, value]) => text.replaceAll(name, value), code);
    writeFileSync(join(folder, 'index.mjs'), filled);
    return new IsolatedProcess({ directory: folder, entry: 'index.mjs' });
  }

  async function watched<T>(one: IsolatedProcess, work: () => Promise<T>): Promise<T> {
    const watch = setInterval(() => one.weigh(), 50);
    try {
      return await work();
    } finally {
      clearInterval(watch);
      one.stop();
    }
  }

  /** Loads the plugin; its version tells whether the deed could be done. */
  function whatBecameOf({ code, imports = '' }: Deed): Promise<unknown> {
    const one = processOf(`
      import { definePlugin } from '@redmaple/plugins';
      ${imports}
      let outcome = 'done';
      try {
        ${code}
      } catch (error) {
        outcome = 'refused';
      }
      export default definePlugin({ id: 'hostile', version: outcome });`);
    return watched(one, async () => {
      const described = await one.describe();
      return described.ok ? (described.value as { version: unknown }).version : described;
    });
  }

  function whatIsSaidOf({
    rank,
    imports = '',
    top = '',
  }: Omit<Misdeed, 'reason' | 'message'>): Promise<IsolatedOutcome> {
    const one = processOf(`
      import { definePlugin, defineTeamType, form } from '@redmaple/plugins';
      ${imports}
      ${top}
      const team = defineTeamType({ code: 'team', form: form({}), rankForDispatch: (incident, all) => { ${rank} } });
      export default definePlugin({ id: 'hostile', teamTypes: [team] });`);
    const candidates = [{ id: 'a', onDuty: true, qualifications: [], answers: {} }];
    const input = { teamType: 'hostile.team', incident: { id: 'i', facts: {} }, candidates };
    return watched(one, async () => {
      // Nobody waits for a start on a busy machine.
      const described = await one.describe();
      return described.ok ? one.ask({ what: 'policy', name: 'rankForDispatch', input }) : described;
    });
  }

  it('runs on a machine that was tried: with no sandbox nothing here would say anything', async () => {
    expect(await probeIsolation()).toEqual({ ready: true, tried: expect.any(Number) });
    expect(deeds.length + misdeeds.length).toBeGreaterThanOrEqual(40);
  }, 60_000);

  it('is seen to do what nobody forbids, and answers where it means well', async () => {
    expect(await whatBecameOf({ name: '', code: 'await Promise.resolve();' })).toBe('done');
    expect(await whatIsSaidOf({ name: '', rank: 'return all;' })).toEqual({ ok: true, value: ['a'] });
  }, 60_000);

  it.each(swept(deeds))(
    'is refused when it $name',
    async (deed) => {
      expect(await whatBecameOf(deed)).toBe('refused');
    },
    60_000,
  );

  it('stands still between two questions', async () => {
    const one = processOf(`
      import { definePlugin, defineTeamType, form } from '@redmaple/plugins';
      let ticks = 0;
      let before = Infinity;
      setInterval(() => ticks++, 5);
      const rank = (incident, all) => { const since = ticks - before; before = ticks; return all.slice(0, since > 20 ? 1 : 2); };
      const team = defineTeamType({ code: 'team', form: form({}), rankForDispatch: rank });
      export default definePlugin({ id: 'hostile', teamTypes: [team] });`);
    const candidates = ['a', 'b'].map((id) => ({ id, onDuty: true, qualifications: [], answers: {} }));
    const input = { teamType: 'hostile.team', incident: { id: 'i', facts: {} }, candidates };
    const ask = (): Promise<IsolatedOutcome> => one.ask({ what: 'policy', name: 'rankForDispatch', input });
    await watched(one, async () => {
      expect((await one.describe()).ok).toBe(true);
      for (let question = 0; question < 3; question++) {
        expect(await ask()).toEqual({ ok: true, value: ['a', 'b'] });
        await new Promise((resolve) => setTimeout(resolve, 400));
      }
    });
  }, 60_000);

  it('ends itself and nobody else when it kills everybody of its group', async () => {
    const outcome = await whatBecameOf({ name: '', code: "process.kill(0, 'SIGKILL'); for (;;);" });
    expect(outcome).toMatchObject({ ok: false, reason: 'threw' });
  }, 60_000);

  it.each(swept(misdeeds))(
    'costs nothing but itself when it $name',
    async (misdeed) => {
      const outcome = await whatIsSaidOf(misdeed);
      const tooSlow = { ok: false, reason: 'slow', message: expect.stringMatching(/within 1 s/) };
      if (misdeed.orSlow && !outcome.ok && outcome.reason === 'slow') expect(outcome).toEqual(tooSlow);
      else
        expect(outcome).toEqual({ ok: false, reason: misdeed.reason, message: expect.stringMatching(misdeed.message) });
    },
    60_000,
  );
});
