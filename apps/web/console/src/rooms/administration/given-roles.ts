import type { Shape } from '../../app/api.js';
import { useSession } from '../../app/session.js';

export type StaffRole = Shape<'InviteStaffDto'>['roles'][number];

/** Who may give which roles: nobody makes the own watcher. */
const working: readonly StaffRole[] = [
  'operator',
  'liaison',
  'trainer',
  'project-officer',
  'team-leader',
  'org-manager',
  'county-admin',
];
const watching: readonly StaffRole[] = ['security-admin', 'auditor', 'system-admin'];

/** The roles that the reader may give and take. */
export function useGivenRoles(): readonly StaffRole[] {
  const { can } = useSession();
  return [...(can('county-admin') ? working : []), ...(can('security-admin') ? watching : [])];
}
