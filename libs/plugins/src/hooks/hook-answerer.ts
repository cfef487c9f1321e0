import { Injectable } from '@nestjs/common';
import type { DecisionName, FilterName, HappenedEvent } from '../define/hooks.js';
import type { PolicyFailure } from '../host/run-policy.js';
import type { AskedOutcome } from '../isolation/ask-policy.js';

/**
 * Runs the hooks of one plugin somewhere else than in this process. Answers are data of a stranger: the host checks them as it
 * checks those of a plugin in the process.
 */
export interface HookAnswerer {
  /** For each input in turn the codes of the reasons against it. */
  decide(hook: DecisionName, inputs: readonly object[]): Promise<AskedOutcome<readonly unknown[]>>;
  filter(hook: FilterName, input: object): Promise<AskedOutcome<unknown>>;
  /**
   * Tells an event before there is a transaction: who is far away must not keep locks waiting.
   * @returns what is to be done inside the transaction which notes that the event was heard; it throws when it could not
   * @throws NotHeard; an error of kind `unavailable` when nobody is there to tell, which counts for nobody
   */
  hear(event: HappenedEvent): Promise<() => Promise<void>>;
}

/** An event that a plugin did not hear as it must. */
export class NotHeard extends Error {
  constructor(
    readonly reason: PolicyFailure,
    message: string,
  ) {
    super(message);
  }
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
