/** Plugins that failed lately, all together: at most one start in so many milliseconds. */
const apart = 3_000;
/** How long a failure is remembered for this, in milliseconds; whoever is kept waiting by others for longer goes past them. */
const remembered = 60_000;
/** Starts at the same time of plugins that did not fail. */
const sideBySide = 2;

/**
 * When a closed process may be started. A start is what costs the machine most: namespaces and mounts are made and taken down by the
 * kernel for everybody, at nobody's priority. So few start at once, and those of plugins that failed lately, in whichever county, share
 * one start every few seconds: sixteen processes that end at every question would otherwise be started all the time.
 */
export class StartGate {
  private readonly failedAt = new Map<string, number>();
  private readonly line: (() => void)[] = [];
  private starting = 0;
  private nextOfFailed = 0;
  private failedStarts = false;

  noteFailure(pluginId: string): void {
    this.failedAt.set(pluginId, performance.now());
  }

  /**
   * Starts one when it is its turn.
   * @param latest by the clock of `performance`
   * @returns what `start` answers; undefined when it may not start before `latest`
   */
  async pass<T>(pluginId: string, latest: number, start: () => Promise<T>): Promise<T | undefined> {
    return this.failedLately(pluginId) ? this.passAsFailed(start) : this.passInLine(latest, start);
  }

  private failedLately(pluginId: string): boolean {
    const at = this.failedAt.get(pluginId);
    if (at === undefined) return false;
    if (performance.now() - at < remembered) return true;
    this.failedAt.delete(pluginId);
    return false;
  }

  /** Nobody waits here: whoever asks has an answer of its own. */
  private async passAsFailed<T>(start: () => Promise<T>): Promise<T | undefined> {
    const now = performance.now();
    if (this.failedStarts || now < this.nextOfFailed) return undefined;
    this.failedStarts = true;
    this.nextOfFailed = now + apart;
    try {
      return await start();
    } finally {
      this.failedStarts = false;
    }
  }

  private async passInLine<T>(latest: number, start: () => Promise<T>): Promise<T | undefined> {
    while (this.starting >= sideBySide) {
      await new Promise<void>((resolve) => this.line.push(resolve));
      if (performance.now() > latest) {
        this.line.shift()?.();
        return undefined;
      }
    }
    this.starting++;
    try {
      return await start();
    } finally {
      this.starting--;
      this.line.shift()?.();
    }
  }
}
