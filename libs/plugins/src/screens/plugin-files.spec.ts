import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readPluginFiles } from './plugin-files.js';

describe('the browser files of a package', () => {
  let folder: string;
  const put = (path: string, content: string | Buffer = 'x') => writeFileSync(join(folder, 'web', path), content);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'redmaple-files-'));
    mkdirSync(join(folder, 'web/parts'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are the visible ones of its folder web that a browser may have, and no links', () => {
    expect(readPluginFiles(folder)).toBeUndefined();
    writeFileSync(join(folder, 'index.js'), 'secret');
    for (const path of ['a.js', 'b.css', 'c.json', 'd.svg', 'e.woff2', 'parts/f.js', '.g.js', 'h.html', 'i.js.map'])
      put(path);
    symlinkSync(join(folder, 'index.js'), join(folder, 'web/linked.js'));
    symlinkSync(folder, join(folder, 'web/up'));
    const files = readPluginFiles(folder)?.files;
    expect([...(files?.keys() ?? [])]).toEqual(['a.js', 'b.css', 'c.json', 'd.svg', 'e.woff2', 'parts/f.js']);
    expect(files?.get('a.js')?.type).toBe('text/javascript; charset=utf-8');
  });

  it('are not followed where the folder itself is a link', () => {
    rmSync(join(folder, 'web'), { recursive: true });
    mkdirSync(join(folder, 'elsewhere'));
    writeFileSync(join(folder, 'elsewhere/a.js'), 'x');
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'web'));
    expect(readPluginFiles(folder)).toBeUndefined();
  });

  it('have an address that follows their content and their names', () => {
    const hash = () => readPluginFiles(folder)?.hash;
    put('a.js', 'one');
    const first = hash();
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(hash()).toBe(first);
    put('a.js', 'two');
    const second = hash();
    expect(second).not.toBe(first);
    put('b.js', '');
    expect(hash()).not.toBe(second);
  });

  it('are refused where they are too large to be kept', () => {
    for (let index = 0; index < 8; index += 1) put(`part-${index}.js`, Buffer.alloc(499_999));
    expect(readPluginFiles(folder)?.files.size).toBe(8);
    put('part-9.js', Buffer.alloc(499_999));
    expect(() => readPluginFiles(folder)).toThrow(/part-9\.js is too large/);
  });
});
