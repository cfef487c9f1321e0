import { Injectable } from '@nestjs/common';
import { deepFreeze } from '../define/deep-freeze.js';
import type { Filter, FilterInputs, FilterName, FilterOutputs } from '../define/hooks.js';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import type { AskedOutcome } from '../isolation/ask-policy.js';
import { PluginFaults } from '../registry/plugin-faults.js';
import { PluginSwitch } from '../registry/plugin-switch.js';
import { filtered } from './answers.js';
import { HookAnswerers } from './hook-answerer.js';
import { InvalidAnswer, runTogether } from './run-together.js';

/** Lets the plugins of the county change a value on its way, one after the other in the order of the configuration. */
@Injectable()
export class Filters {
  constructor(
    private readonly plugins: PluginSwitch,
    private readonly answerers: HookAnswerers,
    private readonly faults: PluginFaults,
  ) {}

  /**
   * @param inputOf what a plugin is told of the value as it is then
   * @param kept what has to be in the value still
   * @returns the value; as it came where nobody changes it or no answer holds
   */
  async apply<Name extends FilterName>(
    hook: Name,
    value: FilterOutputs[Name],
    inputOf: (value: FilterOutputs[Name]) => FilterInputs[Name],
    kept: readonly string[],
  ): Promise<FilterOutputs[Name]> {
    let current = value;
    for (const plugin of await this.plugins.enabled()) {
      const filter = plugin.definition.filter?.[hook] as Filter<Name> | undefined;
      if (!filter) continue;
      const input = deepFreeze(structuredClone(inputOf(current)));
      const check = (answer: unknown): FilterOutputs[Name] => filtered[hook](answer, value, kept);
      const outcome = await this.run(plugin, hook, filter, input, check);
      if (outcome?.ok) current = outcome.value;
      else if (outcome && outcome.reason !== 'away')
        await this.faults.record(plugin.id, `filter ${hook}`, outcome.reason, outcome.message);
    }
    return current;
  }

  private async run<Name extends FilterName>(
    plugin: LoadedPlugin,
    hook: Name,
    filter: Filter<Name>,
    input: FilterInputs[Name],
    check: (answer: unknown) => FilterOutputs[Name],
  ): Promise<AskedOutcome<FilterOutputs[Name]> | undefined> {
    const answerer = this.answerers.of(plugin.id);
    if (!answerer) return runTogether([() => check(filter(input))])[0];
    const outcome = await answerer.filter(hook, input);
    if (!outcome.ok) return outcome;
    try {
      return { ok: true, value: check(outcome.value) };
    } catch (error) {
      if (error instanceof InvalidAnswer) return { ok: false, reason: 'invalid', message: error.message };
      throw error;
    }
  }
}
