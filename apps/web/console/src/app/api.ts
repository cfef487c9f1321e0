import createClient from 'openapi-fetch';
import type { components, paths } from '../../../shared/api.generated.js';
import { secondsSinceInput } from './activity.js';
import { currentLocale } from './locale.js';

/** A shape that the API answers or takes: `Shape<'CallView'>`. */
export type Shape<Name extends keyof components['schemas']> = components['schemas'][Name];

export type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Operation<Path extends keyof paths, V extends Verb> = NonNullable<paths[Path][V]>;
/** Paths that can be read, or changed with a verb. */
export type PathWith<V extends Verb> = {
  [Path in keyof paths]: [Operation<Path, V>] extends [never] ? never : Path;
}[keyof paths];

type PathOf<Op> = [Op] extends [{ parameters: { path: infer Params } }] ? { path: Params } : { path?: undefined };
type QueryOf<Op> = [Op] extends [{ parameters: { query?: infer Params } }] ? { query?: Params } : { query?: undefined };
type BodyOf<Op> = [Op] extends [{ requestBody: { content: { 'application/json': infer Body } } }]
  ? { body: Body }
  : { body?: undefined };
type InputOf<Op> = PathOf<Op> & QueryOf<Op> & BodyOf<Op>;
type Content<Answer> = Answer extends { content: { 'application/json': infer Json } } ? Json : undefined;

/** What a request needs beside its address. */
export type Input<Path extends keyof paths, V extends Verb> = InputOf<Operation<Path, V>>;
/** What a request is answered with. */
export type Answer<Path extends keyof paths, V extends Verb> =
  Operation<Path, V> extends { responses: infer Responses }
    ? Content<Responses[Extract<keyof Responses, 200 | 201>]>
    : undefined;

/** One wrong field, with its text in the reader's language. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** A refusal of the API (RFC 9457), or that it could not be reached (`status` 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
    readonly fields: readonly FieldProblem[] = [],
    readonly params: Readonly<Record<string, unknown>> = {},
  ) {
    super(title);
  }

  /** Somebody else changed the record meanwhile: the version it has now. */
  get newestVersion(): number | undefined {
    const { version } = this.params;
    return this.code === 'request.stale' && typeof version === 'number' ? version : undefined;
  }
}

interface Hooks {
  /** The session is over: resolves once somebody has signed in again. */
  readonly signInAgain: () => Promise<void>;
  /** The second factor is asked for before acting again. */
  readonly confirmAgain: () => Promise<void>;
}

let csrfToken: string | undefined;
let hooks: Hooks | undefined;

/** Given by the session, needed by every change. */
export function rememberCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

/** Told once, by the part of the shell that can ask a person. */
export function connectHooks(given: Hooks): void {
  hooks = given;
}

interface Outcome {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** The types of `send` are the ones that count; here any path goes with any verb. */
const request = createClient<paths>({ baseUrl: '/' }).request as unknown as (
  verb: Verb,
  path: string,
  init: object,
) => Promise<Outcome>;
/** The console's page that nobody touched for this long polls and follows the stream; that is not a sign of life. */
const restingSeconds = 20;

/**
 * Asks the API. Where the session is over or the second factor has to be shown again, the person is asked and the request goes
 * out once more: with the same `Idempotency-Key`, so that nothing happens twice.
 * @throws Problem
 */
export async function send<V extends Verb, Path extends PathWith<V>>(
  verb: V,
  path: Path,
  input: Input<Path, V>,
  key: string = crypto.randomUUID(),
): Promise<Answer<Path, V>> {
  const attempt = async (): Promise<Answer<Path, V>> =>
    (await once(verb, path, input as unknown as Loose, key)) as Answer<Path, V>;
  // Whether there is a session at all is asked on the way in, when there is nothing to renew.
  return path === '/api/v1/session' ? attempt() : withRenewal(attempt);
}

/** Makes a request, and once more after the person has signed in again or shown the second factor. @throws Problem */
async function withRenewal<Result>(attempt: () => Promise<Result>): Promise<Result> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof Problem) || !hooks) throw error;
    if (error.code === 'access.confirmAgain') await hooks.confirmAgain();
    else if (error.status === 401 && error.code !== 'access.signInFailed') await hooks.signInAgain();
    else throw error;
    return attempt();
  }
}

interface Loose {
  readonly path?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
}

async function once(verb: Verb, path: string, { path: params, query, body }: Loose, key: string): Promise<unknown> {
  let outcome: Outcome;
  try {
    outcome = await request(verb, path, {
      params: { path: params, query },
      ...(body !== undefined && { body }),
      headers: headersOf(verb, key, path.endsWith('/search')),
    });
  } catch {
    throw new Problem(0, 'network', '');
  }
  if (outcome.response.ok) return outcome.data;
  throw problemOf(outcome.response.status, outcome.error);
}

/** @param searches it is a POST so that what is searched for stands in no address, and changes nothing */
function headersOf(verb: Verb, key: string, searches = false): Record<string, string> {
  const changing = verb !== 'get' && !searches;
  const headers: Record<string, string> = { 'accept-language': currentLocale() };
  if (changing) headers['idempotency-key'] = key;
  if (verb !== 'get' && csrfToken !== undefined) headers['x-csrf-token'] = csrfToken;
  if (!changing && secondsSinceInput() > restingSeconds) headers['x-background'] = '1';
  return headers;
}

/** A request to an address that the description of the API does not know: a route of a plugin, or its screens. */
export interface LooseRequest {
  readonly verb: Verb;
  /** Path and query on this host. */
  readonly address: string;
  readonly body?: unknown;
  readonly key?: string;
}

/** As {@link send}, for answers whose shape nobody promises: the caller looks at what came. @throws Problem */
export function sendLoosely({ verb, address, body, key = crypto.randomUUID() }: LooseRequest): Promise<unknown> {
  return withRenewal(async () => {
    const headers = headersOf(verb, key);
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await fetch(address, { method: verb.toUpperCase(), headers, ...json }).catch(() => {
      throw new Problem(0, 'network', '');
    });
    const text = await response.text().catch(() => '');
    const answer = readJson(text);
    if (!response.ok) throw problemOf(response.status, answer);
    if (answer === undefined && text !== '') throw new Problem(response.status, 'answer.unreadable', '');
    return answer;
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Sends a file with the fields that go with it. @throws Problem */
export async function upload<Result>(path: string, form: FormData, key: string = crypto.randomUUID()): Promise<Result> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      body: form,
      headers: {
        'accept-language': currentLocale(),
        'idempotency-key': key,
        ...(csrfToken !== undefined && { 'x-csrf-token': csrfToken }),
      },
    });
  } catch {
    throw new Problem(0, 'network', '');
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response.status, answer);
  return answer as Result;
}

function problemOf(status: number, answer: unknown): Problem {
  const { code, title, fields, params } = (isRecord(answer) ? answer : {}) as Partial<Shape<'Problem'>>;
  return new Problem(status, code ?? 'unknown', title ?? '', fields ?? [], params ?? {});
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
