import { largeCounty } from './support/large-county.js';
import { sessionIn } from './support/rehearsal.js';
import { measured } from './support/report.js';
import type { KeptSession, StaffLogin } from './support/sessions.js';
import { system } from './support/system.js';
import { expect, test } from './support/test.js';

/** Kilobytes: an answer holds what is looked at, not what there is. */
const most = 100;
const turns = 10;

/** What the console asks for; a body is posted, as searches are. */
const asked: Readonly<Partial<Record<StaffLogin, readonly (readonly [route: string, body?: object])[]>>> = {
  operator: [
    ['home'],
    ['volunteers/search', { limit: 100 }],
    ['volunteers/search', { limit: 100, status: 'suspended' }],
    ['volunteers/search', { limit: 100, search: '陈' }],
    ['volunteers/search', { limit: 100, search: '陈建平' }],
    ['volunteers/search', { limit: 100, search: 'cjp' }],
    ['volunteers/search', { limit: 100, search: '0997' }],
    ['volunteers/search', { limit: 100, teamTypeCode: 'maple-grove.rescue' }],
    ['teams?limit=100'],
    ['applications/search', { limit: 50 }],
    ['applications/search', { limit: 25, state: 'submitted' }],
    ['applications/search', { limit: 25, state: 'refused' }],
    ['applications/search', { limit: 50, search: '王国' }],
    ['applications/search', { limit: 50, search: '没有这个人' }],
    ['applications/counts', {}],
    ['vetting/queue?limit=50&stage=screening'],
    ['vetting/summary'],
    ['calls?limit=50'],
    ['rosters?limit=50'],
    ['qualifications/expiring?limit=50'],
  ],
  liaison: [
    ['home'],
    ['incidents?limit=100&list=open'],
    ['incidents?limit=100&list=over'],
    ['dispatch/board'],
    ['follow-ups?limit=50'],
  ],
};

test('the lists of a large county answer with what is looked at', async () => {
  const county = await largeCounty();
  for (const [login, routes] of Object.entries(asked) as [StaffLogin, (typeof asked)['operator'] & object][]) {
    const session = await sessionIn(county, login);
    if (!session) throw new Error(`Nobody is ${login} in a rehearsal.`);
    for (const [route, body] of routes) await expectBounded(session, route, body);
    if (login === 'liaison') await expectBounded(session, `incidents/${await openIncident(session)}/candidates`);
  }
});

async function expectBounded(session: KeptSession, route: string, body?: object): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  for (let turn = 0; turn < turns; turn++) {
    const began = performance.now();
    const text = await ask(session, route, body);
    times.push(performance.now() - began);
    bytes = text.length;
  }
  const p95 = times.sort((one, other) => one - other)[Math.ceil(turns * 0.95) - 1] ?? Number.NaN;
  const what = `${route}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`;
  measured(what, `p95 ${p95.toFixed(0)} ms, ${(bytes / 1024).toFixed(0)} KB`);
  expect.soft(bytes / 1024, what).toBeLessThanOrEqual(most);
}

async function openIncident(session: KeptSession): Promise<string> {
  const { items } = JSON.parse(await ask(session, 'incidents?limit=1&list=open')) as { items: { id: string }[] };
  return items[0]?.id ?? '';
}

async function ask(session: KeptSession, route: string, body?: object): Promise<string> {
  const answered = await fetch(`${system.baseUrl}/api/v1/${route}`, {
    headers: {
      cookie: `${session.cookie.name}=${session.cookie.value}`,
      ...(body && { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken }),
    },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  const text = await answered.text();
  expect(answered.status, `${route}: ${text}`).toBe(200);
  return text;
}
