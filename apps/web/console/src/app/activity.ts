let lastInput = Date.now();

/** Notes when a person last touched the console: what goes out long after that is background work. */
export function watchActivity(): void {
  for (const name of ['pointerdown', 'keydown', 'wheel', 'touchstart'])
    window.addEventListener(name, () => (lastInput = Date.now()), { passive: true, capture: true });
}

/** Seconds since somebody last touched this tab. */
export function secondsSinceInput(): number {
  return (Date.now() - lastInput) / 1000;
}
