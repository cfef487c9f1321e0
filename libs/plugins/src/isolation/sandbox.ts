import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allowedProcessors, lentProcessors } from './processors.js';

/** Of V8's heap, in megabytes. */
const heapMegabytes = 64;
/** Of each half of what is new in it; left to itself Node 24 takes four times as much. */
const newMegabytes = 16;
/** Of everything a process writes to, in bytes, beside its code: a block larger than this is refused before it exists. */
const dataBytes = 300_000_000;
/** The forms' types alone are seven hundred files. */
const openFiles = 1024;
/** Of a closed process, so that it can't leave the kernel's idle class, and comes last where there is no `chrt`. */
const niceness = 19;

/** Nothing of the machine, no way to ask for more, nobody in particular, and its process id told on descriptor 3. */
const closed =
  '--unshare-all --unshare-user --disable-userns --die-with-parent --as-pid-1 --cap-drop ALL --clearenv --uid 65534 --gid 65534 --hostname plugin --info-fd 3';

const root = fileURLToPath(new URL('../../', import.meta.url));
const inside = { node: '/node', modules: '/node_modules', plugin: '/plugin' } as const;
const programs = `${inside.modules}/@redmaple/plugins/dist/isolation/child`;

/** What runs in a sandbox. */
export interface Occupant {
  /** Program of the SDK: `main` loads a plugin, `probe` tries what is forbidden. */
  readonly program: 'main' | 'probe';
  readonly arguments?: readonly string[];
  /** Folder that is seen as /plugin. */
  readonly directory: string;
  /** Where the tools lie, when elsewhere than usual. */
  readonly tools?: readonly string[];
}

export const bubblewrap = 'bubblewrap (apt-get install bubblewrap)';

/** What the host needs on this machine to close a process in; empty when all is there. */
export function missingTools(places?: readonly string[]): string[] {
  if (process.platform !== 'linux') return [`Linux (this is ${process.platform})`];
  const missing = [tool('bwrap', places) ?? bubblewrap, tool('prlimit', places) ?? 'prlimit (util-linux)'];
  const absent = missing.filter((one) => !one.startsWith('/'));
  const built = join(root, 'dist/isolation/child/main.js');
  return existsSync(built) ? absent : [...absent, `${built} (npm run build)`];
}

/**
 * Starts a closed process: namespaces of its own for everything (so: no network, nobody else's processes), an empty environment, a
 * root of Node, the SDK and one folder, all read-only, limits of the kernel, and Node's permission model on top. It dies with the host.
 * File descriptor 3 tells its process id.
 */
