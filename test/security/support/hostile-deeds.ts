/** Something a hostile plugin tries while it is loaded. `code` throws or rejects when it is refused; `BAIT…` is put in by the test. */
export interface Deed {
  readonly name: string;
  readonly code: string;
  readonly imports?: string;
}

const fs = "import fs from 'node:fs';";
const net = "import net from 'node:net';";
const child = "import child from 'node:child_process';";
const connects = (to: string): string =>
  `await new Promise((resolve, reject) => net.connect(${to}, resolve).on('error', reject).setTimeout(1500, reject));`;

/** Each is one hostile package. */
export const deeds: readonly Deed[] = [
  { name: 'reads a file of the host', imports: fs, code: "fs.readFileSync('BAIT_FILE');" },
  { name: 'reads the password file', imports: fs, code: "fs.readFileSync('/etc/passwd');" },
  { name: 'reads the keys of the installation', imports: fs, code: "fs.readdirSync('BAIT_ROOT/.data');" },
  { name: 'reads the sources of the host', imports: fs, code: "fs.readFileSync('BAIT_ROOT/package.json');" },
  { name: 'lists the root', imports: fs, code: "if (!fs.readdirSync('/').includes('etc')) throw new Error();" },
  { name: 'writes into its folder', imports: fs, code: "fs.writeFileSync('/plugin/x', 'x');" },
  { name: 'writes into the root', imports: fs, code: "fs.writeFileSync('/x', 'x');" },
  { name: 'fills the memory file system', imports: fs, code: "fs.writeFileSync('/dev/shm/x', 'x');" },
  {
    name: 'changes the SDK',
    imports: fs,
    code: "fs.appendFileSync('/node_modules/@redmaple/plugins/dist/isolated.js', 'x');",
  },
  { name: 'links to a file of the host', imports: fs, code: "fs.symlinkSync('BAIT_FILE', '/plugin/link');" },
  { name: 'follows a link out of its folder', imports: fs, code: "fs.readFileSync('/plugin/outside');" },
  { name: 'climbs out of its folder', imports: fs, code: "fs.readFileSync('/plugin/../../../../BAIT_FILE');" },
  { name: 'reads the environment of the host', imports: fs, code: "fs.readFileSync('/proc/BAIT_PID/environ');" },
  { name: 'reads the environment of process 1', imports: fs, code: "fs.readFileSync('/proc/1/environ');" },
  { name: 'lists open files', imports: fs, code: "fs.readdirSync('/proc/self/fd');" },
  {
    name: 'has an environment',
    code: "if (!Object.keys(process.env).some((key) => key !== 'PWD')) throw new Error();",
  },
  { name: 'calls the host by TCP', imports: net, code: connects("{ port: BAIT_PORT, host: '127.0.0.1' }") },
  { name: 'calls the database', imports: net, code: connects("{ port: BAIT_DATABASE, host: '127.0.0.1' }") },
  { name: 'calls a socket of the host', imports: net, code: connects("{ path: 'BAIT_SOCKET' }") },
  { name: 'calls an address of the cloud', imports: net, code: connects("{ port: 80, host: '169.254.169.254' }") },
  { name: 'fetches a page', code: "await fetch('http://127.0.0.1:BAIT_PORT/');" },
  {
    name: 'asks the name service',
    imports: "import dns from 'node:dns/promises';",
    code: "await dns.lookup('example.com');",
  },
  {
    name: 'has a network card',
    imports: "import os from 'node:os';",
    code: "if (!Object.keys(os.networkInterfaces()).some((name) => name !== 'lo')) throw new Error();",
  },
  {
    name: 'learns the name of the machine',
    imports: "import os from 'node:os';",
    code: "if (os.hostname() === 'plugin') throw new Error();",
  },
  { name: 'starts a program', imports: child, code: "if (child.spawnSync('/node', ['-v']).error) throw new Error();" },
  {
    name: 'starts a copy of itself',
    imports: child,
    code: "await new Promise((resolve, reject) => child.fork('/plugin/index.mjs').on('spawn', resolve).on('error', reject));",
  },
  {
    name: 'starts a thread',
    imports: "import { Worker } from 'node:worker_threads';",
    code: "await new Promise((resolve, reject) => new Worker('0', { eval: true }).on('online', resolve).on('error', reject));",
  },
  { name: 'loads machine code', code: "process.dlopen({ exports: {} }, '/plugin/x.node');" },
  { name: 'reaches the inside of Node', code: "process.binding('spawn_sync');" },
  {
    name: 'opens a debugger',
    imports: "import inspector from 'node:inspector';",
    code: 'inspector.open(0); if (!inspector.url()) throw new Error();',
  },
  { name: 'kills the host', code: 'process.kill(BAIT_PID, 0);' },
  { name: 'kills the host by its debugger', code: 'process._debugProcess(BAIT_PID);' },
  { name: 'slows the host down', imports: "import os from 'node:os';", code: 'os.setPriority(BAIT_PID, 19);' },
  { name: 'becomes root', code: 'process.setuid(0);' },
  { name: 'runs code from text', code: "if (new Function('return 1')() !== 1) throw new Error();" },
  {
    name: 'reaches the host through the machine of the SDK',
    code: "const { UnitOfWork } = await import('@redmaple/plugins'); if (!UnitOfWork) throw new Error();",
  },
  { name: 'imports the database driver', code: "await import('pg');" },
  { name: 'imports the house', code: "await import('@redmaple/plugins/house');" },
];

