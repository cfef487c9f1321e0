import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { anyFreePort } from '../../scripts/lib/ports.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * An API or worker as a process of its own, from the compiled files.
 * @typedef {{ kind: 'api' | 'worker', url: string, pid: number, kill: (signal?: NodeJS.Signals) => Promise<void>, output: () => string,
 *   ended: Promise<{ code: number | null, signal: string | null }> }} HouseProcess
 */

/**
 * Starts a process and waits until it is ready.
 * @param {'api' | 'worker'} kind
 * @param {Record<string, string>} environment
 * @param {{ port?: number }} [options] the port to listen on; a free one otherwise
 * @returns {Promise<HouseProcess>}
 */
export async function startHouseProcess(kind, environment, { port } = {}) {
  const listenOn = port ?? (await anyFreePort());
  const url = `http://127.0.0.1:${listenOn}`;
  const child = spawn(process.execPath, [path.join(root, `apps/${kind}/dist/main.js`)], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      ...(process.env.NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }),
      ...environment,
      ...(kind === 'api' ? { PORT: String(listenOn), HOST: '127.0.0.1' } : { WORKER_PORT: String(listenOn) }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-2_000_000)));
  }
  /** @type {Promise<{ code: number | null, signal: string | null }>} */
  const exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  let ended = false;
  void exited.then(() => (ended = true));
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (answer?.ok) break;
    if (ended || Date.now() > end) throw new Error(`The ${kind} did not become ready:\n${output.slice(-4_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    kind,
    url,
    pid: child.pid ?? 0,
    ended: exited,
    output: () => output,
    kill: async (signal = 'SIGTERM') => {
      if (!ended) child.kill(signal);
      await exited;
    },
  };
}

/**
 * Gives a new staff account a session, past the sign-in.
 * @param {string} ownerUrl @param {string} county @param {string[]} roles
 * @returns {Promise<{ authorization: string }>}
 */
export async function staffHeaders(ownerUrl, county, roles) {
  const token = randomBytes(32).toString('base64url');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `INSERT INTO platform.account (county_code, kind, login, display_name, status) VALUES ($1, 'staff', $2, $3, 'active') RETURNING id`,
      [county, `test-${token.slice(0, 12)}`, `测试人员 ${roles.join('+')}`],
    );
    const accountId = rows[0].id;
    await client.query(
      `INSERT INTO platform.role_grant (county_code, account_id, role, granted_by) SELECT $1, $2, r, 'system' FROM unnest($3::text[]) AS r`,
      [county, accountId, roles],
    );
    await client.query(
      `INSERT INTO platform.session (county_code, token_hash, account_id, kind, created_at, last_seen_at, idle_seconds, expires_at, second_factor_at, acted_at)
       VALUES ($1, $2, $3, 'staff', now(), now(), 86400, now() + interval '1 day', now() + interval '1 day', now())`,
      [county, createHash('sha256').update(token).digest(), accountId],
    );
  } finally {
    await client.end();
  }
  return { authorization: `Bearer ${token}` };
}

/**
 * Sends JSON and reads JSON.
 * @param {string} url @param {{ method?: string, body?: unknown, headers?: Record<string, string>, timeout?: number }} [options]
 * @returns {Promise<{ status: number, body: any }>}
 */
export async function callJson(url, { method, body, headers = {}, timeout = 30_000 } = {}) {
  const answer = await fetch(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    signal: AbortSignal.timeout(timeout),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}

/**
 * Switches a plugin on in a county as people do: one proposes, another agrees.
 * @param {{ url: string }} api @param {string} ownerUrl @param {string} county @param {string} pluginId
 */
export async function switchOn(api, ownerUrl, county, pluginId) {
  const base = `${api.url}/api/v1`;
  const [admin, security] = [
    await staffHeaders(ownerUrl, county, ['county-admin']),
    await staffHeaders(ownerUrl, county, ['security-admin']),
  ];
  const { body: plugin } = await callJson(`${base}/plugins/${pluginId}`, { headers: admin });
  const { manifestHash, version } = plugin;
  const proposed = await callJson(`${base}/plugin-proposals`, {
    headers: admin,
    body: { pluginId, manifestHash, version },
  });
  const approved = await callJson(`${base}/plugin-proposals/${proposed.body.id}/approve`, {
    headers: security,
    body: { manifestHash },
  });
  if (approved.status !== 200) throw new Error(`The plugin could not be switched on: ${JSON.stringify(approved.body)}`);
}
