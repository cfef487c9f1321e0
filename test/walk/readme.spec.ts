import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Child, repository } from '../support/child.js';
import { codeBlocks, repositoryFile } from '../support/documents.js';

/** The thread waits twice for a new one-time code, a minute each. */
const threadLimit = 360_000;

const thread = codeBlocks(repositoryFile('README.md'), 'bash', 'thread');
const enabling = codeBlocks(repositoryFile('docs/plugin-guide.md'), 'bash', 'enable');
/** The shell functions that the first block of the thread declares, without its sign-ins. */
const functions = (thread[0] ?? '').replace(/^OPERATOR=[\s\S]*/m, '');

describe('the commands that the documents show', () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'redmaple-readme-'));
  let house: Child;
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    house = await start();
  }, 240_000);

  afterAll(async () => {
    await stop();
    rmSync(directory, { recursive: true, force: true });
  }, 60_000);

  async function start(more: Record<string, string> = {}): Promise<Child> {
    const nothingElse = { DATABASE_URL: undefined, REDIS_URL: undefined, MASTER_KEY: undefined, NODE_ENV: undefined };
    const env = {
      ...nothingElse,
      REDMAPLE_NO_INSTALL: '1',
      DATA_DIR: path.join(directory, 'data'),
      PORT: String(port),
    };
    const child = new Child(['scripts/start.mjs'], { env: { ...env, ...more } });
    await child.untilPrinted('Ctrl-C stops everything', 200_000);
    return child;
  }

  async function stop(): Promise<void> {
    house.kill('SIGINT');
    await house.ended;
  }

  /** The lines that a script of these blocks prints. @throws Error with everything printed when a command fails */
  function run(blocks: readonly string[]): Promise<string[]> {
    const script = path.join(directory, 'script.sh');
    writeFileSync(script, blocks.join('\n'));
    const env = { ...process.env, ...accounts(house.output), BASE_URL: `http://localhost:${port}` };
    return new Promise((resolve, reject) => {
      execFile('bash', ['-euo', 'pipefail', script], { cwd: repository, env }, (error, stdout, stderr) => {
        if (error) reject(new Error(`${error.message}\n${stdout}\n${stderr}\n${house.output}`));
        else resolve(stdout.trimEnd().split('\n'));
      });
    });
  }

  it(
    'walk a recruit from the call to the follow-up on a fresh start',
    async () => {
      expect(thread.length).toBeGreaterThan(5);
      const printed = await run(thread);
      expect(printed.slice(0, 3)).toContain('maple-grove.river-patrol 河道巡防队');
      const moments = [
        'published',
        /^submitted HF-/,
        '336 rows, 0 wrong',
        '336 added, 323 on the waitlist',
        'screened',
        'true',
        'reviewed',
        'attended',
        'passed',
        /^maple-grove\.river-safety until 20/,
        'published',
        'excused',
        'handed-over',
        /^枫溪河道巡防队 林晚舟 /,
        'accepted',
        'en-route',
        'on-scene',
        'done',
        /^0\.66/,
      ];
      expect(notSeenInOrder(printed, moments)).toEqual([]);
      expect(printed.filter((line) => /^20\d\d-\d\d-\d\d 林晚舟 —$/.test(line))).toHaveLength(7);
    },
    threadLimit,
  );

  it('switch an installed plugin on and off in a county that was there before', async () => {
    await stop();
    house = await start({ PLUGINS: 'maple-grove,rescue-points,zhuji,./docs/examples/market-post' });
    const printed = await run([functions, ...enabling]);
    expect(printed).toEqual([
      'maple-grove enabled',
      'rescue-points enabled',
      'zhuji enabled',
      'market-post disabled',
      'approved',
      'maple-grove.rescue',
      'maple-grove.river-patrol',
      'maple-grove.red-armband',
      'maple-grove.youth-patrol',
      'maple-grove.mediation',
      'zhuji.red-maple',
      'market-post.mediator',
      'disabled',
    ]);
  }, 240_000);
});

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** `OPERATOR_PASSWORD`, `OPERATOR_SECRET` and so on, as a person copies them from the start screen. */
function accounts(screen: string): Record<string, string> {
  const rows = screen.matchAll(/^ +\S+ [a-z-]+ +([a-z0-9]+) +(\S{12}) +\d{6} +([A-Z2-7]{16,})$/gm);
  return Object.fromEntries(
    [...rows].flatMap(([, login = '', password = '', secret = '']) => [
      [`${login.toUpperCase()}_PASSWORD`, password],
      [`${login.toUpperCase()}_SECRET`, secret],
    ]),
  );
}

/** Which of the moments do not appear among the lines in this order. */
function notSeenInOrder(lines: readonly string[], moments: readonly (string | RegExp)[]): (string | RegExp)[] {
  let from = 0;
  return moments.filter((moment) => {
    const at = lines.findIndex((line, index) => index >= from && (line === moment || line.match(moment) !== null));
    if (at >= 0) from = at + 1;
    return at < 0;
  });
}
