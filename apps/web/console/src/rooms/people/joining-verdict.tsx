import type { ReactNode } from 'react';
import { useAsk } from '../../app/queries.js';
import { Loaded } from '../../kit/states.js';
import { VerdictView } from '../eligibility/verdict.js';

/** Before anything is saved: whether the rules let somebody join a team, and every reason why not. */
export function JoiningVerdict({
  volunteerId,
  teamId,
}: {
  readonly volunteerId: string | undefined;
  readonly teamId: string | undefined;
}): ReactNode {
  const enabled = volunteerId !== undefined && teamId !== undefined;
  const verdict = useAsk(
    '/api/v1/eligibility/explain',
    { volunteerId: volunteerId ?? '', action: 'join-team', teamId: teamId ?? '' },
    { enabled },
  );
  if (!enabled) return null;
  return <Loaded of={verdict}>{(found) => <VerdictView verdict={found} />}</Loaded>;
}
