import { createHash, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { currentContext, currentCounty } from '../context/context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FileStore } from './file-store.js';
import { filesErrors } from './files.errors.js';
import { type CleanPaper, cleanPaper, type PaperFault, type PaperType } from './paper.js';
import { cleanPicture, type PictureFault } from './picture.js';
import type { PictureUpload } from './read-picture-upload.js';

/** What is known of a file without its bytes. */
export interface StoredFile {
  readonly id: string;
  readonly uploadedBy: string;
  readonly type: PaperType;
  readonly size: number;
}

/** Older bytes that no row speaks of are what a broken request or an erasure left behind, in milliseconds. */
const sweepAfter = 24 * 3_600_000;

const columns = 'id, uploaded_by AS "uploadedBy", media_type AS type, size';
const faults = {
  'not-a-picture': filesErrors.notAPicture,
  broken: filesErrors.broken,
  'too-many-pixels': filesErrors.tooManyPixels,
  'not-a-paper': filesErrors.notAPaper,
  active: filesErrors.active,
  locked: filesErrors.locked,
} satisfies Record<PictureFault | PaperFault, unknown>;

/** Keeps files and gives them back. Whoever asks has checked first who may see them. */
@Injectable()
export class Files {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: FileStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what is seen of a picture. Sent again under the same `clientId` it is the first file.
   * @throws files.notAPicture, files.broken, files.tooManyPixels
   */
  async keepPicture(purpose: string, { bytes, clientId }: PictureUpload): Promise<StoredFile> {
    const picture = cleanPicture(bytes);
    if (typeof picture === 'string') throw faults[picture]({}, { field: 'file' });
    return this.keep(purpose, clientId, picture);
  }

  /**
   * Keeps a photo of a paper, or a PDF that does nothing but show. Sent again under the same `clientId` it is the first file.
   * @throws files.notAPaper, files.broken, files.tooManyPixels, files.active, files.locked
   */
  async keepPaper(purpose: string, { bytes, clientId }: PictureUpload): Promise<StoredFile> {
    const paper = cleanPaper(bytes);
    if (typeof paper === 'string') throw faults[paper]({}, { field: 'file' });
    return this.keep(purpose, clientId, paper);
  }

  private keep(purpose: string, clientId: string, { type, bytes }: CleanPaper): Promise<StoredFile> {
    const account = currentContext().actor.id;
    return this.work.run(async () => {
      const id = randomUUID();
      const made = await this.work.one<StoredFile>(
        `INSERT INTO platform.file (id, uploaded_by, client_id, purpose, media_type, size, sha256, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ON CONSTRAINT file_once DO NOTHING RETURNING ${columns}`,
        [
          id,
          account,
          clientId,
          purpose,
          type,
          bytes.length,
          createHash('sha256').update(bytes).digest(),
          this.clock.now(),
        ],
      );
      // Before the commit: a row never speaks of bytes that are not there.
      if (made) await this.store.put(currentCounty(), id, bytes);
      return made ?? this.sentBefore(account, clientId);
    });
  }

  /** Files of a purpose by id; those that are not there are left out. */
  find(purpose: string, ids: readonly string[]): Promise<StoredFile[]> {
    return this.work.run(() =>
      this.work.query<StoredFile>(`SELECT ${columns} FROM platform.file WHERE purpose = $1 AND id = ANY($2)`, [
        purpose,
        ids,
      ]),
    );
  }

  /** @returns undefined when the bytes are gone */
  bytesOf(file: StoredFile): Promise<Readable | undefined> {
    return this.store.read(currentCounty(), file.id);
  }

  /** Forgets files: their rows now, their bytes with the next sweep, once the rows are gone for certain. */
  forget(ids: readonly string[]): Promise<number> {
    return this.work.run(() => this.work.execute('DELETE FROM platform.file WHERE id = ANY($1::uuid[])', [ids]));
  }

  /** Removes bytes that belong to no row: of requests that broke off, and of people who were erased. */
  async sweep(): Promise<number> {
    const county = currentCounty();
    const before = this.clock.now().getTime() - sweepAfter;
    const old = (await this.store.list(county)).filter((one) => one.changedAt.getTime() < before);
    if (old.length === 0) return 0;
    const known = new Set(
      (await this.work.run(() => this.work.query<{ id: string }>('SELECT id FROM platform.file'))).map((one) => one.id),
    );
    const stray = old.filter((one) => !known.has(one.id));
    for (const one of stray) await this.store.remove(county, one.id);
    return stray.length;
  }

  private async sentBefore(account: string, clientId: string): Promise<StoredFile> {
    const [row] = await this.work.query<StoredFile>(
      `SELECT ${columns} FROM platform.file WHERE uploaded_by = $1 AND client_id = $2`,
      [account, clientId],
    );
    return row as StoredFile;
  }
}
