import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRecord } from '../validate/problems.js';
import { carefulParse } from './careful-parse.js';
import { FrameReader } from './frames.js';
import { startId, toAnswer } from './messages.js';
import { bubblewrap, enterSandbox, missingTools } from './sandbox.js';

/** Whether this machine can close plugins in. */
export type IsolationState =
  | { readonly ready: true; readonly tried: number }
  | { readonly ready: false; readonly reason: string };

/** How long the sandbox may take to be tried, in milliseconds; a busy machine at boot. */
const probeLimit = 20_000;

/** A signal that does nothing to those who don't wait for it. */
const harmless = 'SIGURG';

let known: Promise<IsolationState> | undefined;

/**
 * Finds out, once per process, whether isolated plugins can run here: the real sandbox is started and tries what is forbidden. No
 * version and no setting is believed instead.
 * @param tools folders of the sandbox's tools, when they are not the usual ones: tried anew each time.
 */
export function probeIsolation(tools?: readonly string[]): Promise<IsolationState> {
  if (tools) return probe(tools);
  known ??= probe();
  return known;
}

async function probe(tools?: readonly string[]): Promise<IsolationState> {
  const missing = missingTools(tools);
  if (missing.length > 0) return lacking(missing);
  const directory = mkdtempSync(join(tmpdir(), 'redmaple-bait-'));
  const bait = join(directory, 'bait');
  const socket = join(directory, 'socket');
  writeFileSync(bait, 'bait');
  const servers = [createServer(), createServer()] as const;
  const datagrams = createSocket('udp4');
  const arrived: string[] = [];
  datagrams.on('message', () => arrived.push('send a datagram'));
  const signalled = (): number => arrived.push('signal the group of the host');
  process.on(harmless, signalled);
  try {
    await listening(servers[0], { port: 0, host: '127.0.0.1' });
    await listening(servers[1], { path: socket });
    await new Promise<void>((resolve) => datagrams.bind(0, '127.0.0.1', resolve));
    const ports = [(servers[0].address() as AddressInfo).port, datagrams.address().port].map(String);
    const state = await tryForbidden({ directory, ...(tools && { tools }) }, [
      bait,
      ports[0] ?? '',
      socket,
      String(process.pid),
      ports[1] ?? '',
    ]);
    return state.ready && arrived[0] ? refused(`inside one can still ${arrived[0]}`) : state;
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  } finally {
    process.off(harmless, signalled);
    for (const server of servers) server.close();
    datagrams.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

function tryForbidden(
  where: { readonly directory: string; readonly tools?: readonly string[] },
  baits: readonly string[],
): Promise<IsolationState> {
  const child = enterSandbox({ program: 'probe', arguments: baits, ...where });
  const reader = new FrameReader(20_000);
  let complaints = '';
  return new Promise((resolve) => {
    const end = (state: IsolationState): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(state);
    };
    const timer = setTimeout(() => end(refused(`it did not answer within ${probeLimit / 1000} s`)), probeLimit);
    child.stdout?.on('data', (piece: Buffer) => {
      try {
        const bytes = reader.push(piece);
        if (bytes) end(verdictOn(bytes));
      } catch (error) {
        end(refused(error instanceof Error ? error.message : String(error)));
      }
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaints = (complaints + text).slice(0, 2_000);
    });
    child.stdin?.on('error', () => {});
    child.once('error', (error) => end(refused(error.message)));
    child.once('close', () => end(refused(sentenceIn(complaints) ?? 'it ended without a word')));
  });
}

function verdictOn(bytes: Buffer): IsolationState {
  const answer = toAnswer(carefulParse(bytes, 6), startId);
  const value = answer.ok && isRecord(answer.value) ? answer.value : {};
  if (!Array.isArray(value.done) || typeof value.tried !== 'number') return refused('it gave no account of itself');
  if (value.done.length > 0) return refused(`inside one can still ${value.done.join(', ')}`);
  return { ready: true, tried: value.tried };
}

/** The first line that says something: V8 draws a frame around its last words. */
function sentenceIn(complaints: string): string | undefined {
  return complaints
    .split('\n')
    .map((line) => line.replace(/^[#\s]+/, '').trim())
    .find((line) => line !== '');
}

/** Node's own permission model is no way around bubblewrap: what it leaves open was measured, see ADR 20. */
function lacking(tools: readonly string[]): IsolationState {
  const alone = tools.includes(bubblewrap);
  return refused(
    `it needs ${tools.join(', ')}${alone ? "; Node's permission model alone does not suffice, since signals to the host pass it" : ''}`,
    `缺少 ${tools.join('、')}${alone ? '；只靠 Node 自己的权限限制不够，插件仍能向主程序发信号' : ''}`,
  );
}

function refused(why: string, chinese = why): IsolationState {
  return {
    ready: false,
    reason: `这台机器关不住插件：${chinese}。隔离插件不在这里运行，其余照常。 · This machine can't close a plugin in: ${why}. Isolated plugins don't run here, everything else does; see "Isolated plugins" in docs/operations.md.`,
  };
}

function listening(server: Server, on: { port: number; host: string } | { path: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(on, resolve);
  });
}
