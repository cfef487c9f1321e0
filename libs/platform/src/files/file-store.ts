import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { Env } from '../config/env.js';

/** An object as the store lists it. */
export interface StoredObject {
  readonly id: string;
  readonly changedAt: Date;
}

/**
 * Where the bytes of files lie: on the disk, or in a bucket. Ids are random UUIDs and say nothing of anybody; who may see a
 * file is decided before the store is asked. A file is there whole or not at all.
 */
export abstract class FileStore {
  /** What is kept was looked at as a whole before, so it is in memory anyway; what is read flows. */
  abstract put(county: string, id: string, bytes: Buffer): Promise<void>;
  /** @returns undefined when there is none */
  abstract read(county: string, id: string): Promise<Readable | undefined>;
  /** Nothing happens when there is none. */
  abstract remove(county: string, id: string): Promise<void>;
  abstract list(county: string): Promise<StoredObject[]>;

  /** All at once. @returns undefined when there is none */
  async get(county: string, id: string): Promise<Buffer | undefined> {
    const stream = await this.read(county, id);
    return stream && buffer(stream);
  }
}

const idShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const countyShape = /^[0-9A-Z]{6}$/;

/** @throws Error for anything but a county's code: no path is made of it */
export function requireCounty(county: string): string {
  if (!countyShape.test(county)) throw new Error('A county code was expected.');
  return county;
}

/** @throws Error for anything but a UUID, whatever stands behind its first dot */
export function requireFileId(id: string): string {
  const [name = ''] = id.split('.');
  if (!idShape.test(name)) throw new Error('The id of a file was expected.');
  return id.replaceAll(/[^0-9a-z.-]/g, '');
}

/** Files in `DATA_DIR/files`, a folder per county, for this user only. Several processes share the folder. */
@Injectable()
export class DiskFileStore extends FileStore {
  private readonly root: string;

  constructor(env: Env) {
    super();
    this.root = path.resolve(env.DATA_DIR, 'files');
  }

  async put(county: string, id: string, bytes: Buffer): Promise<void> {
    const target = this.placeOf(county, id);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    // Whoever reads sees the whole file or none, also after a power cut in between.
    const unfinished = `${target}.${process.pid}.part`;
    await writeFile(unfinished, bytes, { mode: 0o600, flush: true });
    await rename(unfinished, target);
  }

  async read(county: string, id: string): Promise<Readable | undefined> {
    const file = await open(this.placeOf(county, id)).catch(absent);
    return file?.createReadStream();
  }

  async remove(county: string, id: string): Promise<void> {
    await rm(this.placeOf(county, id), { force: true });
  }

  async list(county: string): Promise<StoredObject[]> {
    const folder = this.folderOf(county);
    const names = (await readdir(folder).catch(absent)) ?? [];
    const found = await Promise.all(
      names.map(async (name) => {
        const about = await stat(path.join(folder, name)).catch(absent);
        return about && { id: name, changedAt: about.mtime };
      }),
    );
    return found.filter((one) => one !== undefined);
  }

  private folderOf(county: string): string {
    return path.join(this.root, requireCounty(county));
  }

  private placeOf(county: string, id: string): string {
    return path.join(this.folderOf(county), requireFileId(id));
  }
}

function absent(error: unknown): undefined {
  if ((error as { code?: string }).code !== 'ENOENT') throw error;
}
