import { openTestApi, type TestApi } from '@redmaple/api/testing';
import { Counties, uuidv7, UnitOfWork } from '@redmaple/platform';
import { type FormSchema, InstalledPlugins, type PluginDefinition, PluginSwitch } from '@redmaple/plugins/house';
import { accountIn } from './actors.js';
import { withClient } from './fill.js';
import type { Answer, Headers, Send } from './thread.js';

/** The packs and the county that each is meant for. */
export const packOf = {
  '330681': 'zhuji',
  '140830': 'ruicheng',
  '510903': 'suining',
  '140802': 'yanhu',
  '621102': 'anding',
} as const;
export type PackCounty = keyof typeof packOf;
export const packCounties = Object.keys(packOf) as PackCounty[];

/** A text that only what this county wrote holds. */
export const canaryOf = (county: string): string => `canary-of-${county}`;

/** All six packs, five counties of the ordinary kind, each with `maple-grove` and its own. */
export async function openSixPacks(): Promise<TestApi> {
  const api = await openTestApi({ plugins: ['maple-grove', ...Object.values(packOf)].join(',') });
  const counties = api.get<Counties>(Counties);
  const known = await counties.all();
  for (const county of packCounties)
    if (!known.has(county)) await counties.register({ code: county, name: `县 ${county}` });
  // A demonstration county may try every plugin; these may not.
  await withClient(api.database.ownerUrl, (client) => client.query(`UPDATE platform.county SET kind = 'regular'`));
  const plugins = api.get<PluginSwitch>(PluginSwitch);
  for (const county of packCounties)
    for (const id of ['maple-grove', packOf[county]]) await api.inCounty(() => plugins.enable(id), county);
  return api;
}

export function definitionOf(api: TestApi, id: string): PluginDefinition {
  const found = api
    .get<InstalledPlugins>(InstalledPlugins)
    .active()
    .find((one) => one.id === id);
  if (!found) throw new Error(`The pack ${id} does not run.`);
  return found.definition;
}

/**
 * What gives a pack away: its namespaced codes, its schema, its routes, and every longer text that no plugin of the county has, too.
 */
export function marksOf(pack: PluginDefinition, allowed: readonly PluginDefinition[]): string[] {
  const known = allowed.flatMap(({ labels }) => [...Object.values(labels['zh-CN']), ...Object.values(labels.en)]);
  const own = (texts: Readonly<Record<string, string>>, least: number): string[] =>
    Object.values(texts).filter((text) => text.length >= least && !known.some((one) => one.includes(text)));
  return [
    `${pack.id}.`,
    `"${pack.id}"`,
    `plugin_${pack.id}`,
    `/plugins/${pack.id}/`,
    ...own(pack.labels['zh-CN'], 5),
    ...own(pack.labels.en, 14),
  ];
}

/** Answers that a form takes: the least of everything. */
function answersTo(form: FormSchema | undefined): Record<string, unknown> {
  const answer = ({ kind, options = [], min = 0 }: FormSchema['fields'][number]): unknown => {
    if (kind === 'yesNo') return true;
    if (kind === 'choice') return options[0];
    if (kind === 'choices') return options.slice(0, 1);
    return kind === 'whole' || kind === 'decimal' ? min : 'x';
  };
  return Object.fromEntries((form?.fields ?? []).map((field) => [field.key, answer(field)]));
}

/** Somebody who holds every everyday role of the county, and is a volunteer of it. */
export async function everybodyIn(api: TestApi, county: string): Promise<Headers> {
  const person = uuidv7(new Date());
  const work = api.get<UnitOfWork>(UnitOfWork);
  await api.inCounty(async () => {
    await work.execute(
      `INSERT INTO volunteers.person (id, name, document_type, sealed_document, document_index, birth_date, created_at)
       VALUES ($1::uuid, $2, 'passport', 'x', sha256($1::text::bytea), '1990-01-01', now())`,
      [person, canaryOf(county)],
    );
    await work.execute(`INSERT INTO volunteers.volunteer (person_id, number, joined_at) VALUES ($1, $2, now())`, [
      person,
      `V00${county}`,
    ]);
  }, county);
  return accountIn(
    api,
    county,
    ['operator', 'liaison', 'county-admin', 'team-leader', 'trainer', 'project-officer', 'volunteer'],
    person,
  );
}

/** One of everything that the county's own pack declares, each with the county's canary in it. */
export async function furnish(send: Send, county: PackCounty, pack: PluginDefinition, by: Headers): Promise<void> {
  const canary = canaryOf(county);
  const make = async (path: string, body: object): Promise<string> => {
    const answer: Answer = await send('POST', path, { ...by, 'idempotency-key': crypto.randomUUID() }, body);
    if (answer.status !== 201) throw new Error(`POST ${path} in ${county}: ${answer.status} ${answer.text}`);
    return (answer.body as { id: string }).id;
  };
  const full = (code: string): string => `${pack.id}.${code}`;
  const types = (pack.teamTypes ?? []).map((one) => full(one.code));
  for (const typeCode of types) await make('teams', { name: `${canary} ${typeCode}`, typeCode });
  const call = await make('calls', {
    title: canary,
    content: canary,
    riskNotice: canary,
    closesAt: new Date(Date.now() + 14 * 86_400_000).toISOString(),
    teamTypes: types.map((code) => ({ code, seats: 3 })),
  });
  await send('POST', `calls/${call}/publish`, by);
  for (const { code, facts } of pack.incidentCategories ?? [])
    await make('incidents', {
      emergency: false,
      source: 'card',
      category: full(code),
      summary: canary,
      place: canary,
      latitude: 29.8,
      longitude: 120.4,
      reporterPhone: '15400000003',
      ...(facts && { facts: answersTo(facts) }),
    });
  for (const { code, facts } of pack.siteTypes ?? [])
    await make('sites', { name: canary, kind: full(code), ...(facts && { facts: answersTo(facts) }) });
  const organisationId = await make('organisations', { name: canary, kind: '社会服务', state: 'resident' });
  for (const { code } of pack.projectTemplates ?? [])
    await make('projects', { organisationId, title: `${canary} ${code}`, summary: canary, template: full(code) });
  if (pack.id === 'yanhu')
    await send('POST', 'plugins/yanhu/log/readings', by, { subject: canary, amount: 128 }).then((answer) => {
      if (answer.status !== 201) throw new Error(answer.text);
    });
}
