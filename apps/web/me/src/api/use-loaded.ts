import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from './client.js';

/** Something read from the server: what is there, whether it is being read, and why it could not be. */
export interface Loaded<T> {
  readonly value: T | undefined;
  readonly loading: boolean;
  readonly problem: Problem | undefined;
  /** Reads again; what is there stays meanwhile. */
  readonly reload: () => Promise<void>;
}

/**
 * Reads on the first draw, when the page comes back into view or the network returns, and every so many seconds where
 * that is asked for.
 */
export function useLoaded<T>(read: () => Promise<T>, options: { everySeconds?: number } = {}): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({
    value: undefined,
    loading: true,
    problem: undefined,
  });
  const latest = useRef(0);
  const reader = useRef(read);
  reader.current = read;
  const reload = useCallback(async () => {
    const turn = ++latest.current;
    setState((before) => ({ ...before, loading: true }));
    try {
      const value = await reader.current();
      if (turn === latest.current) setState({ value, loading: false, problem: undefined });
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(500, 'unknown', '');
      if (turn === latest.current) setState((before) => ({ ...before, loading: false, problem }));
    }
  }, []);
  const { everySeconds } = options;
  useEffect(() => {
    void reload();
    const again = (): void => {
      if (document.visibilityState === 'visible') void reload();
    };
    document.addEventListener('visibilitychange', again);
    addEventListener('online', again);
    addEventListener('redmaple:signed-in', again);
    const timer = everySeconds === undefined ? undefined : setInterval(again, everySeconds * 1_000);
    return () => {
      latest.current++;
      document.removeEventListener('visibilitychange', again);
      removeEventListener('online', again);
      removeEventListener('redmaple:signed-in', again);
      clearInterval(timer);
    };
  }, [reload, everySeconds]);
  return { ...state, reload };
}
