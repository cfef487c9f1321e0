/** Whose effect is carried out, and by which name it is known. */
export interface EffectOrigin {
  readonly pluginId: string;
  /** The same for the same effect, however often it is carried out. */
  readonly key: string;
}

/**
 * Carries out one kind of effect through the very service that a person's request calls. Whoever offers one extends it, is listed in
 * its module's providers, and is found by the host. The context and one transaction of whoever caused it are around it.
 */
export abstract class EffectContributor<Body extends object = object> {
  /** `<noun>.<verb>`. */
  abstract readonly effect: string;
  /** The service that a plugin must declare in its permissions; undefined for what concerns only itself. */
  abstract readonly service: string | undefined;
  /** The effect without its name is checked against it like the body of a request. */
  abstract readonly body: new () => Body;
  /** @throws DomainError when a rule forbids it */
  abstract carryOut(body: Body, origin: EffectOrigin): Promise<void>;
}
