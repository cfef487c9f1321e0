import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { bindSocket, type ListeningSocket } from '../scripts/lib/listening-socket.mjs';
import { type RollingProcesses, rollingProcesses } from '../scripts/lib/rolling.mjs';
import { anyFreePort } from '../scripts/lib/ports.mjs';
import { repository, until } from './support/child.js';

/** Serves on the given socket; fails as often as the file `fails` says, refuses to end where `stays` says so. */
const program = `
import { existsSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
const [{ env }, socket] = await new Promise((resolve) => process.once('message', (message, handle) => resolve([message, handle])));
if (existsSync(env.FAILS)) process.exit(3);
let refusal = '';
let leaving = false;
const server = http.createServer((request, response) => {
  if (request.url === '/loop') process.kill(process.pid, 'SIGALRM');
  if (request.url.startsWith('/renew/')) process.send({ type: 'renew', generation: Number(request.url.slice(7)) });
  if (leaving) response.setHeader('connection', 'close');
  setTimeout(() => response.end(JSON.stringify({ pid: process.pid, refusal })), request.url === '/slow' ? 600 : 0);
});
server.listen(socket, () => process.send({ type: 'ready' }));
const leave = () => {
  leaving = true;
  net.Server.prototype.close.call(server);
  setTimeout(() => server.close(() => process.exit(0)), 300);
};
process.on('SIGTERM', leave);
process.on('disconnect', leave);
process.on('message', (message) => {
  if (message.type === 'drain') leave();
  if (message.type === 'renewal-refused') refusal = message.generation + ': ' + message.reason;
});`;

describe('processes that are replaced while they serve', () => {
  let directory: string;
  let port: number;
  let socket: ListeningSocket;
  let serving: RollingProcesses;
  const onEnd = jest.fn<(end: { name: string; code: number | null; signal: string | null }) => void>();
  const agent = new http.Agent({ keepAlive: true });

  beforeAll(async () => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'redmaple-rolling-'));
    writeFileSync(path.join(directory, 'program.mjs'), program);
    port = await anyFreePort();
    socket = await bindSocket(port, '127.0.0.1');
    serving = rollingProcesses(
      [{ name: 'api', file: path.relative(repository, path.join(directory, 'program.mjs')), socket }],
      { onEnd },
    );
    await serving.start({ FAILS: path.join(directory, 'fails') });
  });

  afterEach(() => rmSync(path.join(directory, 'fails'), { force: true }));

  afterAll(async () => {
    agent.destroy();
    await serving.stop();
    socket.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** @throws when the connection is refused or cut before the answer. */
  function ask(address: string): Promise<{ pid: number; refusal: string }> {
    return new Promise((resolve, reject) => {
      http
        .get({ host: '127.0.0.1', port, path: address, agent }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          response.on('error', reject).on('end', () => resolve(JSON.parse(text) as { pid: number; refusal: string }));
        })
        .on('error', reject);
    });
  }

  /** Four people ask without a pause while `work` is done. @returns the processes that answered them. */
  async function whileAsked(work: () => Promise<void>): Promise<Set<number>> {
    const seen = new Set<number>();
    const end = new AbortController();
    const people = Array.from({ length: 4 }, async () => {
      while (!end.signal.aborted) seen.add((await ask('/')).pid);
    });
    await work();
    end.abort();
    await Promise.all(people);
    return seen;
  }

  it('refuses nobody and answers whoever it began with, three times over', async () => {
    const answered = await whileAsked(async () => {
      for (const generation of [1, 2, 3]) {
        const { pid } = await ask('/');
        const slow = ask('/slow');
        await ask(`/renew/${generation}`);
        expect((await slow).pid).toBe(pid);
        await until(async () => (await ask('/')).pid !== pid, 'another process answers');
        // The old one has left for good before the next is asked for.
        await until(() => serving.isSettled(), 'the old process has ended');
      }
    });
    expect(answered.size).toBe(4);
    expect(onEnd).not.toHaveBeenCalled();
  });

  it('goes on with what it has when the new process fails, and says why', async () => {
    writeFileSync(path.join(directory, 'fails'), '');
    const { pid } = await ask('/renew/4');
    await until(async () => (await ask('/')).refusal !== '', 'the refusal arrived');
    expect(await ask('/')).toEqual({ pid, refusal: '4: the new api ended (exit 3)' });
    expect(onEnd).not.toHaveBeenCalled();
  });

  it('starts one again that a plugin kept from everything else; who asks meanwhile waits and is answered', async () => {
    const said = jest.spyOn(console, 'error').mockImplementation(() => {});
    try {
      const { pid } = await ask('/');
      await expect(ask('/loop')).rejects.toThrow('socket hang up');
      // Its connections are gone; new ones wait at the socket, which is ours.
      agent.destroy();
      const next = await ask('/');
      expect(next.pid).not.toBe(pid);
      // It is one of those that are replaced, like every other.
      await ask('/renew/5');
      await until(async () => (await ask('/')).pid !== next.pid, 'another process answers');
      await until(() => serving.isSettled(), 'the old process has ended');
      expect(onEnd).not.toHaveBeenCalled();
      expect(said.mock.calls).toEqual([
        [expect.stringContaining('api: a plugin kept the processor, starting it again')],
      ]);
    } finally {
      said.mockRestore();
    }
  });

  it('tells of the end of a process that nobody had asked to end', async () => {
    process.kill((await ask('/')).pid, 'SIGKILL');
    await until(() => onEnd.mock.calls.length > 0, 'the end is told');
    expect(onEnd.mock.calls).toEqual([[{ name: 'api', code: null, signal: 'SIGKILL' }]]);
  });
});
