import { useRef, useState } from 'preact/hooks';
import { Problem } from '../api/client.js';
import { newId } from '../api/identifiers.js';

/** Something that is done at a press: whether it is being done, and what went wrong. */
export interface Action<Arguments extends readonly unknown[]> {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  /** @returns whether it was done */
  readonly run: (...input: Arguments) => Promise<boolean>;
  readonly forget: () => void;
}

/**
 * Does something once, however often it is pressed: one key per wish, kept while the same wish is tried again after a
 * lost answer, so that the server does it once too.
 */
export function useAction<Arguments extends readonly unknown[]>(
  work: (key: string, ...input: Arguments) => Promise<unknown>,
): Action<Arguments> {
  const [state, setState] = useState<{ busy: boolean; problem: Problem | undefined }>({
    busy: false,
    problem: undefined,
  });
  const running = useRef(false);
  const wish = useRef<{ key: string; input: string }>(undefined);
  const run = async (...input: Arguments): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    const same = JSON.stringify(input);
    if (wish.current?.input !== same) wish.current = { key: newId(), input: same };
    setState({ busy: true, problem: undefined });
    try {
      await work(wish.current.key, ...input);
      wish.current = undefined;
      setState({ busy: false, problem: undefined });
      return true;
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(500, 'unknown', '');
      if (!problem.passing) wish.current = undefined;
      setState({ busy: false, problem });
      return false;
    } finally {
      running.current = false;
    }
  };
  return { ...state, run, forget: () => setState({ busy: false, problem: undefined }) };
}
