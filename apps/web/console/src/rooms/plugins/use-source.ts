import { useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Problem } from '../../app/api.js';
import { recordOf, type Row, type RowPage, rowsOf, withIds } from './answers.js';
import { askPlugin, pluginKey } from './plugin-api.js';
import { fillPath } from './paths.js';

type Values = Readonly<Record<string, unknown>>;

/** Where rows or a record come from. */
export interface Source {
  readonly plugin: string;
  /** May hold `:name`. */
  readonly path: string;
  /** What stands for `:name`. */
  readonly values?: Values;
  readonly query?: Readonly<Record<string, string>>;
  readonly enabled?: boolean;
}

/** Reads the rows of a source, page by page where it answers so. */
export function useRows({ plugin, path, values = {}, query = {}, enabled = true }: Source) {
  const result = useInfiniteQuery<RowPage, Problem, { pages: RowPage[] }, unknown[], string | undefined>({
    queryKey: [`${pluginKey(plugin)}${path}`, 'rows', values, query],
    queryFn: async ({ pageParam }) =>
      rowsOf(
        await askPlugin({
          plugin,
          method: 'GET',
          path: filled(path, values),
          query: { ...query, ...(pageParam !== undefined && { after: pageParam }) },
        }),
      ),
    initialPageParam: undefined,
    // A source that answers the same page for ever is at its end.
    getNextPageParam: (last, _all, before) => (last.next === before ? undefined : last.next),
    enabled,
  });
  const rows = useMemo<Row[]>(() => withIds(result.data?.pages.flatMap((page) => page.rows) ?? []), [result.data]);
  return { rows, result };
}

/** Reads one record. */
export function useRecord({ plugin, path, values = {}, query = {} }: Source): UseQueryResult<Values, Problem> {
  return useQuery<Values, Problem>({
    queryKey: [`${pluginKey(plugin)}${path}`, 'record', values, query],
    queryFn: async () => recordOf(await askPlugin({ plugin, method: 'GET', path: filled(path, values), query })),
  });
}

function filled(path: string, values: Values): string {
  const address = fillPath(path, values);
  if (address === undefined) throw new Problem(400, 'plugin.address', '');
  return address;
}
