import type { components, paths } from '../../../shared/api.generated.js';
import { newId } from './identifiers.js';

/** Shapes of the API by name. */
export type Shape<Name extends keyof components['schemas']> = components['schemas'][Name];

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** Addresses of the API that know a method. */
type PathWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [K in M]: object } ? P : never;
}[keyof paths];
type Operation<P, M extends Method> = P extends keyof paths ? (M extends keyof paths[P] ? paths[P][M] : never) : never;
type JsonOf<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;
/** What the API answers when all is well. */
export type Answer<P, M extends Method> =
  Operation<P, M> extends { responses: infer R } ? JsonOf<R[Extract<keyof R, 200 | 201>]> : never;
/** What the API wants to be sent. */
export type Input<P, M extends Method> =
  Operation<P, M> extends { requestBody: infer B }
    ? JsonOf<B>
    : Operation<P, M> extends { requestBody?: never }
      ? undefined
      : never;

/** One wrong field, with its text in the reader's language. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** What went wrong, in words for people. `status` 0: the network did not carry the request. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(title);
  }

  /** Whether the same request may succeed later: no network, signed out, too fast, or the server is in trouble. */
  get passing(): boolean {
    return this.status === 0 || this.status === 401 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

interface Settings {
  /** The reader's language. */
  locale: string;
  /** Comes with the session; every changing request sends it back. */
  csrfToken: string | undefined;
  /** Called when the server does not know the session any more. */
  onSignedOut: () => void;
  /** Called with the server's time and the round trip in milliseconds. */
  onServerTime: (server: number) => void;
}

/** What every request needs to know. Set by the session and the language. */
export const settings: Settings = {
  locale: 'zh-CN',
  csrfToken: undefined,
  onSignedOut: () => {},
  onServerTime: () => {},
};

/** Longer than this a phone on a hill road does not wait, in milliseconds. */
const patience = 20_000;

interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  /** Kept while the same wish is sent again, so that it happens once. */
  readonly key?: string;
}

/** Reads. @throws Problem */
export function get<P extends PathWith<'get'>>(path: P, asked: Asked = {}): Promise<Answer<P, 'get'>> {
  return request('GET', fill(path, asked), undefined, asked.key);
}

/** Changes something. @throws Problem */
export function post<P extends PathWith<'post'>>(
  path: P,
  ...[body, asked = {}]: Input<P, 'post'> extends undefined
    ? [body?: undefined, asked?: Asked]
    : [body: Input<P, 'post'>, asked?: Asked]
): Promise<Answer<P, 'post'>> {
  return request('POST', fill(path, asked), body, asked.key ?? newId());
}

/** Says something anew, all of it (`PUT`) or what is named (`PATCH`). @throws Problem */
export function put<P extends PathWith<'put'>>(path: P, body: Input<P, 'put'>, key: string): Promise<Answer<P, 'put'>> {
  return request('PUT', path, body, key);
}

export function patch<P extends PathWith<'patch'>>(
  path: P,
  body: Input<P, 'patch'>,
  key: string,
): Promise<Answer<P, 'patch'>> {
  return request('PATCH', path, body, key);
}

/** Takes something away. @throws Problem */
export function remove<P extends PathWith<'delete'>>(path: P, asked: Asked = {}): Promise<Answer<P, 'delete'>> {
  return request('DELETE', fill(path, asked), undefined, asked.key ?? newId());
}

function fill(path: string, { params = {}, query }: Asked): string {
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
  if (!query) return filled;
  return `${filled}?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()}`;
}

/** Sends any request of the API. A form goes as it is, everything else as JSON. @throws Problem */
export async function request<T>(method: string, path: string, body: unknown, key: string | undefined): Promise<T> {
  const form = body instanceof FormData;
  const headers: Record<string, string> = { 'accept-language': settings.locale };
  if (body !== undefined && !form) headers['content-type'] = 'application/json';
  if (key !== undefined) headers['idempotency-key'] = key;
  if (method !== 'GET' && settings.csrfToken !== undefined) headers['x-csrf-token'] = settings.csrfToken;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), form ? patience * 6 : patience);
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: abort.signal,
      ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
    });
    text = await response.text();
  } catch {
    throw new Problem(0, 'offline', '');
  } finally {
    clearTimeout(timer);
  }
  const told = Date.parse(response.headers.get('date') ?? '');
  if (!Number.isNaN(told)) settings.onServerTime(told);
  if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as T;
  const problem = problemOf(response.status, text);
  if (problem.status === 401) settings.onSignedOut();
  throw problem;
}

function problemOf(status: number, text: string): Problem {
  try {
    const { code, title, fields } = JSON.parse(text) as { code?: string; title?: string; fields?: FieldProblem[] };
    return new Problem(status, code ?? 'unknown', title ?? '', fields ?? []);
  } catch {
    // A proxy in between answers with a page of its own.
    return new Problem(status, 'unknown', '');
  }
}
