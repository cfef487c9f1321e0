import { useSyncExternalStore } from 'react';

let offset = 0;

/** Sets the console's clock by the server's: timers never trust the clock of an old office machine. */
export function setServerClock(now: string): void {
  offset = new Date(now).getTime() - Date.now();
}

/** Milliseconds since 1970 as the server counts them. */
export function serverNow(): number {
  return Date.now() + offset;
}

const watchers = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;
let second = 0;

/** The server's time, anew every second; all timers on a page share one tick. */
export function useServerNow(): number {
  useSyncExternalStore(subscribe, () => second);
  return serverNow();
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  ticking ??= setInterval(() => {
    second += 1;
    for (const one of watchers) one();
  }, 1000);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** Minutes and seconds, `4:01`; hours in front where there are any. */
export function clockText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
