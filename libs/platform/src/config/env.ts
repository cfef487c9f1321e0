import { hostname } from 'node:os';
import { plainToInstance, Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  validateSync,
} from 'class-validator';
import { neededForS3, type S3Bucket } from './s3-bucket.js';
import { readTileSource, type TileSource } from './tile-source.js';

/** Plugins of an installation that names none. */
export const defaultPlugins = 'maple-grove,rescue-points,zhuji,ruicheng,suining,yanhu,anding';

const flags = new Map<unknown, boolean>([
  ['1', true],
  ['true', true],
  ['0', false],
  ['false', false],
]);
/** Anything but 1, true, 0 and false is a mistake that must be seen, not a quiet no. */
const flag = Transform(({ value }: { value: unknown }) => flags.get(value) ?? value);
const flagText = { message: '$property must be 1 or 0' };

/** Header names and values of an HTTP request. */
function isHeaders(text: unknown): boolean {
  try {
    const parsed: unknown = JSON.parse(String(text));
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return false;
    if (!Object.values(parsed).every((value) => typeof value === 'string')) return false;
    return [...new Headers(parsed as Record<string, string>)].length >= 0;
  } catch {
    return false;
  }
}

/** An http address once its places are filled in. */
function isHttpAddress(text: unknown): boolean {
  const address = String(text).replace(/\{\{\w+\}\}/g, '0');
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

function check(name: string, fits: (value: unknown) => boolean, message: string) {
  return ValidateBy({ name, validator: { validate: fits, defaultMessage: () => message } });
}

/** Every environment variable the processes read, validated once. Nothing else touches `process.env`. */
export class Env {
  @IsIn(['development', 'test', 'production'])
  NODE_ENV: 'development' | 'test' | 'production' = 'production';

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  PORT = 3000;

  @IsString()
  HOST = '0.0.0.0';

  /** Connection of the database role `app`; the migrating command computes it from the owner's. */
  @IsString()
  @Matches(/^postgres(ql)?:\/\//, { message: 'DATABASE_URL must start with postgres://' })
  DATABASE_URL: string;

  /** Connection of the database role `auditor`; without it the audit pages answer 503. */
  @IsOptional()
  @IsString()
  AUDITOR_DATABASE_URL?: string;

  /** Set: BullMQ runs on Redis. Unset: on the same PostgreSQL. */
  @IsOptional()
  @IsString()
  @Matches(/^rediss?:\/\//, { message: 'REDIS_URL must start with redis:// or rediss://' })
  REDIS_URL?: string;

  /** 32 bytes in base64, or the JSON of a key file with several keys (docs/operations.md). */
  @IsString()
  MASTER_KEY: string;

  /** 1 when the embedded database is in use: the development inbox then exists. */
  @flag
  @IsBoolean(flagText)
  EMBEDDED = false;

  @flag
  @IsBoolean(flagText)
  DEV_INBOX = false;

  @IsString()
  DATA_DIR = '.data';

  /** Comma-separated plugin packages or workspace folders. */
  @IsString()
  PLUGINS = defaultPlugins;

  @flag
  @IsBoolean(flagText)
  SAFE_MODE = false;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  LOG_LEVEL: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent' = 'info';

  /** Public address, used in links; `http` elsewhere than on localhost draws a warning. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/\/+$/, '') : value))
  @check('isHttpAddress', isHttpAddress, 'PUBLIC_URL must be an http:// or https:// address')
  PUBLIC_URL = 'http://localhost:3000';

  @Type(() => Number)
  @IsInt()
  @Min(2)
  @Max(200)
  DB_POOL_SIZE = 16;

  /** Jobs run at the same time per queue. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  WORKER_CONCURRENCY = 10;

  /** Requests a minute from one address on public routes. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  RATE_LIMIT_PUBLIC = 300;

  /** Port on which the worker answers health and metrics; 0 = none. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  WORKER_PORT = 0;

  /** Generic HTTP SMS gateway: address, method, headers (JSON) and body template with {{phone}} {{text}} {{key}}. */
  @IsOptional()
  @check('isHttpAddress', isHttpAddress, 'SMS_URL must be an http:// or https:// address')
  SMS_URL?: string;

  @IsIn(['POST', 'PUT', 'GET'])
  SMS_METHOD: 'POST' | 'PUT' | 'GET' = 'POST';

  @check('isHeaders', isHeaders, `SMS_HEADERS must be JSON with texts, like {"content-type":"application/json"}`)
  SMS_HEADERS = '{"content-type":"application/json"}';

  @IsString()
  SMS_BODY = '{"phone":"{{phone}}","text":"{{text}}","key":"{{key}}"}';

  /** Map tiles as JSON: address, coordinates, attribution (docs/operations.md). Unset: the schematic base only. */
  @IsOptional()
  @check(
    'isTileSource',
    (text) => readTileSource(String(text)) !== undefined,
    'MAP_TILES must be JSON like {"url":"https://host/{z}/{x}/{y}.png","crs":"wgs84","attribution":"…"}',
  )
  MAP_TILES?: string;

  /** Where uploaded files lie: an S3-compatible store, when all four are set; else `DATA_DIR/files`. */
  @IsOptional()
  @check('isHttpAddress', isHttpAddress, 'S3_ENDPOINT must be an http:// or https:// address')
  S3_ENDPOINT?: string;

  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { message: 'S3_BUCKET must be the name of a bucket' })
  S3_BUCKET?: string;

  @IsOptional()
  @IsString()
  S3_ACCESS_KEY_ID?: string;

  @IsOptional()
  @IsString()
  S3_SECRET_ACCESS_KEY?: string;

  @Matches(/^[a-z0-9-]{2,40}$/, { message: 'S3_REGION must be the name of a region' })
  S3_REGION = 'us-east-1';

  /** What stands before the county in every key: `red-maple/`. */
  @Matches(/^(?:[a-zA-Z0-9_-]+\/)*$/, { message: 'S3_PREFIX must be empty or end with a slash' })
  S3_PREFIX = '';

  /** Proxies whose X-Forwarded-For is believed (Fastify trustProxy). */
  @IsOptional()
  @IsString()
  TRUST_PROXY?: string;

  /** Phone on which people help with signing up; shown at the head of every public page. */
  @IsOptional()
  @IsString()
  @Matches(/^[\d+() -]{3,30}$/, { message: 'HELP_PHONE must be a phone number' })
  HELP_PHONE?: string;

  /** Number of the ICP filing, for the foot of every public page. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  ICP_NUMBER?: string;

  /** Name of this process in logs. */
  @IsString()
  INSTANCE: string = hostname();

  get smsHeaders(): Record<string, string> {
    return JSON.parse(this.SMS_HEADERS) as Record<string, string>;
  }

  /** The bucket for uploaded files; undefined: they lie in `DATA_DIR`. */
  get s3Bucket(): S3Bucket | undefined {
    const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = this;
    if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return undefined;
    return {
      endpoint: S3_ENDPOINT.replace(/\/+$/, ''),
      name: S3_BUCKET,
      region: this.S3_REGION,
      accessKeyId: S3_ACCESS_KEY_ID,
      secretAccessKey: S3_SECRET_ACCESS_KEY,
      prefix: this.S3_PREFIX,
    };
  }

  get mapTiles(): TileSource | undefined {
    return this.MAP_TILES === undefined ? undefined : readTileSource(this.MAP_TILES);
  }

  get devInboxOn(): boolean {
    return this.EMBEDDED || this.DEV_INBOX;
  }
}

/**
 * Reads and validates the environment.
 * @throws Error that lists every wrong variable with what it must be.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const env = plainToInstance(Env, present, { exposeDefaultValues: true });
  const problems = validateSync(env, { whitelist: false });
  if (problems.length > 0) {
    const lines = problems.map((one) => `  ${one.property}: ${Object.values(one.constraints ?? {}).join('; ')}`);
    throw new Error(`The environment is not usable:\n${lines.join('\n')}`);
  }
  const missing = neededForS3.filter((name) => !env[name]);
  // Half a bucket must not quietly mean the disk.
  if (missing.length > 0 && missing.length < neededForS3.length)
    throw new Error(`The environment is not usable:\n  ${missing.join(', ')}: needed beside the other S3 settings`);
  return env;
}
