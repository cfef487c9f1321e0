import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { anyFreePort } from '../../scripts/lib/ports.mjs';
import { Child, repository } from './child.js';

/** A first start, the walk, whose longest wait is a minute for an answer that does not come, and the stop. */
const limit = 300_000;

interface Ended {
  readonly code: number | string | null | undefined;
  readonly output: string;
}

/** Declares the tests of `npm run walk` on a queue backend: each in a file of its own, since they wait most of the time. */
export function describeWalk(backend: { readonly name: string; readonly redis: boolean }): void {
  describe(`npm run walk on ${backend.name}`, () => {
    let directory: string;
    let house: Child;
    let environment: Record<string, string | undefined>;

    beforeAll(async () => {
      directory = mkdtempSync(path.join(os.tmpdir(), 'redmaple-walk-'));
      const port = String(await anyFreePort());
      const redisUrl = backend.redis ? await emptyRedis() : undefined;
      environment = {
        DATABASE_URL: undefined,
        MASTER_KEY: undefined,
        NODE_ENV: undefined,
        REHEARSAL: undefined,
        REDIS_URL: redisUrl,
        REDMAPLE_NO_INSTALL: '1',
        DATA_DIR: path.join(directory, 'data'),
        PORT: port,
        BASE_URL: `http://localhost:${port}`,
      };
      house = new Child(['scripts/start.mjs'], { env: environment });
      await house.untilPrinted('Ctrl-C stops everything', 200_000);
    }, limit);

    afterAll(async () => {
      house.kill('SIGINT');
      await house.ended;
      rmSync(directory, { recursive: true, force: true });
    }, 60_000);

    it(
      'plays the whole thread on a fresh start, and everything is as promised',
      async () => {
        const walk = await run(['tools/walk.mjs']);
        if (walk.code !== 0) throw new Error(`${walk.output}\n${house.output}`);
        expect(walk.output).toMatch(/All as promised: \d{2,} steps in/);
        expect(walk.output.match(/^ {2}✓ /gm)?.length).toBeGreaterThan(60);
      },
      limit,
    );

    it('ends with 1 and says what it expected and got where something is not as promised', async () => {
      const rehearsal = { county: '99R999', tokens: { operator: 'nobody' }, accounts: {} };
      const walk = await run(['tools/walk.mjs'], { REHEARSAL: JSON.stringify(rehearsal) });
      expect(walk.code).toBe(1);
      expect(walk.output).toMatch(/GET session \(operator\)\n.*expected: 2xx\n.*got: .*access\.signInNeeded/);
    }, 60_000);

    function run(args: readonly string[], more: Record<string, string> = {}): Promise<Ended> {
      const env = { ...process.env, ...environment, ...more };
      return new Promise((resolve) => {
        const options = { cwd: repository, env, maxBuffer: 10_000_000 };
        execFile(process.execPath, args, options, (error, stdout, stderr) => {
          resolve({ code: error ? error.code : 0, output: stdout + stderr });
        });
      });
    }
  });
}

/** A database of the tests' Redis that nobody else uses: what a house left there belonged to another database. */
async function emptyRedis(): Promise<string> {
  const url = new URL(process.env.TEST_REDIS_URL ?? '');
  url.pathname = '/13';
  const client = new Redis(url.toString());
  await client.flushdb();
  client.disconnect();
  return url.toString();
}
