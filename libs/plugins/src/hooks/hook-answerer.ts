import { Injectable } from '@nestjs/common';
import type { DecisionName, FilterName, HappenedEvent } from '../define/hooks.js';
import type { AskedOutcome } from '../isolation/ask-policy.js';

/**
 * Runs the hooks of one plugin somewhere else than in this process. Answers are data of a stranger: the host checks them as it
 * checks those of a plugin in the process.
 */
export interface HookAnswerer {
  /** For each input in turn the codes of the reasons against it. */
  decide(hook: DecisionName, inputs: readonly object[]): Promise<AskedOutcome<readonly unknown[]>>;
  filter(hook: FilterName, input: object): Promise<AskedOutcome<unknown>>;
  /** Inside the transaction that notes that the event was heard. @throws Error when it was not */
  hear(event: HappenedEvent): Promise<void>;
}

/** Which plugins answer from somewhere else. */
@Injectable()
export class HookAnswerers {
  private readonly elsewhere = new Map<string, HookAnswerer>();

  /** From now on the plugin's hooks are asked there. */
  register(pluginId: string, answerer: HookAnswerer): void {
    this.elsewhere.set(pluginId, answerer);
  }

  of(pluginId: string): HookAnswerer | undefined {
    return this.elsewhere.get(pluginId);
  }
}
