import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { asDomainError, RequestValidationPipe, UnitOfWork } from '@redmaple/platform';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { isRecord, show } from '../validate/problems.js';
import { EffectContributor } from './effect-contributor.js';

/** Effects of one answer. */
const most = 50;

/** An answer whose effects can't be carried out, in words for the administrator. */
export class EffectRefused extends Error {
  override readonly name = 'EffectRefused';
}

/** Carries out what plugins want to be done: all effects of an answer or none, each checked like a person's request. */
@Injectable()
export class PluginEffects implements OnModuleInit {
  private contributors: ReadonlyMap<string, EffectContributor> = new Map();
  private readonly pipe = new RequestValidationPipe();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly work: UnitOfWork,
  ) {}

  onModuleInit(): void {
    const found = this.discovery.getProviders().map(({ instance }): unknown => instance);
    const contributors = found.filter((one) => one instanceof EffectContributor);
    this.contributors = new Map(contributors.map((one) => [one.effect, one]));
  }

  /**
   * @param effects as the plugin answered them: not believed.
   * @param key the same for the same answer to the same thing.
   * @throws EffectRefused; nothing was done then
   */
  carryOut(plugin: LoadedPlugin, effects: unknown, key: string): Promise<void> {
    if (effects === undefined) return Promise.resolve();
    if (!Array.isArray(effects)) throw new EffectRefused('Its effects are no list.');
    if (effects.length > most) throw new EffectRefused(`It wants more than ${most} effects at once.`);
    return this.work.run(async () => {
      await this.mustBeOn(plugin.id);
      for (const [index, effect] of effects.entries()) await this.one(plugin, effect, `${key}.${index}`, index);
    });
  }

  /** As the database knows it now, and until the effects are committed: nothing happens after a county said stop. */
  private async mustBeOn(pluginId: string): Promise<void> {
    const on = await this.work.one('SELECT 1 FROM plugins.county_plugin WHERE plugin_id = $1 AND enabled FOR SHARE', [
      pluginId,
    ]);
    if (!on) throw new EffectRefused('It is not switched on here any more.');
  }

  private async one(plugin: LoadedPlugin, effect: unknown, key: string, index: number): Promise<void> {
    const at = `effects[${index}]`;
    if (!isRecord(effect)) throw new EffectRefused(`${at} is ${show(effect)}: it must be an object.`);
    const { effect: name, ...body } = effect;
    const contributor = typeof name === 'string' ? this.contributors.get(name) : undefined;
    if (!contributor)
      throw new EffectRefused(`${at} is ${show(name)}: use one of ${[...this.contributors.keys()].sort().join(', ')}.`);
    mayUse(plugin, contributor);
    try {
      const checked = await this.pipe.transform(body, { type: 'body', metatype: contributor.body });
      await contributor.carryOut(checked as object, { pluginId: plugin.id, key });
    } catch (error) {
      const refused = asDomainError(error);
      // A database that is away is nobody's fault, and tried again.
      if (!refused || refused.kind === 'unavailable') throw error;
      throw new EffectRefused(`${at} (${contributor.effect}) is refused: ${refused.code}.`);
    }
  }
}

function mayUse({ definition }: LoadedPlugin, { effect, service }: EffectContributor): void {
  if (service === undefined) return;
  const declared = (definition as { permissions?: readonly { service: string }[] }).permissions ?? [];
  if (declared.some((one) => one.service === service)) return;
  throw new EffectRefused(`${effect} needs the permission ${service}: declare it in permissions.`);
}