export function enterSandbox(occupant: Occupant): ChildProcess {
  const group = ownGroup();
  const isSession = group.length === 0;
  const command = [
    ...group,
    ...comesLast(),
    ...place(),
    tool('prlimit', occupant.tools) ?? '',
    ...limits(),
    ...walls(occupant),
    ...program(occupant),
  ];
  const child = spawn(command[0] ?? '', command.slice(1), {
    env: {},
    cwd: '/',
    detached: isSession,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) lower(child.pid, isSession);
  return child;
}

/**
 * A closed process may send signals to its group, past every wall: so it must not be the host's. Node's own `detached` makes a session
 * as well, which the kernel may give as much of the processor as the whole house; Perl makes a group only, and becomes what follows.
 * Where there is no Perl it is a session.
 */
function ownGroup(): string[] {
  const program = tool('perl');
  return program === undefined ? [] : [program, '-e', 'setpgrp(0, 0) or exit 1; exec { $ARGV[0] } @ARGV'];
}

/**
 * In the idle class of the kernel whoever else wakes up has the processor at once; in the ordinary one, however nice, it first lets
 * the one that runs have its turn of a millisecond or two, and an answer of the core wakes up a hundred times.
 */
function comesLast(): string[] {
  const program = tool('chrt');
  return program === undefined ? [] : [program, '--idle', '0'];
}

/** What it starts inherits it. */
function lower(pid: number, isSession: boolean): void {
  try {
    setPriority(pid, niceness);
    if (isSession) writeFileSync(`/proc/${pid}/autogroup`, String(niceness));
  } catch {
    // It ended meanwhile, or the kernel does not share the processor out by session.
  }
}

/** Where `taskset` is missing they come last on every processor. */
function place(): string[] {
  const program = tool('taskset');
  const lent = lentProcessors(allowedProcessors() ?? '');
  return program === undefined || lent === undefined ? [] : [program, '-c', lent];
}

function limits(): string[] {
  return [`--data=${dataBytes + codeBytes()}`, `--nofile=${openFiles}`, '--core=0', '--fsize=0', '--'];
}

let reserved: number | undefined;

/**
 * What Node sets aside for machine code: from version 24 on 512 MB that the kernel counts from the first moment, whether used or not.
 * This process runs the same Node.
 */
function codeBytes(): number {
  reserved ??= readFileSync('/proc/self/maps', 'utf8')
    .split('\n')
    .reduce((sum, line) => sum + sizeOf(/^([0-9a-f]+)-([0-9a-f]+) rwxp/.exec(line)), 0);
  return reserved;
}

function sizeOf(range: RegExpExecArray | null): number {
  return range === null ? 0 : Number.parseInt(range[2] ?? '', 16) - Number.parseInt(range[1] ?? '', 16);
}

function walls({ directory, tools }: Occupant): string[] {
  return [
    tool('bwrap', tools) ?? '',
    ...closed.split(' '),
    '--ro-bind',
    process.execPath,
    inside.node,
    ...sharedLibraries().flatMap((file) => ['--ro-bind', file, file]),
    ...sdk().flatMap(([from, to]) => ['--ro-bind', from, `${inside.modules}/${to}`]),
    '--ro-bind',
    realpathSync(directory),
    inside.plugin,
    // What was made to hold all this can't be written to either.
    '--remount-ro',
    '/',
    '--chdir',
    '/',
    '--',
  ];
}

function program({ program: name, arguments: more = [] }: Occupant): string[] {
  return [
    inside.node,
    process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission',
    `--allow-fs-read=${inside.modules}/*`,
    `--allow-fs-read=${inside.plugin}/*`,
    `--max-old-space-size=${heapMegabytes}`,
    `--max-semi-space-size=${newMegabytes}`,
    '--no-addons',
    '--disallow-code-generation-from-strings',
    '--no-warnings',
    '--conditions=redmaple-isolated',
    `${programs}/${name}.js`,
    ...more,
  ];
}

/** What the SDK consists of inside: from where, and as what below node_modules. */
function sdk(): [from: string, to: string][] {
  const packages = ['@redmaple/forms', '@redmaple/i18n'].map((name) => [packageFolder(name, root), name] as const);
  const forms = packages[0]?.[0] ?? root;
  return [
    ...[[root, '@redmaple/plugins'] as const, ...packages].flatMap(([folder, name]): [string, string][] =>
      ['package.json', 'dist'].map((part) => [join(folder, part), `${name}/${part}`]),
    ),
    [packageFolder('typebox', forms), 'typebox'],
  ];
}

function packageFolder(name: string, from: string): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(found)) return realpathSync(found);
  }
  throw new Error(`${name} is not installed.`);
}

let libraries: readonly string[] | undefined;

/** The libraries that Node itself needs, as the loader names them. */
function sharedLibraries(): readonly string[] {
  libraries ??= loadedObjects().filter((file) => file.startsWith('/') && !file.endsWith('.node'));
  return libraries;
}

function loadedObjects(): string[] {
  // Its types lag behind: https://nodejs.org/api/process.html#processreportexcludenetwork
  const report = process.report as typeof process.report & { excludeNetwork?: boolean };
  const before = report.excludeNetwork;
  // It would ask the name service about open connections.
  report.excludeNetwork = true;
  try {
    return (report.getReport() as { sharedObjects: string[] }).sharedObjects;
  } finally {
    report.excludeNetwork = before ?? false;
  }
}

const usualPlaces = ['/usr/bin', '/bin', '/usr/local/bin', '/usr/sbin'];

/** Absolute: a search path could be somebody else's. */
function tool(name: string, places: readonly string[] = usualPlaces): string | undefined {
  return places.map((place) => join(place, name)).find((file) => existsSync(file));
}
