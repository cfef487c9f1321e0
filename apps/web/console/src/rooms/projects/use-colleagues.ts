import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';

interface Colleagues {
  readonly nameOf: (accountId: string | undefined) => string | undefined;
  readonly officers: readonly Shape<'ColleagueView'>[];
}

/** The staff behind the ids in organisations and histories. */
export function useColleagues(): Colleagues {
  const { data = [] } = useGet('/api/v1/organisations/colleagues', {});
  return {
    nameOf: (accountId) => data.find((one) => one.id === accountId)?.displayName,
    officers: data.filter((one) => one.officer),
  };
}
