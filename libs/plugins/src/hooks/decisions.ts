import { Injectable } from '@nestjs/common';
import type { Blocker } from '../contracts/eligibility.js';
import { deepFreeze } from '../define/deep-freeze.js';
import type { Decision, DecisionInputs, DecisionName } from '../define/hooks.js';
import { labelOf } from '../define/labels.js';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import type { AskedOutcome } from '../isolation/ask-policy.js';
import { derivedFrom } from '../registry/derived.js';
import { PluginFaults } from '../registry/plugin-faults.js';
import { PluginSwitch } from '../registry/plugin-switch.js';
import { reasonsIn } from './answers.js';
import { type HookAnswerer, HookAnswerers } from './hook-answerer.js';
import { InvalidAnswer, runTogether } from './run-together.js';

/** The plugins have their time for so many people: nobody is slow because a county is large. */
const peopleAtOnce = 200;

/** What the county's plugins said. */
export interface Decided {
  /** Reasons against people, by their id. */
  readonly blockers: ReadonlyMap<string, readonly Blocker[]>;
  /** `<id> <version>` of the plugins that gave one. */
  readonly spoke: readonly string[];
  /** Plugins that did not answer as they must: the core's word stands without them, and the fault is counted. */
  readonly failed: readonly string[];
}

const nothing: Decided = { blockers: new Map(), spoke: [], failed: [] };

/** One plugin's answers to a batch: for each input the codes of its reasons. */
type Answers = AskedOutcome<readonly (readonly string[])[]> | undefined;

interface Asked {
  readonly plugin: LoadedPlugin;
  readonly decision: Decision<never>;
}

/** Those of a list that have a hook, by its name. */
type AskedByHook = ReadonlyMap<string, readonly Asked[]>;

/** Asks the plugins of the county for more reasons against people. They can't take one away: what they answer is added. */
@Injectable()
export class Decisions {
  private readonly askedAmong = derivedFrom(askedAmong);

  constructor(
    private readonly plugins: PluginSwitch,
    private readonly answerers: HookAnswerers,
    private readonly faults: PluginFaults,
  ) {}

  /** Whether a plugin that is on in this county has the hook. */
  async has(hook: DecisionName): Promise<boolean> {
    return (await this.askedBy(hook)).length > 0;
  }

  async ask<Name extends DecisionName>(hook: Name, inputs: readonly DecisionInputs[Name][]): Promise<Decided> {
    const asked = await this.askedBy(hook);
    if (asked.length === 0 || inputs.length === 0) return nothing;
    const blockers = new Map<string, Blocker[]>();
    const spoke = new Set<string>();
    const failed = new Set<string>();
    for (let from = 0; from < inputs.length; from += peopleAtOnce) {
      const batch = deepFreeze(structuredClone(inputs.slice(from, from + peopleAtOnce)));
      const waiting = asked.filter(({ plugin }) => !failed.has(plugin.id));
      const answers = await this.answersOf(hook, waiting, batch);
      for (const [index, answer] of answers.entries()) {
        const { plugin, decision } = waiting[index] as Asked;
        if (answer?.ok) {
          if (noteReasons(blockers, plugin, decision, batch, answer.value))
            spoke.add(`${plugin.id} ${plugin.definition.version}`);
          continue;
        }
        failed.add(plugin.id);
        // Without a process to ask, or without time for it: that counts for nobody.
        if (answer && answer.reason !== 'away')
          await this.faults.record(plugin.id, `decide ${hook}`, answer.reason, answer.message);
      }
    }
    return { blockers, spoke: [...spoke], failed: [...failed] };
  }

  private async askedBy(hook: DecisionName): Promise<readonly Asked[]> {
    return this.askedAmong(await this.plugins.enabled()).get(hook) ?? [];
  }

  /** Those of this process all together, the others each where it runs. */
  private async answersOf(
    hook: DecisionName,
    asked: readonly Asked[],
    batch: readonly object[],
  ): Promise<readonly Answers[]> {
    const elsewhere = new Map<Asked, Promise<Answers>>();
    for (const one of asked) {
      const answerer = this.answerers.of(one.plugin.id);
      if (answerer) elsewhere.set(one, askElsewhere(answerer, hook, one.decision, batch));
    }
    // Most counties have nobody elsewhere: fifty promises would cost more than what the plugins do.
    const here = elsewhere.size === 0 ? asked : asked.filter((one) => !elsewhere.has(one));
    const answers = runTogether(
      here.map(
        ({ decision: { check, reasons } }) =>
          () =>
            batch.map((input) => reasonsIn(check(input as never), reasons)),
      ),
    );
    if (elsewhere.size === 0) return answers;
    const answered = new Map<Asked, Answers>(here.map((one, index) => [one, answers[index]]));
    await Promise.all([...elsewhere].map(async ([one, answer]) => answered.set(one, await answer)));
    return asked.map((one) => answered.get(one));
  }
}

function askedAmong(plugins: readonly LoadedPlugin[]): AskedByHook {
  const found = new Map<string, Asked[]>();
  for (const plugin of plugins) {
    for (const [hook, decision] of Object.entries(plugin.definition.decide ?? {})) {
      const those = found.get(hook) ?? [];
      found.set(hook, [...those, { plugin, decision: decision as Decision<never> }]);
    }
  }
  return found;
}

async function askElsewhere(
  answerer: HookAnswerer,
  hook: DecisionName,
  { reasons }: Decision<never>,
  batch: readonly object[],
): Promise<Answers> {
  const outcome = await answerer.decide(hook, batch);
  if (!outcome.ok) return outcome;
  try {
    if (outcome.value.length !== batch.length)
      throw new InvalidAnswer('It must answer for everybody it is asked about.');
    return { ok: true, value: outcome.value.map((one) => reasonsIn(one, reasons)) };
  } catch (error) {
    if (error instanceof InvalidAnswer) return { ok: false, reason: 'invalid', message: error.message };
    throw error;
  }
}

/** @returns whether there was any */
function noteReasons(
  blockers: Map<string, Blocker[]>,
  plugin: LoadedPlugin,
  { reasons }: Decision<never>,
  batch: readonly { readonly person: { readonly id: string } }[],
  codes: readonly (readonly string[])[],
): boolean {
  if (codes.every((one) => one.length === 0)) return false;
  let any = false;
  for (const [index, { person }] of batch.entries()) {
    for (const code of codes[index] ?? []) {
      any = true;
      const blocker: Blocker = {
        code: `${plugin.id}.${code}`,
        source: plugin.id,
        fixableBy: reasons.find((one) => one.code === code)?.fixableBy ?? 'nobody',
        how: 'plugin',
        label: labelOf(plugin.definition.labels, code),
      };
      blockers.set(person.id, [...(blockers.get(person.id) ?? []), blocker]);
    }
  }
  return any;
}
