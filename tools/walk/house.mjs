import { randomUUID } from 'node:crypto';
import { NotAsPromised } from './tell.mjs';

/** Longest wait for one answer, in milliseconds. */
const patience = 30_000;

/**
 * The house under rehearsal, over HTTP.
 * @typedef {{ status: number, body: any }} Answer
 */
export class House {
  /** @param {string} baseUrl @param {{ county: string, tokens: Record<string, string>, accounts: Record<string, string> }} rehearsal */
  constructor(baseUrl, { county, tokens, accounts }) {
    this.baseUrl = baseUrl.replace(/\/$/, '');
    this.county = county;
    this.accounts = accounts;
    this.tokens = tokens;
    this.ahead = 0;
    this.visitor = new Caller(this, 'visitor', undefined);
    for (const [name, token] of Object.entries(tokens))
      this[name.replaceAll(/-(\w)/g, (_, c) => c.toUpperCase())] = this.as(name, token);
  }

  /** The house's clock goes before ours: a reminder falls due by it. @param {string} now as the house says */
  setClock(now) {
    this.ahead = new Date(now).getTime() - Date.now();
  }

  /** Milliseconds since 1970 in the house. */
  now() {
    return Date.now() + this.ahead;
  }

  /** Somebody with a session of their own. @param {string} name @param {string} token */
  as(name, token) {
    return new Caller(this, name, token);
  }

  /** @param {string} path below the county's public pages */
  public(path) {
    return `public/counties/${this.county}/${path}`;
  }
}

/** One person who calls. */
export class Caller {
  /** @param {House} house @param {string} name @param {string | undefined} token */
  constructor(house, name, token) {
    this.house = house;
    this.name = name;
    this.token = token;
  }

  /** @param {string} path @returns {Promise<any>} */
  get(path) {
    return this.#must('GET', path);
  }

  /** @param {string} path @param {unknown} [body] @param {Record<string, string>} [headers] @returns {Promise<any>} */
  post(path, body, headers) {
    return this.#must('POST', path, body, headers);
  }

  /** @param {string} path @param {unknown} body @returns {Promise<any>} */
  patch(path, body) {
    return this.#must('PATCH', path, body);
  }

  /** @param {string} path @param {unknown} body @returns {Promise<any>} */
  put(path, body) {
    return this.#must('PUT', path, body);
  }

  /**
   * A request that must be refused.
   * @param {string} what @param {[method: string, path: string, body?: unknown]} request
   * @param {{ status: number, code: string, field?: string }} how
   * @returns {Promise<any>} the problem
   */
  async refused(what, [method, path, body], { status, code, field }) {
    const answer = await this.send(method, path, body);
    const fields = (answer.body?.fields ?? []).map((one) => one.field);
    const fits = answer.status === status && answer.body?.code === code && (!field || fields.includes(field));
    if (!fits) throw new NotAsPromised(`${what} (${method} ${path})`, { status, code, field }, answer);
    return answer.body;
  }

  /**
   * @param {string} method @param {string} path below /api/v1, or from the root with a leading slash
   * @param {unknown} [body] JSON, or a FormData @param {Record<string, string>} [headers]
   * @returns {Promise<Answer>}
   */
  async send(method, path, body, headers = {}) {
    const url = path.startsWith('/') ? `${this.house.baseUrl}${path}` : `${this.house.baseUrl}/api/v1/${path}`;
    const form = body instanceof FormData;
    const response = await fetch(url, {
      method,
      headers: {
        'x-request-id': `walk-${randomUUID()}`,
        ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && !form && { 'content-type': 'application/json' }),
        ...headers,
      },
      signal: AbortSignal.timeout(patience),
      ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: json && text !== '' ? JSON.parse(text) : text };
  }

  async #must(method, path, body, headers) {
    const answer = await this.send(method, path, body, headers);
    if (answer.status >= 300) throw new NotAsPromised(`${method} ${path} (${this.name})`, '2xx', answer);
    return answer.body;
  }
}
