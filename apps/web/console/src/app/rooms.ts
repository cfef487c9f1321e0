import type { ComponentType } from 'react';

/** Roles that the console knows (docs/architecture.md §5); a volunteer's pages are /me. */
export type Role =
  | 'team-leader'
  | 'org-manager'
  | 'operator'
  | 'project-officer'
  | 'trainer'
  | 'liaison'
  | 'county-admin'
  | 'security-admin'
  | 'auditor'
  | 'system-admin';

export type Section =
  | 'today'
  | 'station'
  | 'recruitment'
  | 'people'
  | 'duty'
  | 'projects'
  | 'administration'
  | 'plugins'
  | 'account';

/** A page of the console. Its texts are `nav.<key>` in shell.texts.ts. */
export interface ConsolePage {
  readonly key: string;
  /** Below /console; `$name` is a parameter. */
  readonly path: string;
  readonly section: Section;
  /** Who finds it; empty for everybody who is signed in. The API decides what they see there. */
  readonly roles: readonly Role[];
  /** Name of its icon in the navigation; pages without one are reached from others. */
  readonly icon?: string;
  readonly load: () => Promise<{ readonly Page: ComponentType }>;
}

/** Every page of the console, in the order of the navigation. The browser tests read this list too. */
export const consolePages: readonly ConsolePage[] = [
  {
    key: 'home',
    path: '/',
    section: 'today',
    roles: [],
    icon: 'home',
    load: () => import('../rooms/home/home-page.js'),
  },
  {
    key: 'calls',
    path: '/calls',
    section: 'recruitment',
    roles: ['operator', 'liaison', 'county-admin'],
    icon: 'calls',
    load: () => import('../rooms/recruitment/calls-page.js'),
  },
  {
    key: 'call',
    path: '/calls/$id',
    section: 'recruitment',
    roles: ['operator', 'liaison', 'county-admin'],
    load: () => import('../rooms/recruitment/call-page.js'),
  },
  {
    key: 'applications',
    path: '/applications',
    section: 'recruitment',
    roles: ['operator', 'liaison', 'county-admin'],
    icon: 'applications',
    load: () => import('../rooms/recruitment/applications-page.js'),
  },
  {
    key: 'imports',
    path: '/imports',
    section: 'recruitment',
    roles: ['operator', 'county-admin'],
    icon: 'imports',
    load: () => import('../rooms/imports/imports-page.js'),
  },
  {
    key: 'import',
    path: '/imports/$id',
    section: 'recruitment',
    roles: ['operator', 'county-admin'],
    load: () => import('../rooms/imports/import-page.js'),
  },
  {
    key: 'training',
    path: '/training',
    section: 'duty',
    roles: ['operator', 'trainer', 'county-admin'],
    icon: 'training',
    load: () => import('../rooms/training/training-page.js'),
  },
  {
    key: 'trainingSession',
    path: '/training/$id',
    section: 'duty',
    roles: ['operator', 'trainer', 'county-admin'],
    load: () => import('../rooms/training/session-page.js'),
  },
  {
    key: 'dispatch',
    path: '/dispatch',
    section: 'station',
    roles: ['liaison', 'operator', 'county-admin'],
    icon: 'dispatch',
    load: () => import('../rooms/dispatch/dispatch-page.js'),
  },
  {
    key: 'followUps',
    path: '/follow-ups',
    section: 'station',
    roles: ['liaison', 'operator'],
    icon: 'followUps',
    load: () => import('../rooms/follow-ups/follow-ups-page.js'),
  },
  {
    key: 'volunteers',
    path: '/volunteers',
    section: 'people',
    roles: ['operator', 'county-admin', 'team-leader'],
    icon: 'volunteers',
    load: () => import('../rooms/people/volunteers-page.js'),
  },
  {
    key: 'teams',
    path: '/teams',
    section: 'people',
    roles: ['operator', 'county-admin', 'team-leader', 'liaison'],
    icon: 'teams',
    load: () => import('../rooms/people/teams-page.js'),
  },
  {
    key: 'certificates',
    path: '/certificates',
    section: 'people',
    roles: ['operator', 'county-admin'],
    icon: 'certificates',
    load: () => import('../rooms/certificates/certificates-page.js'),
  },
  {
    key: 'recognition',
    path: '/recognition',
    section: 'people',
    roles: ['operator', 'county-admin'],
    icon: 'recognition',
    load: () => import('../rooms/recognition/recognition-page.js'),
  },
  {
    key: 'recognitionRun',
    path: '/recognition/$id',
    section: 'people',
    roles: ['operator', 'county-admin'],
    load: () => import('../rooms/recognition/run-page.js'),
  },
  {
    key: 'credentials',
    path: '/credentials',
    section: 'people',
    roles: ['operator', 'county-admin'],
    icon: 'credentials',
    load: () => import('../rooms/credentials/credentials-page.js'),
  },
  {
    key: 'roster',
    path: '/roster',
    section: 'duty',
    roles: ['operator', 'county-admin', 'team-leader', 'liaison'],
    icon: 'roster',
    load: () => import('../rooms/duty/roster-page.js'),
  },
  {
    key: 'dutyPlan',
    path: '/duty-plan',
    section: 'duty',
    roles: ['operator', 'county-admin', 'team-leader', 'liaison'],
    icon: 'tools',
    load: () => import('../rooms/duty/duty-plan-page.js'),
  },
  {
    key: 'patrolLogs',
    path: '/patrol-logs',
    section: 'duty',
    roles: ['operator', 'county-admin', 'team-leader', 'liaison'],
    icon: 'patrol',
    load: () => import('../rooms/patrol-logs/patrol-logs-page.js'),
  },
  {
    key: 'projects',
    path: '/projects',
    section: 'projects',
    roles: ['operator', 'project-officer', 'county-admin'],
    icon: 'projects',
    load: () => import('../rooms/projects/projects-page.js'),
  },
  {
    key: 'project',
    path: '/projects/$id',
    section: 'projects',
    roles: ['operator', 'project-officer', 'county-admin'],
    load: () => import('../rooms/projects/project-page.js'),
  },
  {
    key: 'organisations',
    path: '/organisations',
    section: 'projects',
    roles: ['operator', 'project-officer', 'county-admin'],
    icon: 'organisations',
    load: () => import('../rooms/projects/organisations-page.js'),
  },
  {
    key: 'areas',
    path: '/areas',
    section: 'administration',
    roles: ['county-admin'],
    icon: 'areas',
    load: () => import('../rooms/administration/areas-page.js'),
  },
  {
    key: 'vetting',
    path: '/vetting',
    section: 'administration',
    roles: ['operator', 'county-admin'],
    icon: 'vetting',
    load: () => import('../rooms/vetting/vetting-page.js'),
  },
  {
    key: 'accounts',
    path: '/accounts',
    section: 'administration',
    roles: ['county-admin', 'security-admin'],
    icon: 'accounts',
    load: () => import('../rooms/administration/accounts-page.js'),
  },
  {
    key: 'plugins',
    path: '/plugins',
    section: 'administration',
    roles: ['county-admin', 'security-admin', 'auditor'],
    icon: 'plugins',
    load: () => import('../rooms/administration/plugins-page.js'),
  },
  {
    key: 'jobs',
    path: '/jobs',
    section: 'administration',
    roles: ['county-admin'],
    icon: 'jobs',
    load: () => import('../rooms/administration/jobs-page.js'),
  },
  {
    key: 'audit',
    path: '/audit',
    section: 'administration',
    roles: ['auditor'],
    icon: 'audit',
    load: () => import('../rooms/administration/audit-page.js'),
  },
  {
    key: 'health',
    path: '/health',
    section: 'administration',
    roles: ['county-admin', 'system-admin'],
    icon: 'health',
    load: () => import('../rooms/administration/health-page.js'),
  },
  {
    key: 'pluginPage',
    path: '/x/$plugin/$page',
    section: 'plugins',
    roles: [],
    load: () => import('../rooms/plugins/plugin-page.js'),
  },
  {
    key: 'pluginRecord',
    path: '/x/$plugin/$page/$id',
    section: 'plugins',
    roles: [],
    load: () => import('../rooms/plugins/plugin-page.js'),
  },
  {
    key: 'account',
    path: '/account',
    section: 'account',
    roles: [],
    load: () => import('../rooms/account/account-page.js'),
  },
];
