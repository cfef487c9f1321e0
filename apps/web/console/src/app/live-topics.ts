/** Which reads an event of the house concerns: the first part of its name, and the paths that show it. */
const concerned: Readonly<Record<string, readonly string[]>> = {
  application: ['/api/v1/applications', '/api/v1/vetting', '/api/v1/calls', '/api/v1/home'],
  appeal: ['/api/v1/applications', '/api/v1/vetting', '/api/v1/home'],
  call: ['/api/v1/calls', '/api/v1/home'],
  import: ['/api/v1/imports', '/api/v1/calls', '/api/v1/home'],
  volunteer: ['/api/v1/volunteers', '/api/v1/teams'],
  membership: ['/api/v1/volunteers', '/api/v1/teams'],
  team: ['/api/v1/teams', '/api/v1/home'],
  qualification: ['/api/v1/volunteers', '/api/v1/qualifications', '/api/v1/home'],
  insurance: ['/api/v1/volunteers', '/api/v1/insurance', '/api/v1/home'],
  claim: ['/api/v1/claims', '/api/v1/qualifications', '/api/v1/insurance', '/api/v1/home'],
  service: ['/api/v1/volunteers'],
  training: ['/api/v1/training', '/api/v1/home'],
  recognition: ['/api/v1/recognition'],
  roster: ['/api/v1/rosters', '/api/v1/shifts', '/api/v1/seats', '/api/v1/dispatch', '/api/v1/home'],
  shift: ['/api/v1/rosters', '/api/v1/shifts', '/api/v1/home'],
  assignment: [
    '/api/v1/rosters',
    '/api/v1/shifts',
    '/api/v1/seats',
    '/api/v1/assignments',
    '/api/v1/dispatch',
    '/api/v1/home',
  ],
  cover: ['/api/v1/cover-requests', '/api/v1/rosters', '/api/v1/home'],
  patrol: ['/api/v1/patrol-logs'],
  incident: ['/api/v1/incidents', '/api/v1/dispatch', '/api/v1/home'],
  mission: ['/api/v1/incidents', '/api/v1/missions', '/api/v1/dispatch', '/api/v1/home'],
  'follow-up': ['/api/v1/follow-ups', '/api/v1/incidents', '/api/v1/home'],
  plugin: ['/api/v1/ui', '/api/v1/plugins', '/api/v1/plugin-proposals', '/api/v1/team-types', '/api/v1/vetting/plans'],
  projects: ['/api/v1/projects', '/api/v1/organisations', '/api/v1/indicators', '/api/v1/home'],
};

/** The beginnings of the paths to read anew after an event, such as `mission.accepted`. What the house does not know is a plugin's. */
export function pathsConcerning(topic: string): readonly string[] {
  const owner = topic.split('.')[0] ?? '';
  return concerned[owner] ?? [`/api/v1/plugins/${owner}/`];
}
