import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Bucket } from '../config/s3-bucket.js';

/** The little of it that is used here; the package brings no types. */
interface S3rver {
  run(): Promise<{ readonly port: number }>;
  close(): Promise<void>;
}
type S3rverClass = new (options: {
  port: number;
  address: string;
  silent: boolean;
  directory: string;
  configureBuckets: readonly { name: string }[];
}) => S3rver;

/** A store that speaks S3, checks signatures, and is gone with the test. */
export interface TestS3 {
  readonly bucket: S3Bucket;
  close(): Promise<void>;
}

export async function startS3(prefix = ''): Promise<TestS3> {
  const require = createRequire(import.meta.url);
  const Server = require('@20minutes/s3rver') as S3rverClass;
  const directory = mkdtempSync(join(tmpdir(), 'redmaple-s3-'));
  const name = 'red-maple';
  const server = new Server({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets: [{ name }] });
  const { port } = await server.run();
  return {
    bucket: {
      endpoint: `http://127.0.0.1:${port}`,
      name,
      region: 'us-east-1',
      // The one account the server knows.
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
      prefix,
    },
    close: async () => {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
