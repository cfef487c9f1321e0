import { useMemo } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';

/** Places of duty by id; a county has fewer than a page of them, and those beyond it show without a name. */
export function useSites(): {
  readonly sites: readonly Shape<'SiteView'>[];
  readonly nameOf: (id: string | undefined) => string;
} {
  const { data } = useGet('/api/v1/sites', { query: { limit: 200 } });
  return useMemo(() => {
    const sites = data?.items ?? [];
    const names = new Map(sites.map((site) => [site.id, site.name]));
    return { sites, nameOf: (id) => (id === undefined ? '' : (names.get(id) ?? '')) };
  }, [data]);
}
