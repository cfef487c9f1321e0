import { type Query, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onLiveEvent, startLive, useConnection } from './live.js';
import { pathsConcerning } from './live-topics.js';

/** Without a stream, milliseconds between reads. */
const pollEvery = 15_000;
/** Somebody who scrolled further than so many pages looks back; reading all of them anew at each event would be a flood. */
const mostPages = 5;
/** Such long lists follow so many milliseconds later. */
const longListsAfter = 15_000;

/** Reads anew what an event concerns, all that is shown after a gap, and every few seconds while there is no stream. */
export function useLiveReads(): void {
  const queries = useQueryClient();
  const connection = useConnection();
  useEffect(() => {
    startLive();
    const concerned = new Set<string>();
    let later: ReturnType<typeof setTimeout> | undefined;
    const readLongLists = (): void => {
      later = undefined;
      const paths = [...concerned];
      concerned.clear();
      void queries.invalidateQueries({ predicate: (query) => isLong(query) && startsWithAny(query, paths) });
    };
    const stop = onLiveEvent(({ topic }) => {
      const paths = topic === 'resync' ? everything : pathsConcerning(topic);
      void queries.invalidateQueries({ predicate: (query) => !isLong(query) && startsWithAny(query, paths) });
      for (const path of paths) concerned.add(path);
      later ??= setTimeout(readLongLists, longListsAfter);
    });
    return () => {
      stop();
      clearTimeout(later);
    };
  }, [queries]);
  useEffect(() => {
    if (connection !== 'lost') return;
    const timer = setInterval(
      () => void queries.invalidateQueries({ predicate: (query) => startsWithAny(query, everything) }),
      pollEvery,
    );
    return () => clearInterval(timer);
  }, [connection, queries]);
}

const everything = ['/api/'];

/** Keys of reads begin with their path; who is signed in is no read of the county. */
function startsWithAny({ queryKey }: Query, paths: readonly string[]): boolean {
  return queryKey[0] !== 'session' && paths.some((one) => String(queryKey[0]).startsWith(one));
}

function isLong({ state }: Query): boolean {
  const { pages } = (state.data ?? {}) as { pages?: readonly unknown[] };
  return Array.isArray(pages) && pages.length > mostPages;
}
