import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, type NetConnectOpts } from 'node:net';
import { setPriority } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { frame } from '../frames.js';
import { startId } from '../messages.js';

// Tries in a real sandbox what nobody may do there, and tells what it could do. The host lays out baits: a file, ports, a socket.

const [bait = '', port = '', socket = '', hostPid = '', udpPort = ''] = process.argv.slice(2);

/** Resolves when it could be done; throws or rejects when not. */
type Deed = () => unknown;

const deeds: Readonly<Record<string, Deed>> = {
  'read a file of the host': () => readFileSync(bait),
  'list the root': () => readdirSync('/etc'),
  'read the environment of another process': () => readFileSync('/proc/1/environ'),
  'see its own process folder': () => readdirSync('/proc/self/fd'),
  'write into its own folder': () => writeFileSync('/plugin/left-behind', 'x'),
  'write into the root': () => writeFileSync('/left-behind', 'x'),
  'write into /dev/shm': () => writeFileSync('/dev/shm/left-behind', 'x'),
  'make a link': () => symlinkSync(bait, '/plugin/link'),
  'connect to a port of the host': () => connected({ port: Number(port), host: '127.0.0.1' }),
  'connect to a socket of the host': () => connected({ path: socket }),
  'start a program': () => started(() => spawn('/node', ['--version'])),
  'start a thread': () => started(() => new Worker('0', { eval: true })),
  'signal the host': () => process.kill(Number(hostPid), 0),
  'signal its parent': () => process.kill(process.ppid, 0) && process.ppid > 0,
  'change the priority of the host': () => setPriority(Number(hostPid), 19),
  'see the environment of the host': () => must(Object.keys(process.env).some((key) => key !== 'PWD')),
  'be somebody': () => must(process.getuid?.() !== 65534),
  'use more heap than allowed': () => must(getHeapStatistics().heap_size_limit > 140_000_000),
  'take a block of a gigabyte': () => Buffer.alloc(1_000_000_000),
  // oxlint-disable-next-line typescript/no-implied-eval
  'run code from text': () => new Function('return 1')() as unknown,
};

function must(possible: boolean): void {
  if (!possible) throw new Error('refused');
}

function connected(to: NetConnectOpts): Promise<void> {
  return new Promise((resolve, reject) => {
    const connection = connect(to, () => resolve());
    connection.on('error', reject).setTimeout(1_000, () => reject(new Error('nobody answers')));
  });
}

function sent(to: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const datagram = createSocket('udp4').on('error', reject);
    datagram.send('x', to, '127.0.0.1', (error) => (error ? reject(error) : resolve()));
  });
}

function started(start: () => ChildProcess | Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const begun: NodeJS.EventEmitter = start();
    begun.once('spawn', resolve).once('online', resolve).once('error', reject);
  });
}

// Both may leave, into a network and a group of its own; the host looks whether they arrive.
await sent(Number(udpPort)).catch(() => {});
process.kill(0, 'SIGURG');
const done: string[] = [];
for (const [name, deed] of Object.entries(deeds)) {
  try {
    if ((await deed()) !== false) done.push(name);
  } catch {
    // Refused, as it should be.
  }
}
process.stdout.write(frame({ id: startId, ok: true, value: { done, tried: Object.keys(deeds).length } }), () =>
  process.exit(0),
);
