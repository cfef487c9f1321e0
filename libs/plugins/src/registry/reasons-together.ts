import type { Blocker } from '../contracts/eligibility.js';

/**
 * Everything that speaks against somebody: the core's reasons as they are, and behind them what plugins add. The one place where the
 * two meet: the engine judges by it, and the conformance suite tries every plugin on it.
 */
export function reasonsTogether(core: readonly Blocker[], ofPlugins: readonly Blocker[]): readonly Blocker[] {
  return [...core, ...ofPlugins];
}
