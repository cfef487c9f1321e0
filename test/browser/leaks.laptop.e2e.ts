import type { BrowserContext, Page } from '@playwright/test';
import { inventedPerson } from '../support/recruits.mjs';
import { callPath, countyPath, publicPaths, signUpPath } from './support/addresses.js';
import { type Api, answer, staffApi } from './support/api.js';
import { Traffic } from './support/settled.js';
import { system } from './support/system.js';
import { expect, signInStaff, test } from './support/test.js';

/** Texts about people that stand nowhere else: wherever one of them turns up, it came from their records. */
interface Canaries {
  readonly name: string;
  readonly phone: string;
  readonly document: string;
  readonly address: string;
  readonly specialty: string;
  readonly summary: string;
  readonly place: string;
  readonly reporter: string;
}

interface Nest {
  readonly canaries: Canaries;
  readonly application: string;
  readonly volunteer: string;
  readonly incident: string;
}

/** A volunteer and an incident that are made of canaries, through the doors that everybody uses. */
async function makeNest(): Promise<Nest> {
  const [operator, liaison] = [await staffApi('operator'), await staffApi('liaison')];
  // Invented people end at ten million.
  const mark = Date.now() % 6_000_000;
  const { phone, documentNumber } = inventedPerson(2_000_000 + mark);
  const canaries: Canaries = {
    name: `金丝雀${mark}`,
    phone,
    document: documentNumber,
    address: `枫桥镇雀巢弄${mark}号`,
    specialty: `雀鸣${mark}`,
    summary: `雀笼失火${mark}`,
    place: `雀园路口${mark}`,
    reporter: inventedPerson(3_000_000 + mark).phone,
  };
  const application = await acceptedApplication(operator, liaison, canaries);
  const { items } = await answer(
    operator.POST('/api/v1/volunteers/search', { body: { search: canaries.name, limit: 5 } }),
  );
  const incident = await answer(
    liaison.POST('/api/v1/incidents', {
      body: {
        emergency: false,
        source: 'hotline',
        category: 'other',
        summary: canaries.summary,
        place: canaries.place,
        reporterPhone: canaries.reporter,
      },
    }),
  );
  return { canaries, application, volunteer: items[0]?.id ?? '', incident: incident.id };
}

async function acceptedApplication(operator: Api, liaison: Api, canaries: Canaries): Promise<string> {
  const { items: teams } = await answer(operator.GET('/api/v1/teams', { params: { query: { limit: 100 } } }));
  const team = teams.find((one) => one.typeCode === 'maple-grove.red-armband');
  if (!team) throw new Error('The demo county has a team of informants.');
  const call = await answer(
    operator.POST('/api/v1/calls', {
      body: {
        title: '雀鸟招募令',
        content: '走访网格。',
        riskNotice: '户外走访有意外受伤的风险。',
        closesAt: new Date(Date.now() + 9 * 86_400_000).toISOString(),
        teamTypes: [{ code: team.typeCode, seats: 2 }],
      },
    }),
  );
  await answer(operator.POST('/api/v1/calls/{id}/publish', { params: { path: { id: call.id } } }));
  const { id } = await answer(
    operator.POST('/api/v1/applications', {
      body: {
        callId: call.id,
        teamType: team.typeCode,
        name: canaries.name,
        documentType: 'resident-id',
        documentNumber: canaries.document,
        phone: canaries.phone,
        address: canaries.address,
        specialty: canaries.specialty,
        answers: { hoursPerWeek: 3 },
        paperConsentOn: new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10),
      },
    }),
  );
  const params = { path: { id } };
  await answer(operator.POST('/api/v1/applications/{id}/screening', { params, body: { outcome: 'pass' } }));
  await answer(operator.POST('/api/v1/applications/{id}/background-consent', { params, body: {} }));
  await answer(liaison.POST('/api/v1/applications/{id}/background-review', { params, body: { outcome: 'pass' } }));
  await answer(operator.POST('/api/v1/applications/{id}/acceptance', { params, body: { teamId: team.id } }));
  await answer(operator.POST('/api/v1/calls/{id}/close', { params: { path: { id: call.id } } }));
  return id;
}

/** Hears every place in which a text outlives the page or reaches somebody else. */
class Listener {
  private readonly heard = new Map<string, Set<string>>();

  constructor(context: BrowserContext) {
    context.on('request', (request) => {
      this.note('address that was asked for', decodeURIComponent(request.url()));
      this.note('address in a header', decodeURIComponent(request.headers()['referer'] ?? ''));
    });
    context.on('console', (message) => this.note('console', message.text()));
  }

  /** What the browser keeps now. */
  async look(page: Page): Promise<void> {
    for (const [where, text] of await page.evaluate(kept)) this.note(where, text);
  }

  /** Where a canary was heard. */
  found(canaries: Canaries): string[] {
    return Object.entries(canaries).flatMap(([kind, canary]) =>
      [...this.heard].flatMap(([where, texts]) =>
        [...texts]
          .filter((text) => text.includes(canary as string))
          .map((text) => `${kind} in ${where}: ${text.slice(0, 200)}`),
      ),
    );
  }

  get requests(): number {
    return this.heard.get('address that was asked for')?.size ?? 0;
  }