/** What a hostile plugin does when it is asked, and what the administrator then reads. `rank` is the body of its policy. */
export interface Misdeed {
  readonly name: string;
  readonly rank: string;
  readonly imports?: string;
  readonly top?: string;
  readonly reason: 'threw' | 'slow' | 'invalid';
  readonly message: RegExp;
  /** Its time may be over before its memory: which of the limits ends it depends on the machine. */
  readonly orSlow?: true;
}

const writes = (text: string): string => `fs.writeSync(1, ${text});`;
const framed = (text: string): string =>
  `const body = Buffer.from(${text}); const head = Buffer.alloc(4); head.writeUInt32BE(body.length); fs.writeSync(1, Buffer.concat([head, body])); for (;;);`;
const forged = (more: string): string => framed(`JSON.stringify({ id: 'x', ok: true, value: [] })${more}`);

export const misdeeds: readonly Misdeed[] = [
  { name: 'loops', rank: 'for (;;);', reason: 'slow', message: /within/ },
  {
    name: 'eats the heap',
    rank: 'const kept = []; for (;;) kept.push(new Array(1000).fill({}));',
    reason: 'threw',
    orSlow: true,
    message: /heap|memory/,
  },
  {
    name: 'eats memory beside the heap',
    rank: 'const kept = []; for (let i = 0; i < 4000; i++) kept.push(Buffer.alloc(100_000, 1)); for (;;);',
    reason: 'threw',
    orSlow: true,
    message: /memory|ended its process|allocation|ArrayBuffer/i,
  },
  {
    name: 'takes four gigabytes at once',
    rank: 'return [Buffer.alloc(4_000_000_000)];',
    reason: 'threw',
    message: /allocation|ended|range|memory/i,
  },
  {
    name: 'eats the memory of WebAssembly',
    rank: 'const memory = new WebAssembly.Memory({ initial: 1 }); for (;;) { memory.grow(100); new Uint8Array(memory.buffer).fill(1); }',
    reason: 'threw',
    orSlow: true,
    message: /memory|ended|grow/i,
  },
  { name: 'exits', rank: 'process.exit(0);', reason: 'threw', message: /ended its process/ },
  { name: 'aborts', rank: 'process.abort();', reason: 'threw', message: /ended its process/ },
  {
    name: 'kills itself',
    rank: "process.kill(process.pid, 'SIGKILL'); process.reallyExit(1);",
    reason: 'threw',
    message: /ended its process/,
  },
  {
    name: 'closes its mouth',
    imports: fs,
    rank: 'fs.closeSync(1); return all;',
    reason: 'threw',
    message: /ended its process/,
  },
  {
    name: 'floods',
    imports: fs,
    rank: `for (;;) ${writes('Buffer.alloc(65536, 1)')}`,
    reason: 'invalid',
    orSlow: true,
    message: /more than 256 KB/,
  },
  {
    name: 'answers too much',
    imports: fs,
    rank: framed("JSON.stringify('x'.repeat(300_000))"),
    reason: 'invalid',
    message: /more than 256 KB/,
  },
  {
    name: 'says half a sentence',
    imports: fs,
    rank: `${writes('Buffer.from([0, 0, 1, 0, 123])')} for (;;);`,
    reason: 'slow',
    message: /within 1 s/,
  },
  { name: 'answers no JSON', imports: fs, rank: framed("'{half'"), reason: 'invalid', message: /no JSON/ },
  { name: 'answers no UTF-8', imports: fs, rank: framed('[0xff, 0xfe]'), reason: 'invalid', message: /no JSON/ },
  { name: "answers another's question", imports: fs, rank: forged(''), reason: 'invalid', message: /nobody asked/ },
  {
    name: 'claims to start anew',
    imports: fs,
    rank: forged('.replace(\'"x"\', \'"start"\')'),
    reason: 'invalid',
    message: /nobody asked/,
  },
  {
    name: 'answers twice',
    imports: fs,
    top: "const real = fs.writeSync; import { syncBuiltinESMExports } from 'node:module'; fs.writeSync = (to, bytes) => real(to, Buffer.concat([bytes, bytes])); syncBuiltinESMExports();",
    rank: 'return all;',
    reason: 'invalid',
    message: /more than it was asked|nobody asked/,
  },
  {
    name: 'pollutes prototypes',
    imports: fs,
    rank: framed(`'{"id":"x","ok":true,"value":{"__proto__":{"admin":true}}}'`),
    reason: 'invalid',
    message: /__proto__/,
  },
  {
    name: 'pollutes constructors',
    imports: fs,
    rank: framed(`'{"id":"x","ok":true,"value":{"constructor":{"prototype":{}}}}'`),
    reason: 'invalid',
    message: /constructor/,
  },
  {
    name: 'nests without end',
    imports: fs,
    rank: framed("'['.repeat(50_000) + ']'.repeat(50_000)"),
    reason: 'invalid',
    message: /nested too deep|no JSON/,
  },
  {
    name: 'sends a zero character',
    imports: fs,
    rank: framed(`'["\\\\u0000"]'`),
    reason: 'invalid',
    message: /can not be stored/,
  },
  {
    name: 'sends half a character',
    imports: fs,
    rank: framed(`'["\\\\ud800"]'`),
    reason: 'invalid',
    message: /can not be stored/,
  },
  {
    name: 'adds to its answer',
    imports: fs,
    rank: "throw Object.assign(new Error('x'), { name: 'y'.repeat(9_000) });",
    reason: 'threw',
    message: /^y{1,300}/,
  },
  {
    name: 'throws a trap',
    rank: 'throw new Proxy({}, { get() { process.exit(3); } });',
    reason: 'threw',
    message: /ended its process|\[object/,
  },
  { name: 'answers a trap', rank: 'return new Proxy([], { get() { for (;;); } });', reason: 'slow', message: /within/ },
];
