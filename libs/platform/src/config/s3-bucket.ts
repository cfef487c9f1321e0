/** A bucket of a store that speaks S3, and the key that opens it. */
export interface S3Bucket {
  /** Without the bucket and without a slash at its end. */
  readonly endpoint: string;
  readonly name: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** What stands before the county in every key: empty, or ending with a slash. */
  readonly prefix: string;
}

/** The settings a bucket needs; the others have values of their own. */
export const neededForS3 = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;
