import type { CoreRole } from '@redmaple/platform';
import type { EffectName } from '../define/effects.js';

/** Whose effect is carried out, and by which name it is known. */
export interface EffectOrigin {
  readonly pluginId: string;
  /** The same for the same effect, however often it is carried out. */
  readonly key: string;
}

/**
 * Carries out one kind of effect through the very service that a person's request calls. Whoever offers one extends it, is listed in
 * its module's providers, and is found by the host. One transaction is around all effects of an answer; who acts in it is the plugin.
 */
export abstract class EffectContributor<Body extends object = object> {
  abstract readonly effect: EffectName;
  /**
   * The role that a person needs for the same. The plugin holds it for as long as the effect takes; whoever asked the plugin for it
   * must hold it too. Undefined where it concerns the plugin alone.
   */
  abstract readonly role: CoreRole | undefined;
  /** The effect without its name is checked against it like the body of a request. */
  abstract readonly body: new () => Body;
  /** @throws DomainError when a rule forbids it */
  abstract carryOut(body: Body, origin: EffectOrigin): Promise<void>;
}
