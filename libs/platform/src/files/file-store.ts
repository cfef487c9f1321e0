import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { Env } from '../config/env.js';

/** An object as the store lists it. */
export interface StoredObject {
  readonly id: string;
  readonly changedAt: Date;
}

/** Where the bytes of files lie. Ids are UUIDs; who may see a file is decided before the store is asked. */
export abstract class FileStore {
  abstract put(county: string, id: string, bytes: Buffer): Promise<void>;
  /** @returns undefined when there is none */
  abstract get(county: string, id: string): Promise<Buffer | undefined>;
  /** Nothing happens when there is none. */
  abstract remove(county: string, id: string): Promise<void>;
  abstract list(county: string): Promise<StoredObject[]>;
}

const idShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const countyShape = /^[0-9A-Z]{6}$/;

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

  async get(county: string, id: string): Promise<Buffer | undefined> {
    return readFile(this.placeOf(county, id)).catch(absent);
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
    if (!countyShape.test(county)) throw new Error('A county code was expected.');
    return path.join(this.root, county);
  }

  private placeOf(county: string, id: string): string {
    const [name = ''] = id.split('.');
    if (!idShape.test(name)) throw new Error('The id of a file was expected.');
    return path.join(this.folderOf(county), id.replaceAll(/[^0-9a-z.-]/g, ''));
  }
}

function absent(error: unknown): undefined {
  if ((error as { code?: string }).code !== 'ENOENT') throw error;
}
