import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import type { S3Bucket } from '../config/s3-bucket.js';
import { FileStore, requireCounty, requireFileId, type StoredObject } from './file-store.js';

/** A store that says nothing for so long is not waited for, in milliseconds. */
const patience = 30_000;

/**
 * Files in a bucket of any store that speaks S3 (signature version 4, the bucket in the path): `<prefix><county>/<id>`, as below
 * `DATA_DIR/files`, so that a folder can be copied into a bucket as it is. A PUT is there whole or not at all.
 */
export class S3FileStore extends FileStore {
  private readonly client: AwsClient;
  private readonly root: string;
  private readonly prefix: string;

  /** @param pageSize objects asked for at once when listing; stores give at most a thousand. */
  constructor(
    bucket: S3Bucket,
    private readonly pageSize = 1_000,
  ) {
    super();
    const { accessKeyId, secretAccessKey, region, endpoint, name, prefix } = bucket;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3, initRetryMs: 100 });
    this.root = `${endpoint}/${name}`;
    this.prefix = prefix;
  }

  async put(county: string, id: string, bytes: Buffer): Promise<void> {
    const headers = {
      'content-type': 'application/octet-stream',
      // Signed with the rest: the store refuses bytes that were changed on their way.
      'x-amz-content-sha256': createHash('sha256').update(bytes).digest('hex'),
    };
    const answer = await this.ask(this.addressOf(county, id), { method: 'PUT', body: new Uint8Array(bytes), headers });
    await expectIn(answer, [200], 'PUT');
  }

  async read(county: string, id: string): Promise<Readable | undefined> {
    const answer = await this.ask(this.addressOf(county, id), { method: 'GET' });
    if (answer.status === 200 && answer.body) return Readable.fromWeb(answer.body as ReadableStream);
    await expectIn(answer, [404], 'GET');
    return undefined;
  }

  async remove(county: string, id: string): Promise<void> {
    const answer = await this.ask(this.addressOf(county, id), { method: 'DELETE' });
    await expectIn(answer, [200, 204, 404], 'DELETE');
  }

  async list(county: string): Promise<StoredObject[]> {
    const folder = `${this.prefix}${requireCounty(county)}/`;
    const found: StoredObject[] = [];
    let after = '';
    for (;;) {
      // The first version of the call goes on behind the last key, with no token of the store's making.
      const query = new URLSearchParams({ prefix: folder, marker: after, 'max-keys': String(this.pageSize) });
      const answer = await this.ask(`${this.root}?${query.toString()}`, { method: 'GET' });
      if (answer.status !== 200) await expectIn(answer, [200], 'LIST');
      const page = await answer.text();
      const objects = objectsIn(page, folder);
      found.push(...objects);
      const last = objects.at(-1);
      if (!last || textOf(page, 'IsTruncated') !== 'true') return found;
      after = folder + last.id;
    }
  }

  private addressOf(county: string, id: string): string {
    return `${this.root}/${this.prefix}${requireCounty(county)}/${requireFileId(id)}`;
  }

  private ask(address: string, request: RequestInit): Promise<Response> {
    return this.client.fetch(address, { ...request, signal: AbortSignal.timeout(patience) });
  }
}

/** Says which call failed and how, and no more: an address holds the county, a body may hold keys. */
async function expectIn(answer: Response, statuses: readonly number[], call: string): Promise<void> {
  await answer.body?.cancel();
  if (!statuses.includes(answer.status)) throw new Error(`The file store answered ${call} with ${answer.status}.`);
}

/** The objects of a page of the listing. Their keys are ours: hexadecimal digits, hyphens, a dot; nothing is escaped. */
function objectsIn(page: string, folder: string): StoredObject[] {
  return [...page.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, content = '']) => {
    const key = textOf(content, 'Key');
    const changed = textOf(content, 'LastModified');
    if (key === undefined || changed === undefined || !key.startsWith(folder)) return [];
    return [{ id: key.slice(folder.length), changedAt: new Date(changed) }];
  });
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function textOf(xml: string, name: string): string | undefined {
  const [, text] = new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xml) ?? [];
  return text?.replaceAll(/&(\w+);/g, (whole, entity: string) => entities[entity] ?? whole);
}
