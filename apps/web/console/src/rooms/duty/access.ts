import type { Shape } from '../../app/api.js';
import { useSession } from '../../app/session.js';
import { useTeams } from '../people/lookups.js';

/** Whose weeks the reader may make and change: the office all of them, a leader those of the own teams. */
export function useManagedTeams(): {
  readonly managed: readonly Shape<'TeamDetail'>[];
  readonly manages: (teamId: string) => boolean;
} {
  const { can, who } = useSession();
  const { active } = useTeams();
  const office = can('operator', 'county-admin');
  const led = new Set(who.grants.flatMap((one) => (one.role === 'team-leader' && one.scopeId ? [one.scopeId] : [])));
  const manages = (teamId: string): boolean => office || led.has(teamId);
  return { managed: active.filter((team) => manages(team.id)), manages };
}