  private note(where: string, text: string): void {
    const texts = this.heard.get(where) ?? new Set();
    texts.add(text);
    this.heard.set(where, texts);
  }
}

/** Runs in the page: all that stays when it is closed, each with where it was. */
async function kept(): Promise<[string, string][]> {
  const found: [string, string][] = [
    ['address', decodeURIComponent(location.href)],
    ['history', JSON.stringify(history.state)],
    ['title', document.title],
    ['local storage', JSON.stringify({ ...localStorage })],
    ['session storage', JSON.stringify({ ...sessionStorage })],
    ['cookie', document.cookie],
    ['name of the window', window.name],
  ];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(opening.error ?? new Error(name)));
    });
    for (const store of database.objectStoreNames) {
      const rows = await new Promise<unknown[]>((resolve, reject) => {
        const reading = database.transaction(store).objectStore(store).getAll();
        reading.addEventListener('success', () => resolve(reading.result));
        reading.addEventListener('error', () => reject(reading.error ?? new Error(store)));
      });
      found.push([`database ${name}`, JSON.stringify(rows)]);
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      found.push([`cache ${name}`, `${decodeURIComponent(request.url)} ${(await response?.text()) ?? ''}`]);
    }
  }
  return found;
}

test('what the console knows of people stays out of addresses, titles and whatever a browser keeps', async ({
  page,
  context,
  another,
}) => {
  test.setTimeout(180_000);
  const { canaries, application, volunteer, incident } = await makeNest();
  const listener = new Listener(context);
  const traffic = new Traffic(page);
  const rest = async (): Promise<void> => {
    await traffic.settled();
    await listener.look(page);
  };
  await signInStaff(page, 'operator');

  await test.step('searched for, opened and shown in full in the register', async () => {
    await page.goto('/console/volunteers');
    for (const typed of [canaries.phone, canaries.name]) {
      await page.getByLabel('搜索志愿者').fill(typed);
      await expect(page.getByRole('link', { name: canaries.name })).toBeVisible();
      await rest();
    }
    await page.getByRole('link', { name: canaries.name }).click();
    for (const field of ['手机号', '证件号码', '住址']) {
      await page.getByRole('button', { name: `显示完整内容: ${field}` }).click();
      await page.getByRole('dialog', { name: '查看完整信息' }).getByRole('button', { name: '显示完整内容' }).click();
    }
    for (const shown of [canaries.phone, canaries.document, canaries.address])
      await expect(page.getByText(shown)).toBeVisible();
    await rest();
    await page.goto(`/console/volunteers?open=${volunteer}&tab=teams`);
    await expect(page.getByRole('dialog').getByText(canaries.name)).toBeVisible();
    await rest();
  });

  await test.step('in recruitment', async () => {
    await page.goto('/console/applications');
    await page.getByRole('searchbox').fill(canaries.name);
    await page.getByRole('button', { name: canaries.name }).click();
    await expect(page.getByRole('dialog').getByText(canaries.specialty).first()).toBeVisible();
    await rest();
    await page.goto(`/console/applications?view=board&open=${application}`);
    await expect(page.getByRole('dialog').getByText(canaries.name).first()).toBeVisible();
    await rest();
  });

  const station = await another();
  const heardThere = new Listener(station.context());
  await test.step('on the dispatch board', async () => {
    await signInStaff(station, 'liaison');
    await station.goto(`/console/dispatch?open=${incident}`);
    const detail = station.getByRole('region', { name: '当前警情', exact: true });
    await expect(detail.getByText(canaries.summary)).toBeVisible();
    await detail.getByRole('button', { name: '查看电话' }).click();
    await station.getByRole('dialog').getByRole('button', { name: '查看电话' }).click();
    await expect(detail.getByText(canaries.reporter)).toBeVisible();
    await heardThere.look(station);
    await station.goto('/console/');
    await heardThere.look(station);
  });

  expect(listener.requests + heardThere.requests).toBeGreaterThan(30);
  expect([...listener.found(canaries), ...heardThere.found(canaries)]).toEqual([]);
  await answer(
    (await staffApi('liaison')).POST('/api/v1/incidents/{id}/cancel', { params: { path: { id: incident } } }),
  );
});

test('every kind of page says which scripts may run: ours, and nothing inline or composed', async () => {
  const files = ['/console/', '/console/dispatch', '/me/', '/dev/inbox', '/not-there', '/api/v1/session'];
  const paths = [...publicPaths, await callPath(), await signUpPath(), `${countyPath}/not-there`, ...files];
  for (const path of paths) {
    const policy = (await fetch(`${system.baseUrl}${path}`)).headers.get('content-security-policy') ?? '';
    const rules = new Map(
      policy.split(';').map((rule) => {
        const [name = '', ...sources] = rule.trim().split(/\s+/);
        return [name, sources] as const;
      }),
    );
    const scripts = rules.get('script-src') ?? [];
    expect(scripts, path).toContain("'self'");
    for (const source of scripts) expect(source, path).toMatch(/^'(self|sha256-[\w+/=]+)'$/);
    expect(rules.get('default-src'), path).toEqual(["'self'"]);
    expect(rules.get('object-src'), path).toEqual(["'none'"]);
    expect(rules.get('frame-ancestors'), path).toEqual(["'none'"]);
    expect(rules.get('base-uri'), path).toEqual(["'none'"]);
  }
});
