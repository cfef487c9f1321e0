import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type LoadOptions, loadPlugins } from './load-plugins.js';
import { workspaceRoot } from './resolve-package.js';

const fixtures = './test/fixtures/plugins';

describe('loading the configured plugins', () => {
  let dataDirectory: string;

  beforeEach(() => {
    dataDirectory = mkdtempSync(join(tmpdir(), 'redmaple-load-'));
  });

  afterEach(() => rmSync(dataDirectory, { recursive: true, force: true }));

  function load(names: readonly string[], more: Partial<LoadOptions> = {}) {
    return loadPlugins({ plugins: names.join(','), safeMode: false, dataDirectory, ...more });
  }

  it('goes on without the plugins that throw, loop, wait, exit, eat memory or break the contract, and says why', async () => {
    const bad = [
      'throwing-at-load',
      'looping-at-load',
      'waiting-at-load',
      'exiting-at-load',
      'hungry-at-load',
      'invalid',
    ];
    const { active, skipped } = await load(
      ['maple-grove', ...bad.map((one) => `${fixtures}/${one}`), 'no-such-plugin'],
      { limit: 2_500 },
    );
    expect(active.map((one) => one.id)).toEqual(['maple-grove']);
    const reasons = Object.fromEntries(
      skipped.map((one) => [one.name.split('/').at(-1), `${one.stage}: ${one.reason}`]),
    );
    expect(reasons['throwing-at-load']).toBe(
      'load: It throws while it is loaded: Error: The gate of the lake is locked.',
    );
    expect(reasons['looping-at-load']).toMatch(/^load: It did not return within 2.5 s/);
    expect(reasons['waiting-at-load']).toMatch(/^load: It did not return within 2.5 s/);
    expect(reasons['exiting-at-load']).toMatch(/^load: It ends the process with code 0/);
    expect(reasons['hungry-at-load']).toMatch(/^load: It (uses more than 256 MB|did not return)/);
    expect(reasons.dispatch).toMatch(/^validate: id: is "dispatch", a name of the core/m);
    expect(reasons['no-such-plugin']).toMatch(/install the package, or put it into plugins\/no-such-plugin/);
  }, 180_000);

  it('runs an unchanged plugin on a patch of the contract, and on a release it was not made for refuses it with the fix; the rest run', async () => {
    const names = ['lake', 'pinned', 'keeping-pace'].map((one) => `${fixtures}/${one}`);
    const patched = await load(names, { sdk: '1.4.1' });
    expect(patched).toEqual({ active: patched.active, skipped: [] });
    expect(patched.active.map((one) => one.id)).toEqual(['lake', 'pinned', 'keeping-pace']);
    // The verdicts of the release before count no longer.
    const { active, skipped } = await load(names, { sdk: '2.0.0' });
    expect(active.map((one) => one.id)).toEqual(['keeping-pace']);
    const fix = 'this is 2.0.0: install a version of the plugin made for 2.0.0, or another release of Red Maple.';
    expect(skipped).toEqual([
      { name: 'lake', stage: 'validate', reason: `requires: asks for SDK ^1.4, ${fix}` },
      { name: 'pinned', stage: 'validate', reason: `requires: asks for SDK ~1.4.0, ${fix}` },
    ]);
  }, 120_000);

  it('finds out before the boot which plugin can not be constructed', async () => {
    const names = ['throwing-at-mount', 'needy-at-mount', 'looping-at-mount', 'lake'];
    const { active, skipped } = await load(
      names.map((one) => `${fixtures}/${one}`),
      { limit: 3_000 },
    );
    expect(active.map((one) => one.id)).toEqual(['lake']);
    expect(skipped.map(({ name, stage }) => `${stage} ${name.split('/').at(-1)}`)).toEqual([
      'mount throwing-at-mount',
      'mount needy-at-mount',
      'mount looping-at-mount',
    ]);
    expect(skipped[0]?.reason).toMatch(/new Gate\(\): The gate does not open/);
    expect(skipped[1]?.reason).toMatch(/new Needy\(\): nobody provides Stranger: list it in providers/);
    expect(skipped[2]?.reason).toMatch(/did not return/);
  }, 120_000);

  it('refuses one that rewrites the language with which the core works its rules out; the others find it as it was', async () => {
    const { active, skipped } = await load([`${fixtures}/rewriting`, `${fixtures}/lake`]);
    expect(active.map((one) => one.id)).toEqual(['lake']);
    expect(skipped).toEqual([
      {
        name: 'rewriting',
        stage: 'mount',
        reason:
          "It changes Object.prototype.youth, Array.prototype.flatMap, with which the core's rules are worked out: leave the language's own objects as they are.",
      },
    ]);
  }, 60_000);

  it('never loads an isolated package itself: a closed process tells what it declares', async () => {
    const { active, skipped, isolation } = await load([`${fixtures}/isolated-house`, 'maple-grove']);
    expect(skipped).toEqual([]);
    expect(isolation).toMatchObject({ ready: true });
    expect(active.map((one) => one.id)).toEqual(['isolated-house', 'maple-grove']);
    const [house] = active;
    expect(house?.definition.teamTypes?.[0]?.form.fields[0]).toMatchObject({
      key: 'shore',
      options: ['north', 'south'],
    });
    expect(() => house?.definition.teamTypes?.[0]?.eligibility?.check({} as never, [])).toThrow(/its own process/);
    // It would have thrown, and been skipped.
    expect((await load(['maple-grove'])).isolation).toBeUndefined();
  }, 60_000);

  describe('where nothing closes an isolated plugin in', () => {
    const both = [`${fixtures}/isolated-house`, `${fixtures}/lake`];
    const refusal = async (tools: string): Promise<string> => {
      const { active, skipped, isolation } = await load(both, { sandboxTools: [tools] });
      expect(active.map((one) => one.id)).toEqual(['lake']);
      const reason = isolation?.ready === false ? isolation.reason : '';
      expect(skipped).toEqual([{ name: both[0], stage: 'load', reason }]);
      return reason;
    };

    it('refuses it with what is missing and why Node alone does not do, in both languages; the rest run', async () => {
      const reason = await refusal(dataDirectory);
      expect(reason).toMatch(/^这台机器关不住插件：缺少 bubblewrap（?.*、prlimit.*；只靠 Node 自己的权限限制不够/);
      expect(reason).toMatch(
        / · This machine can't close a plugin in: it needs bubblewrap \(apt-get install bubblewrap\), prlimit/,
      );
      expect(reason).toMatch(
        /Node's permission model alone does not suffice.*everything else does; see "Isolated plugins"/,
      );
    }, 60_000);

    it('believes no tool: one that leaves the network open is found out by trying', async () => {
      symlinkSync('/usr/bin/prlimit', join(dataDirectory, 'prlimit'));
      const open = '--unshare-user --unshare-ipc --unshare-pid --unshare-uts --unshare-cgroup-try';
      const script = `#!/bin/bash\nexec /usr/bin/bwrap "\${@/#--unshare-all/--share-net}"\n`;
      writeFileSync(
        join(dataDirectory, 'bwrap'),
        script.replace('exec /usr/bin/bwrap', `exec /usr/bin/bwrap ${open}`),
        {
          mode: 0o755,
        },
      );
      expect(await refusal(dataDirectory)).toMatch(/inside one can still (.*, )?connect to a port of the host/);
    }, 60_000);

    it('believes no tool: one that only says that it failed is asked no further', async () => {
      symlinkSync('/usr/bin/prlimit', join(dataDirectory, 'prlimit'));
      writeFileSync(
        join(dataDirectory, 'bwrap'),
        '#!/bin/sh\nprintf "\\n#\\n# No namespaces here\\n#\\n" >&2\nexit 1\n',
        {
          mode: 0o755,
        },
      );
      expect(await refusal(dataDirectory)).toMatch(/can't close a plugin in: No namespaces here\./);
    }, 60_000);
  });

  it('refuses a package that says one thing in package.json and another in its definition', async () => {
    const written = (name: string, manifest: object, isolation: string): string => {
      const folder = join(dataDirectory, name);
      mkdirSync(folder);
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, main: 'index.mjs', ...manifest }));
      const definition = `{ id: '${name}', version: '1.0.0', requires: '^1.0', counties: 'all', ${isolation} labels: { 'zh-CN': { '${name}': '湖' }, en: { '${name}': 'Lake' } } }`;
      writeFileSync(join(folder, 'index.mjs'), `export default Object.freeze(${definition});`);
      return folder;
    };
    const { active, skipped } = await load([
      written('says-too-late', {}, "isolation: 'process',"),
      written('says-nothing', { redmaple: { isolation: 'process' } }, ''),
      written(
        'has-tables',
        { redmaple: { isolation: 'process' } },
        "isolation: 'process', entities: [class Reading {}],",
      ),
    ]);
    expect(active).toEqual([]);
    expect(skipped.map(({ name, reason }) => [name, reason.split('\n')[0]])).toEqual([
      ['says-too-late', expect.stringMatching(/^isolation: its package.json does not say so.*"redmaple"/)],
      ['says-nothing', expect.stringMatching(/^isolation: must be 'process', as its package.json says/)],
      ['has-tables', expect.stringMatching(/^entities: can't be had by an isolated plugin.*has no database/)],
    ]);
  }, 60_000);

  it('loads none in safe mode', async () => {
    expect(await load(['maple-grove', `${fixtures}/looping-at-load`], { safeMode: true })).toEqual({
      active: [],
      skipped: [],
    });
  });

  it('believes an unchanged package that passed once, and checks it again when a file changes', async () => {
    await load([`${fixtures}/throwing-policy`]);
    // With no time for a check, only a remembered verdict lets it through.
    expect((await load([`${fixtures}/throwing-policy`], { limit: 0 })).skipped).toEqual([]);
    const file = join(workspaceRoot(), fixtures, 'throwing-policy/index.mjs');
    utimesSync(file, new Date(), new Date());
    const again = await load([`${fixtures}/throwing-policy`], { limit: 0 });
    expect(again.skipped.map((one) => one.stage)).toEqual(['load']);
  }, 60_000);

  it('remembers a refusal for the other processes of the same start, not for the next one', async () => {
    const refused = await load([`${fixtures}/throwing-at-load`]);
    const began = performance.now();
    expect(await load([`${fixtures}/throwing-at-load`])).toEqual(refused);
    expect(performance.now() - began).toBeLessThan(500);
    const file = join(dataDirectory, 'plugin-checks.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"at": \d+/, `"at": ${Date.now() - 3 * 60 * 1000}`));
    // With no time for a check it now fails for another reason.
    expect((await load([`${fixtures}/throwing-at-load`], { limit: 0 })).skipped[0]?.reason).toMatch(
      /did not return within 0 s/,
    );
  }, 60_000);

  it('keeps the first of two packages that claim the same id', async () => {
    const { active, skipped } = await load(['maple-grove', '@redmaple/plugin-maple-grove']);
    expect(active).toHaveLength(1);
    expect(skipped[0]?.reason).toMatch(/id "maple-grove" is taken by the package maple-grove/);
  }, 60_000);

  it('does not stop at a spoilt memory of verdicts', async () => {
    writeFileSync(join(dataDirectory, 'plugin-checks.json'), '{"half');
    expect((await load(['maple-grove'])).active).toHaveLength(1);
  }, 60_000);
});
