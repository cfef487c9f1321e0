import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type Actor, asDomainError, Audit, RequestValidationPipe, UnitOfWork } from '@redmaple/platform';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { actAsHost } from '../mounting/acting.js';
import type { Agreement } from '../registry/consent/manifest.js';
import { pluginErrors } from '../registry/plugins.errors.js';
import { isRecord, show } from '../validate/problems.js';
import { asPlugin } from './as-plugin.js';
import { EffectContributor } from './effect-contributor.js';

/** Effects of one answer. */
const most = 50;

/** What a plugin answered to. */
export interface EffectCause {
  /** The same for the same event or request: effects of the plugin's are known by it and their place in the answer. */
  readonly id: string;
  /** Who asked for it; nobody, when the plugin heard of an event. */
  readonly asker?: Actor;
}

/** An answer whose effects are none that the plugin may wish for, in words for the administrator: the plugin's fault. */
export class EffectRefused extends Error {
  override readonly name = 'EffectRefused';
}

interface Wanted {
  readonly at: string;
  readonly contributor: EffectContributor;
  readonly body: object;
}

/** Carries out what plugins want to be done: all effects of an answer or none, each checked like a person's request. */
@Injectable()
export class PluginEffects implements OnModuleInit {
  private contributors: ReadonlyMap<string, EffectContributor> = new Map();
  private readonly pipe = new RequestValidationPipe();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    const found = this.discovery.getProviders().map(({ instance }): unknown => instance);
    const contributors = found.filter((one) => one instanceof EffectContributor);
    this.contributors = new Map(contributors.map((one) => [one.effect, one]));
  }

  /**
   * Carries out the effects of one answer in the county of the context, joining an open transaction. When it throws nothing of the
   * answer was done, and nothing of it is locked any more: a fault can be written beside the open transaction.
   * @param effects as the plugin answered them: not believed.
   * @throws EffectRefused for what the plugin may not wish for; plugins.refused for what a rule forbids; plugins.failed where the
   * county switched it off meanwhile
   */
  async apply(plugin: LoadedPlugin, effects: unknown, cause: EffectCause): Promise<void> {
    if (effects === undefined) return;
    const wanted = await this.wanted(plugin, effects);
    if (wanted.length === 0) return;
    await actAsHost(() => this.work.run(() => this.allOrNone(() => this.all(plugin, wanted, cause))));
  }

  /** What can be said without the database is said before it. */
  private async wanted({ definition }: LoadedPlugin, effects: unknown): Promise<readonly Wanted[]> {
    if (!Array.isArray(effects)) throw new EffectRefused('Its effects are no list.');
    if (effects.length > most) throw new EffectRefused(`It wants more than ${most} effects at once.`);
    const declared: readonly string[] = definition.effects ?? [];
    const wanted: Wanted[] = [];
    for (const [index, effect] of effects.entries()) {
      const at = `effects[${index}]`;
      if (!isRecord(effect)) throw new EffectRefused(`${at} is ${show(effect)}: it must be an object.`);
      const { effect: name, ...body } = effect;
      const contributor = typeof name === 'string' ? this.contributors.get(name) : undefined;
      if (!contributor) throw new EffectRefused(`${at} is ${show(name)}: use one of ${this.names()}.`);
      if (!declared.includes(contributor.effect))
        throw new EffectRefused(`${at} is ${contributor.effect}: declare it in effects.`);
      wanted.push({ at, contributor, body: await this.checked(at, contributor, body) });
    }
    return wanted;
  }

  private names(): string {
    return [...this.contributors.keys()].sort().join(', ');
  }

  private async checked(at: string, { effect, body: metatype }: EffectContributor, body: object): Promise<object> {
    try {
      return (await this.pipe.transform(body, { type: 'body', metatype })) as object;
    } catch (error) {
      const fields = (asDomainError(error)?.details.fields ?? []).map((one) => `${one.field} (${one.code})`);
      throw new EffectRefused(`${at} (${effect}) is wrong in ${fields.join(', ')}.`);
    }
  }

  /** Going back to a savepoint also gives up what was locked since. */
  private async allOrNone(work: () => Promise<void>): Promise<void> {
    await this.work.execute('SAVEPOINT plugin_effects');
    try {
      await work();
    } catch (error) {
      await this.work.execute('ROLLBACK TO SAVEPOINT plugin_effects').catch(() => {});
      throw error;
    }
  }

  private async all(plugin: LoadedPlugin, wanted: readonly Wanted[], cause: EffectCause): Promise<void> {
    await this.mustBeOn(plugin);
    for (const [index, { at, contributor, body }] of wanted.entries()) {
      const origin = { pluginId: plugin.id, key: `${cause.id}.${index}` };
      try {
        await asPlugin(plugin.id, contributor.role, cause.asker, () => contributor.carryOut(body, origin));
      } catch (error) {
        const refused = asDomainError(error);
        // A database that is away is nobody's fault, and tried again.
        if (!refused || refused.kind === 'unavailable') throw error;
        throw pluginErrors.refused({ effect: `${at} ${contributor.effect}`, reason: refused.code });
      }
    }
    await asPlugin(plugin.id, undefined, cause.asker, () =>
      this.audit.record(
        'plugin.acted',
        { type: 'plugin', id: plugin.id },
        {
          cause: cause.id,
          effects: wanted.map(({ contributor }) => contributor.effect),
          ...(cause.asker && { askedBy: cause.asker.id }),
        },
      ),
    );
  }

  /**
   * As the database knows it now, and until the effects are committed: nothing happens after a county said stop. Answers of a plugin in
   * a county take turns, so that what is counted (keys, messages, reports) stays counted.
   */
  private async mustBeOn({ id, definition }: LoadedPlugin): Promise<void> {
    const row = await this.work.one<{ agreed: Partial<Agreement> | null }>(
      'SELECT agreed FROM plugins.county_plugin WHERE plugin_id = $1 AND enabled FOR NO KEY UPDATE',
      [id],
    );
    const agreed: readonly string[] = row?.agreed?.effects ?? [];
    if (!row || (definition.effects ?? []).some((one) => !agreed.includes(one))) throw pluginErrors.failed();
  }
}
