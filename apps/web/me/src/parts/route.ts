import { createStore, useStore } from '../api/store.js';

const base = '/me/';

export const screens = [
  '',
  'shifts',
  'training',
  'messages',
  'mine',
  'profile',
  'availability',
  'data',
  'recognition',
  'papers',
  'patrol',
  'outbox',
] as const;
export type Screen = (typeof screens)[number];

function read(): Screen {
  const name = typeof location === 'undefined' ? '' : location.pathname.slice(base.length).replace(/\/$/, '');
  return screens.find((one) => one === name) ?? '';
}

const route = createStore<Screen>(read());

if (typeof addEventListener === 'function') addEventListener('popstate', () => route.set(read()));

/** The screen that is shown. */
export function useScreen(): Screen {
  return useStore(route);
}

export function addressOf(screen: Screen): string {
  return base + screen;
}

/** Shows a screen; the back button leads back. */
export function go(screen: Screen): void {
  if (route.get() === screen) return;
  history.pushState(undefined, '', addressOf(screen));
  route.set(screen);
  scrollTo(0, 0);
}
