import { Injectable } from '@nestjs/common';
import type { Blocker } from '../contracts/eligibility.js';
import type { RulePerson, RuleQuestion } from '../define/eligibility-rule.js';
import { labelOf } from '../define/labels.js';
import { qualifiedCode } from '../define/plugin.js';
import type { TeamType } from '../define/team-type.js';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { askPolicy } from '../isolation/ask-policy.js';
import { PluginFaults } from './plugin-faults.js';
import { PluginSwitch } from './plugin-switch.js';

/** A rule has its 50 ms for so many people: nobody's rule is slow because a county is large. */
const peopleAtOnce = 500;

/** What a plugin's rule said. */
export interface RuledPeople {
  /** Reasons against people, by their id. */
  readonly blockers: ReadonlyMap<string, readonly Blocker[]>;
  /** The plugin whose rule was asked, and its version; absent where the team type has none. */
  readonly rule?: { readonly pluginId: string; readonly version: string };
  /** It did not answer as it must: the core's word stands alone, and the fault is counted. */
  readonly failed: boolean;
}

const nothing: RuledPeople = { blockers: new Map(), failed: false };

/** Asks the rule of a team type for more reasons against people. It can't take one away: what it answers is added. */
@Injectable()
export class EligibilityRules {
  constructor(
    private readonly plugins: PluginSwitch,
    private readonly faults: PluginFaults,
  ) {}

  /** Whether the team type has a rule of its own in this county. */
  async has(teamType: string): Promise<boolean> {
    return (await this.find(teamType)) !== undefined;
  }

  async ask(teamType: string, question: RuleQuestion, people: readonly RulePerson[]): Promise<RuledPeople> {
    const found = await this.find(teamType);
    if (!found) return nothing;
    const { plugin, rule } = found;
    const blockers = new Map<string, Blocker[]>();
    for (let from = 0; from < people.length; from += peopleAtOnce) {
      const outcome = await askPolicy(plugin, 'eligibility', {
        teamType,
        question,
        people: people.slice(from, from + peopleAtOnce),
      });
      if (outcome?.ok === false) {
        if (outcome.reason !== 'away')
          await this.faults.record(plugin.id, `eligibility of ${teamType}`, outcome.reason, outcome.message);
        return { ...nothing, rule: ruleOf(plugin), failed: true };
      }
      for (const { person, reason } of outcome?.value ?? []) {
        const fixableBy = rule.reasons.find((one) => one.code === reason)?.fixableBy ?? 'nobody';
        const blocker: Blocker = {
          code: `${plugin.id}.${reason}`,
          source: plugin.id,
          fixableBy,
          how: 'plugin',
          label: labelOf(plugin.definition.labels, reason),
        };
        blockers.set(person, [...(blockers.get(person) ?? []), blocker]);
      }
    }
    return { blockers, rule: ruleOf(plugin), failed: false };
  }

  private async find(
    teamType: string,
  ): Promise<{ plugin: LoadedPlugin; rule: NonNullable<TeamType['eligibility']> } | undefined> {
    const plugin = (await this.plugins.enabled()).find((one) => teamType.startsWith(`${one.id}.`));
    const rule = plugin?.definition.teamTypes?.find(
      (one) => qualifiedCode(plugin.id, one.code) === teamType,
    )?.eligibility;
    return plugin && rule && { plugin, rule };
  }
}

function ruleOf(plugin: LoadedPlugin): { pluginId: string; version: string } {
  return { pluginId: plugin.id, version: plugin.definition.version };
}
