import { Injectable } from '@nestjs/common';
import { type DispatchCandidate, type DispatchIncident, nearest } from '../define/dispatch.js';
import { askPolicy } from '../isolation/ask-policy.js';
import { PluginFaults } from './plugin-faults.js';
import { PluginSwitch } from './plugin-switch.js';

/** Candidates in the order in which they are to be asked. */
export interface DispatchRanking {
  readonly candidates: readonly DispatchCandidate[];
  /** Whose order it is: the core's (nearest first) where the plugin has none or failed. */
  readonly by: 'plugin' | 'core';
}

/** Orders candidates with the policy of their team type. */
@Injectable()
export class DispatchPolicies {
  constructor(
    private readonly plugins: PluginSwitch,
    private readonly faults: PluginFaults,
  ) {}

  /**
   * @param teamType `<plugin id>.<code>`.
   * @param candidates those who passed every safety rule; the answer holds no other.
   */
  async rank(
    teamType: string,
    incident: DispatchIncident,
    candidates: readonly DispatchCandidate[],
  ): Promise<DispatchRanking> {
    const plugin = (await this.plugins.enabled()).find((one) => teamType.startsWith(`${one.id}.`));
    const outcome = plugin && (await askPolicy(plugin, 'rankForDispatch', { teamType, incident, candidates }));
    if (plugin && outcome?.ok === false && outcome.reason !== 'away') {
      await this.faults.record(plugin.id, `rankForDispatch of ${teamType}`, outcome.reason, outcome.message);
    }
    return outcome?.ok ? { candidates: outcome.value, by: 'plugin' } : { candidates: nearest(candidates), by: 'core' };
  }
}
