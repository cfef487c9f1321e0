import { useEffect } from 'preact/hooks';

/**
 * Calls `leave` when the screen is left, and when the pages go out of view, which may be the last that they hear.
 * @param leave of the first drawing: it reads what is true now from refs
 */
export function useLeaving(leave: () => void): void {
  useEffect(() => {
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') leave();
    };
    document.addEventListener('visibilitychange', hidden);
    addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
}
