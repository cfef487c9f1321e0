import { useLayoutEffect } from 'react';

/** The page fills the window and scrolls inside its parts only. */
export function useFullHeight(): void {
  useLayoutEffect(() => {
    const content = document.querySelector('main.shell-content');
    content?.classList.add('shell-content-full');
    return () => content?.classList.remove('shell-content-full');
  }, []);
}
