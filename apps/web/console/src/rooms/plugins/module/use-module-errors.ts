import { useEffect, useEffectEvent } from 'react';
import { Problem } from '../../../app/api.js';
import { useWords } from '../../../app/words.js';
import { problemText } from '../../../kit/problem-text.js';
import { handedOut } from './host.js';

interface Told {
  /** Something in the module threw outside of drawing: in a handler, a timer, a promise. */
  readonly onBroken: () => void;
  /** A refusal of its routes that it did not catch, in the reader's language. */
  readonly onRefused: (text: string) => void;
}

/** Watches for what no error boundary sees: errors that come from the files below `folder`. */
export function useModuleErrors(folder: string | undefined, { onBroken, onRefused }: Told): void {
  const { t } = useWords();
  const broke = useEffectEvent(onBroken);
  const refused = useEffectEvent((problem: Problem) => onRefused(problemText(problem, t)));
  useEffect(() => {
    if (folder === undefined) return;
    const failed = ({ error, filename }: ErrorEvent): void => {
      if (filename.includes(folder) || isOf(error, folder)) broke();
    };
    const rejected = (event: PromiseRejectionEvent): void => {
      const reason: unknown = event.reason;
      if (reason instanceof Problem && handedOut.has(reason)) {
        event.preventDefault();
        refused(reason);
      } else if (isOf(reason, folder)) broke();
    };
    window.addEventListener('error', failed);
    window.addEventListener('unhandledrejection', rejected);
    return () => {
      window.removeEventListener('error', failed);
      window.removeEventListener('unhandledrejection', rejected);
    };
  }, [folder]);
}

/** The console throws errors only: what is thrown as something else comes from the module that is open. */
function isOf(error: unknown, folder: string): boolean {
  if (error === undefined || error === null) return false;
  return error instanceof Error ? (error.stack ?? '').includes(folder) : true;
}
