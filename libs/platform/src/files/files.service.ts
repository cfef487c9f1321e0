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
  /** Account that sent it; null for one that a plugin keeps. */
  readonly uploadedBy: string | null;
  /** Chosen by the sender. */
  readonly clientId: string;
  readonly type: PaperType;
  readonly size: number;
  readonly createdAt: Date;
}

/** Who sends a file: an account, or a plugin. */
interface Sender {
  readonly column: 'uploaded_by' | 'kept_by';
  readonly id: string;
}

/** What files are for that a plugin keeps; the database lets nothing else be called so. */
const purposeOfPlugins = 'plugin';

/** Older bytes that no row speaks of are what a broken request or an erasure left behind, in milliseconds. */
const sweepAfter = 24 * 3_600_000;

const columns =
  'id, uploaded_by AS "uploadedBy", client_id AS "clientId", media_type AS type, size, created_at AS "createdAt"';
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
    return this.keep(currentAccount(), purpose, clientId, picture);
  }

  /**
   * Keeps a photo of a paper, or a PDF that does nothing but show. Sent again under the same `clientId` it is the first file.
   * @throws files.notAPaper, files.broken, files.tooManyPixels, files.active, files.locked
   */
  async keepPaper(purpose: string, { bytes, clientId }: PictureUpload): Promise<StoredFile> {
    return this.keep(currentAccount(), purpose, clientId, clean(bytes));
  }

  /**
   * Like {@link keepPaper}, for a plugin: the file is its own, whoever asked it.
   * @throws files.notAPaper, files.broken, files.tooManyPixels, files.active, files.locked
   */
  async keepOf(plugin: string, { bytes, clientId }: PictureUpload): Promise<StoredFile> {
    return this.keep({ column: 'kept_by', id: keeper(plugin) }, purposeOfPlugins, clientId, clean(bytes));
  }

  private keep(sender: Sender, purpose: string, clientId: string, { type, bytes }: CleanPaper): Promise<StoredFile> {
    return this.work.run(async () => {
      const id = randomUUID();
      const made = await this.work.one<StoredFile>(
        `INSERT INTO platform.file (id, ${sender.column}, client_id, purpose, media_type, size, sha256, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING ${columns}`,
        [
          id,
          sender.id,
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
      return made ?? this.sentBefore(sender, clientId);
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

  /** A plugin's own files, in the order of their ids: all of them, or those with these ids. */
  of(plugin: string, ids?: readonly string[]): Promise<StoredFile[]> {
    return this.work.run(() =>
      this.work.query<StoredFile>(
        `SELECT ${columns} FROM platform.file WHERE kept_by = $1 AND ($2::uuid[] IS NULL OR id = ANY($2)) ORDER BY id`,
        [keeper(plugin), ids ?? null],
      ),
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

  private async sentBefore({ column, id }: Sender, clientId: string): Promise<StoredFile> {
    const [row] = await this.work.query<StoredFile>(
      `SELECT ${columns} FROM platform.file WHERE ${column} = $1 AND client_id = $2`,
      [id, clientId],
    );
    return row as StoredFile;
  }
}

function currentAccount(): Sender {
  return { column: 'uploaded_by', id: currentContext().actor.id };
}

/** As the rows name a plugin. */
function keeper(plugin: string): string {
  return `plugin:${plugin}`;
}

function clean(bytes: Buffer): CleanPaper {
  const paper = cleanPaper(bytes);
  if (typeof paper === 'string') throw faults[paper]({}, { field: 'file' });
  return paper;
}
