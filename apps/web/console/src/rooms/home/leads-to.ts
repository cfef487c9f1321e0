import { consolePages } from '../../app/rooms.js';

interface Lead {
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
}

/** Which page shows what waits, by the noun of its key. */
const pages: Readonly<Record<string, string>> = {
  vetting: '/applications',
  imports: '/calls',
  qualifications: '/credentials',
  claims: '/credentials',
  leaders: '/teams',
  milestones: '/projects',
  shifts: '/roster',
  cover: '/roster',
  incidents: '/dispatch',
  'follow-ups': '/follow-ups',
  jobs: '/jobs',
  plugins: '/plugins',
};

/** The page and filters behind something that waits; nothing where the console has no such page. */
export function leadOf(key: string): Lead | undefined {
  const [noun = '', what = ''] = key.split('.');
  const to = pages[noun];
  if (to === undefined || !consolePages.some((page) => page.path === to)) return undefined;
  if (noun === 'qualifications') return { to, search: { view: 'certificates' } };
  if (noun === 'leaders') return { to, search: { attention: 'leader-proposed' } };
  return noun === 'vetting' ? { to, search: { stage: what } } : { to };
}
