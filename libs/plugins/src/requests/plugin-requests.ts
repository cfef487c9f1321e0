import { Injectable } from '@nestjs/common';
import { compileForm } from '@redmaple/forms/validate';
import { Clock, contextIfAny, currentCounty, requestErrors } from '@redmaple/platform';
import { deepFreeze } from '../define/deep-freeze.js';
import type { PluginRequest, RequestQuestion } from '../define/requests.js';
import { EffectRefused, PluginEffects } from '../effects/plugin-effects.js';
import { KeptValues } from '../effects/kept-values.js';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { readable } from '../host/run-policy.js';
import type { AskedOutcome } from '../isolation/ask-policy.js';
import { fleet } from '../isolation/fleet.js';
import { PluginFaults } from '../registry/plugin-faults.js';
import { pluginErrors } from '../registry/plugins.errors.js';
import { PluginsService } from '../registry/plugins.service.js';
import { isRecord } from '../validate/problems.js';

/** Answers the routes of data that plugins declare, wherever the plugin runs. */
@Injectable()
export class PluginRequestsService {
  constructor(
    private readonly plugins: PluginsService,
    private readonly kept: KeptValues,
    private readonly effects: PluginEffects,
    private readonly faults: PluginFaults,
    private readonly clock: Clock,
  ) {}

  /**
   * @param name method and path.
   * @throws request.invalid, plugins.failed
   */
  async answer(plugin: LoadedPlugin, name: string, request: PluginRequest, asked: unknown): Promise<unknown> {
    const question: RequestQuestion = {
      county: currentCounty(),
      now: this.clock.now().toISOString(),
      settings: await this.plugins.settingsOf(plugin.id),
      asked: checked(request, asked),
      kept: await this.kept.read(plugin.id, request.reads ?? []),
    };
    const outcome = plugin.isolated
      ? await fleet.ask(plugin.isolated, question.county, { what: 'request', name, input: question })
      : await askHere(request, question);
    if (!outcome.ok) return this.failed(plugin, name, outcome);
    const { value } = outcome;
    if (!isRecord(value) || Object.keys(value).some((key) => key !== 'data' && key !== 'effects'))
      return this.failed(plugin, name, invalid('It must answer { data, effects }.'));
    if (value.effects !== undefined && name.startsWith('GET '))
      return this.failed(plugin, name, invalid('A GET has no effects: declare a POST.'));
    try {
      await this.effects.carryOut(plugin, value.effects, contextIfAny()?.requestId ?? name);
    } catch (error) {
      if (error instanceof EffectRefused) return this.failed(plugin, name, invalid(error.message));
      throw error;
    }
    return value.data ?? {};
  }

  private async failed(
    { id }: LoadedPlugin,
    name: string,
    outcome: Extract<AskedOutcome<unknown>, { ok: false }>,
  ): Promise<never> {
    if (outcome.reason !== 'away') await this.faults.record(id, name, outcome.reason, outcome.message);
    throw pluginErrors.failed();
  }
}

function checked({ asks }: PluginRequest, asked: unknown): Record<string, unknown> {
  const given = isRecord(asked) ? asked : {};
  if (!asks) {
    const [first] = Object.keys(given);
    if (first === undefined) return {};
    throw requestErrors.invalid({}, { fields: [{ field: first, code: 'unknownField' }] });
  }
  const answers = compileForm(asks)(given);
  if (answers.ok) return answers.value as Record<string, unknown>;
  throw requestErrors.invalid(
    {},
    { fields: answers.errors.map(({ field, code, params }) => ({ field, code, params })) },
  );
}

/** What comes back is as it would come from a closed process: plain JSON. */
async function askHere(request: PluginRequest, question: RequestQuestion): Promise<AskedOutcome<unknown>> {
  try {
    const answer = await request.answer(deepFreeze(structuredClone(question)));
    return { ok: true, value: JSON.parse(JSON.stringify(answer ?? {})) as unknown };
  } catch (error) {
    return { ok: false, reason: 'threw', message: readable(error) };
  }
}

function invalid(message: string): Extract<AskedOutcome<unknown>, { ok: false }> {
  return { ok: false, reason: 'invalid', message };
}
