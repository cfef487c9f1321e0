import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadPlugins } from '../host/load-plugins.js';
import { onThisMachine, packageIn } from './load-installation.js';
import { checkFiles, digestOf, factsOf, type PackageFile, packageLimits, PackageProblem } from './package-files.js';
import { isIntact, linkProvided, unpack } from './package-folder.js';
import { readArchive } from './read-archive.js';
import type { RunSql } from './wanted-packages.js';

interface Entry {
  readonly path: string;
  readonly type?: string;
  readonly content?: string | Buffer;
  readonly size?: number;
  readonly sum?: number;
}

/** A tarball of any entries, hostile ones too. */
function tarball(entries: readonly Entry[]): Buffer {
  const blocks = entries.flatMap(({ path, type = '0', content = '', size, sum }) => {
    const body = Buffer.from(content);
    const header = Buffer.alloc(512);
    header.write(path, 0, 100);
    header.write('0000644\0', 100);
    header.write(`${(size ?? body.length).toString(8).padStart(11, '0')}\0`, 124);
    header.write('        ', 148);
    header.write(type, 156);
    header.write('ustar\x0000', 257, 'latin1');
    const total = header.reduce((count, byte) => count + byte, 0);
    header.write(`${(sum ?? total).toString(8).padStart(6, '0')}\0 `, 148);
    return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

const pax = (path: string): string => {
  const record = ` path=${path}\n`;
  let length = record.length;
  while (`${length}${record}`.length !== length) length = `${length}${record}`.length;
  return `${length}${record}`;
};

const file = (path: string, content: string | Buffer = 'x'): PackageFile => ({ path, content: Buffer.from(content) });
const manifest = (more: object = {}): PackageFile =>
  file(
    'package.json',
    JSON.stringify({
      name: 'red-maple-plugin-ginkgo',
      version: '1.2.0',
      type: 'module',
      exports: './index.js',
      ...more,
    }),
  );
const code = (version = '1.2.0', id = 'ginkgo'): PackageFile =>
  file(
    'index.js',
    `import { definePlugin } from '@redmaple/plugins';
     export default definePlugin({ id: '${id}', version: '${version}', requires: '^1.0', counties: 'all', labels: { 'zh-CN': {}, en: {} } });`,
  );

describe('a tarball', () => {
  it('is read as npm pack makes it, long paths too', () => {
    const long = `dist/${'deeper/'.repeat(20)}index.js`;
    const files = readArchive(
      tarball([
        { path: 'package', type: '5' },
        { path: 'package/package.json', content: '{}' },
        { path: 'PaxHeader', type: 'x', content: pax(`package/${long}`) },
        { path: 'package/cut', content: 'code' },
        { path: '././@LongLink', type: 'L', content: `package/${long}2\0` },
        { path: 'package/cut', content: 'more' },
      ]),
    );
    expect(files.map(({ path, content }) => [path, content.toString()])).toEqual([
      ['package.json', '{}'],
      [long, 'code'],
      [`${long}2`, 'more'],
    ]);
  });

  const plain = { path: 'package/index.js', content: 'x' };
  it.each<[string, readonly Entry[] | Buffer, RegExp]>([
    ['a path out of its folder', [{ path: 'package/../../etc/cron.d/x' }], /not allowed/],
    [
      'a path out of its folder in an extended header',
      [{ path: 'x', type: 'x', content: pax('package/../x') }, plain],
      /not allowed/,
    ],
    [
      'a path out of its folder in a long name',
      [{ path: 'x', type: 'L', content: 'package/a/../../x\0' }, plain],
      /not allowed/,
    ],
    ['an absolute path', [{ path: '/etc/passwd' }], /not allowed/],
    ['an absolute path below its folder', [{ path: 'package//etc/passwd' }], /not allowed/],
    ['a folder that leads up', [{ path: '../x' }], /not allowed/],
    ['a backslash', [{ path: 'package/..\\x' }], /not allowed/],
    ['a line feed', [{ path: 'package/a\nb' }], /not allowed/],
    ['a bidirectional letter', [{ path: 'package/\u202Egnp.js' }], /not allowed/],
    [
      'a path of 300 letters',
      [{ path: 'x', type: 'L', content: `package/${'a'.repeat(300)}\0` }, plain],
      /not allowed/,
    ],
    ['a symbolic link', [{ path: 'package/link', type: '2' }], /link or a device/],
    ['a hard link', [{ path: 'package/link', type: '1' }], /link or a device/],
    ['a device', [{ path: 'package/null', type: '3' }], /link or a device/],
    ['modules of others', [{ path: 'package/node_modules/pg/index.js' }], /bundle what it needs/],
    ['a file twice', [plain, plain], /twice/],
    ['a file twice but for capitals', [plain, { path: 'package/INDEX.js' }], /twice/],
    ['a size beyond its end', [{ path: 'package/a', size: 100_000 }], /cut off/],
    ['a negative size', [{ path: 'package/a', size: -8 }], /damaged/],
    ['a wrong sum', [{ path: 'package/a', sum: 1 }], /damaged/],
    [
      'too many files',
      Array.from({ length: packageLimits.files + 1 }, (_, index) => ({ path: `package/${index}` })),
      /more than 2000/,
    ],
    ['a bomb', gzipSync(Buffer.alloc(80 * 1_048_576)), /larger than 20 MB/],
    ['noise', randomBytes(2_000), /no tarball/],
  ])('with %s is refused', (_what, content, reason) => {
    const archive = Buffer.isBuffer(content) ? content : tarball(content);
    expect(() => readArchive(archive)).toThrow(PackageProblem);
    expect(() => readArchive(archive)).toThrow(reason);
  });

  it('is refused when one file, or all together, are too large', () => {
    expect(() => checkFiles([file('a', Buffer.alloc(packageLimits.file + 1))])).toThrow(/a is larger than 5 MB/);
    const large = Buffer.alloc(packageLimits.file);
    expect(() => checkFiles(['a', 'b', 'c', 'd', 'e'].map((one) => file(one, large)))).toThrow(/larger than 20 MB/);
  });
});

describe('what a package says about itself', () => {
  it('is its name and version, and a digest that does not depend on the order of its files', () => {
    const facts = factsOf([manifest(), code()]);
    expect(facts).toMatchObject({ name: 'red-maple-plugin-ginkgo', version: '1.2.0' });
    expect(facts.digest).toBe(digestOf([code(), manifest()]));
    expect(digestOf([file('ab', 'c')])).not.toBe(digestOf([file('a', 'bc')]));
  });

  it.each<[string, PackageFile[], RegExp]>([
    ['no package.json', [code()], /no package.json/],
    ['no JSON', [file('package.json', '{')], /not a JSON object/],
    ['a name that is a path', [manifest({ name: '../../x' })], /no name/],
    ['no version', [manifest({ version: 'latest/../..' })], /no version/],
    [
      'dependencies that nobody provides',
      [manifest({ dependencies: { pg: '8', typeorm: '1' } })],
      /depends on pg, which/,
    ],
  ])('is refused with %s', (_what, files, reason) => {
    expect(() => factsOf(files)).toThrow(reason);
  });
});

describe('an installed package', () => {
  let dataDirectory: string;
  const files = [manifest(), code()];
  const facts = factsOf(files);
  const stored = { ...facts, pluginId: 'ginkgo' };
  const database = (async () => files) as unknown as RunSql;

  beforeEach(() => {
    dataDirectory = mkdtempSync(join(tmpdir(), 'redmaple-packages-'));
  });
  afterEach(() => rmSync(dataDirectory, { recursive: true, force: true }));

  it('comes to a machine that lacks it, and runs on the modules of the host', async () => {
    const found = await onThisMachine(database, stored, dataDirectory);
    const { active, skipped } = await loadPlugins({ plugins: '', safeMode: false, dataDirectory, installed: [found] });
    expect([active.map(({ id, definition }) => [id, definition.version]), skipped]).toEqual([
      [['ginkgo', '1.2.0']],
      [],
    ]);
  });

  it('is put right when somebody changed, added or removed a file of it', async () => {
    const { directory } = await onThisMachine(database, stored, dataDirectory);
    const spoil = [
      () => {
        chmodSync(join(directory, 'index.js'), 0o644);
        writeFileSync(join(directory, 'index.js'), 'export default 1;');
      },
      () => writeFileSync(join(directory, 'more.js'), ''),
      () => rmSync(join(directory, 'package.json')),
    ];
    for (const harm of spoil) {
      harm();
      expect(isIntact(directory, facts.digest)).toBe(false);
      await onThisMachine(database, stored, dataDirectory);
      expect(isIntact(directory, facts.digest)).toBe(true);
    }
    expect(existsSync(join(directory, 'more.js'))).toBe(false);
    expect(readdirSync(join(directory, '..'))).toHaveLength(1);
  });

  it('replaces a configured one of the same id, and only where it can be used', async () => {
    linkProvided(dataDirectory);
    const put = (pluginId: string, version: string): string => {
      const contents = [manifest({ version }), code(version, pluginId)];
      return unpack(dataDirectory, factsOf(contents), contents);
    };
    const base = put('ginkgo', '1.0.0');
    const load = (folder: string) =>
      loadPlugins({ plugins: base, safeMode: false, dataDirectory, installed: [packageIn(folder, 'ginkgo')] });
    const newer = await load(put('ginkgo', '2.0.0'));
    expect([newer.active.map((one) => one.definition.version), newer.skipped]).toEqual([['2.0.0'], []]);
    const broken = await load(put('No Id', '3.0.0'));
    expect(broken.active.map((one) => one.definition.version)).toEqual(['1.0.0']);
    expect(broken.skipped).toHaveLength(1);
  });
});
