import { readFileSync } from 'node:fs';
import { answer, staffApi } from '../support/api.js';
import { askPlugin } from '../support/plugin-pages.js';
import type { StaffLogin } from '../support/sessions.js';

/** How a page of the console gets into each of its states. */
export interface ConsoleStates {
  /** Who looks at it. */
  readonly as: StaffLogin;
  /** Address below /console where its own has parameters. */
  readonly address?: () => Promise<string>;
  /** Below /console, what the page shows besides: each is looked at like a page of its own. */
  readonly also?: readonly string[];
  /**
   * Where it is empty: in a county without anything (the usual), at a record that is not there, or nowhere, because it
   * shows the same to everybody.
   */
  readonly empty?: 'county' | 'missing' | 'nowhere';
}

const nobody = '00000000-0000-7000-8000-000000000000';

/** The states of every page in apps/web/console/src/app/rooms.ts, by its key. */
export const consoleStates: Readonly<Record<string, ConsoleStates>> = {
  home: { as: 'operator' },
  dispatch: { as: 'liaison' },
  followUps: { as: 'liaison' },
  calls: { as: 'operator' },
  call: { as: 'operator', empty: 'missing', address: async () => `/calls/${await firstCall()}` },
  applications: { as: 'operator' },
  imports: { as: 'operator' },
  import: { as: 'operator', empty: 'missing', address: async () => `/imports/${await checkedImport()}` },
  training: { as: 'trainer' },
  trainingSession: {
    as: 'trainer',
    empty: 'missing',
    address: async () => {
      const sessions = await answer((await staffApi('trainer')).GET('/api/v1/training/sessions'));
      return `/training/${idOf('items' in sessions ? sessions.items : sessions)}`;
    },
  },
  volunteers: {
    as: 'operator',
    also: ['corrections', 'duplicates', 'merges'].map((view) => `/volunteers?view=${view}`),
  },
  teams: { as: 'operator' },
  certificates: { as: 'operator', also: ['/certificates?view=requests', '/certificates?view=corrections'] },
  recognition: {
    as: 'operator',
    also: ['/recognition?view=proposals', '/recognition?view=awards', '/recognition?view=rules'],
  },
  recognitionRun: {
    as: 'operator',
    empty: 'missing',
    address: async () => {
      const { items } = await answer((await staffApi('operator')).GET('/api/v1/recognition/runs'));
      return `/recognition/${idOf(items)}`;
    },
  },
  credentials: {
    as: 'operator',
    also: ['certificates', 'insurance', 'decided'].map((view) => `/credentials?view=${view}`),
  },
  roster: { as: 'operator' },
  dutyPlan: { as: 'operator' },
  patrolLogs: { as: 'operator' },
  projects: { as: 'officer' },
  project: {
    as: 'officer',
    empty: 'missing',
    address: async () => {
      const { items } = await answer((await staffApi('officer')).GET('/api/v1/projects'));
      return `/projects/${idOf(items)}`;
    },
  },
  organisations: { as: 'officer' },
  areas: { as: 'admin' },
  vetting: { as: 'admin', also: ['/vetting?view=reasons'] },
  accounts: { as: 'admin' },
  plugins: { as: 'admin' },
  jobs: { as: 'admin' },
  audit: { as: 'auditor' },
  health: { as: 'admin' },
  // A page for each view of the sample plugin.
  pluginPage: {
    as: 'operator',
    address: () => Promise.resolve('/x/rescue-points/points'),
    also: ['inspections', 'register', 'by-state', 'on-map', 'figures', 'calendar'].map(
      (page) => `/x/rescue-points/${page}`,
    ),
  },
  pluginRecord: {
    as: 'operator',
    empty: 'missing',
    address: async () => `/x/rescue-points/point/${await demoPoint()}`,
  },
  account: { as: 'operator', empty: 'nowhere' },
};

/** Address of a page at a record that is not there. */
export function missingAddress(path: string): string {
  return path.replaceAll(/\$\w+/g, nobody);
}

async function firstCall(): Promise<string> {
  const { items } = await answer((await staffApi('operator')).GET('/api/v1/calls'));
  return idOf(items);
}

async function demoPoint(): Promise<string> {
  const points = (await askPlugin('operator', 'GET', 'rescue-points/points/all')) as { id: string; code: string }[];
  // Others come and go while tests run.
  return idOf(points.filter(({ code }) => code === 'FQ-01'));
}

/** A sheet with mistakes that was looked through and changes nothing. */
async function checkedImport(): Promise<string> {
  const sheet = readFileSync(new URL('../../../demo/signups-with-errors.csv', import.meta.url));
  const body = new FormData();
  body.append('file', new Blob([sheet], { type: 'text/csv' }), 'signups-with-errors.csv');
  const operator = await staffApi('operator');
  const { id } = await answer(
    operator.POST('/api/v1/calls/{id}/imports', {
      params: { path: { id: await firstCall() } },
      body: body as unknown as { file: string },
      bodySerializer: () => body,
    }),
  );
  return id;
}

function idOf(items: readonly { readonly id: string }[]): string {
  const [first] = items;
  if (!first) throw new Error('The demo county has no record to open.');
  return first.id;
}
