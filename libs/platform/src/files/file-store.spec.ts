import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEnv } from '../config/env.js';
import { startS3, type TestS3 } from '../testing/s3-server.js';
import { DiskFileStore, type FileStore } from './file-store.js';
import { S3FileStore } from './s3-file-store.js';

const county = '330681';
const settings = { DATABASE_URL: 'postgres://localhost/none', MASTER_KEY: 'none' };

describe('stores of files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redmaple-files-'));
  let s3: TestS3;
  const stores: Record<string, () => FileStore> = {
    'on the disk': () => new DiskFileStore(readEnv({ ...settings, DATA_DIR: folder })),
    'in a bucket': () => new S3FileStore(s3.bucket, 3),
  };

  beforeAll(async () => {
    s3 = await startS3('red-maple/');
  });
  afterAll(async () => {
    await s3.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each(Object.keys(stores))('%s', (name) => {
    let store: FileStore;
    beforeAll(() => {
      store = stores[name]?.() as FileStore;
    });

    it('give back what they were given, byte for byte, until it is taken away', async () => {
      const [id, bytes] = [randomUUID(), randomBytes(3_000_000)];
      expect(await store.get(county, id)).toBeUndefined();
      await store.put(county, id, bytes);
      expect((await store.get(county, id))?.equals(bytes)).toBe(true);
      const parts: Buffer[] = [];
      for await (const part of (await store.read(county, id)) ?? []) parts.push(part as Buffer);
      expect(parts.length).toBeGreaterThan(1);
      expect(Buffer.concat(parts).equals(bytes)).toBe(true);
      await store.remove(county, id);
      expect(await store.get(county, id)).toBeUndefined();
      await store.remove(county, id);
    });

    it('list what a county has, all pages of it, and nothing of another', async () => {
      const ids: string[] = Array.from({ length: 8 }, () => randomUUID());
      const elsewhere = '140830';
      expect(await store.list(elsewhere)).toEqual([]);
      for (const id of ids) await store.put(elsewhere, id, Buffer.from('x'));
      const listed = await store.list(elsewhere);
      expect(listed.map((one) => one.id).sort()).toEqual([...ids].sort());
      for (const { changedAt } of listed) expect(Math.abs(changedAt.getTime() - Date.now())).toBeLessThan(60_000);
      expect((await store.list(county)).some((one) => ids.includes(one.id))).toBe(false);
      expect(await store.get(county, ids[0] ?? '')).toBeUndefined();
    });

    it.each(['../../etc/passwd', '', 'a/b', '0000', `${randomUUID()}/x`, '..'])(
      'take no path for an id: %j',
      async (id) => {
        await expect(store.put(county, id, Buffer.from('x'))).rejects.toThrow(/id of a file/);
        await expect(store.read(county, id)).rejects.toThrow(/id of a file/);
        await expect(store.list('../../')).rejects.toThrow(/county code/);
      },
    );
  });

  it('on the disk show nothing of a file that was never finished, and keep others out', async () => {
    const store = stores['on the disk']?.() as FileStore;
    const id = randomUUID();
    const place = join(folder, 'files', county);
    mkdirSync(place, { recursive: true });
    // What a process killed in the middle of writing leaves behind.
    writeFileSync(join(place, `${id}.4711.part`), 'half');
    expect(await store.get(county, id)).toBeUndefined();
    const left = (await store.list(county)).map((one) => one.id);
    expect(left).toContain(`${id}.4711.part`);
    await store.put(county, id, Buffer.from('whole'));
    expect((await store.get(county, id))?.toString()).toBe('whole');
    expect(statSync(join(place, id)).mode & 0o077).toBe(0);
    await store.remove(county, `${id}.4711.part`);
    expect(readdirSync(place)).not.toContain(`${id}.4711.part`);
  });

  it('in a bucket say how a call failed and nothing else, and take no half setting', async () => {
    const stranger = new S3FileStore({ ...s3.bucket, secretAccessKey: 'guessed' });
    const refused = stranger.put(county, randomUUID(), Buffer.from('secret words'));
    await expect(refused).rejects.toThrow(/^The file store answered PUT with 403\.$/);
    await expect(stranger.read(county, randomUUID())).rejects.toThrow(/^The file store answered GET with 403\.$/);
    const half = { ...settings, S3_ENDPOINT: 'https://oss.example.cn', S3_BUCKET: 'red-maple' };
    expect(() => readEnv(half)).toThrow(/S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY/);
    const whole = { ...half, S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: 'b', S3_PREFIX: 'x/' };
    expect(readEnv(whole).s3Bucket).toMatchObject({ name: 'red-maple', prefix: 'x/', region: 'us-east-1' });
    expect(readEnv(settings).s3Bucket).toBeUndefined();
    expect(() => readEnv({ ...whole, S3_PREFIX: 'no-slash' })).toThrow(/S3_PREFIX/);
  });
});
