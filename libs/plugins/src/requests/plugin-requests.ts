import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FormSchema } from '@redmaple/forms';
import { compileForm } from '@redmaple/forms/validate';
import { Clock, currentContext, currentCounty, Idempotency, inTime, requestErrors } from '@redmaple/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deepFreeze } from '../define/deep-freeze.js';
import type { PluginRequest, RequestAnswer, RequestQuestion } from '../define/requests.js';
import { EffectRefused, PluginEffects } from '../effects/plugin-effects.js';
import { KeptValues } from '../effects/kept-values.js';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { readable } from '../host/run-policy.js';
import { Thrown, watched } from '../host/watchdog.js';
import type { AskedOutcome } from '../isolation/ask-policy.js';
import { carefulParse } from '../isolation/careful-parse.js';
import { fleet } from '../isolation/fleet.js';
import { FrameError } from '../isolation/frames.js';
import { actAs } from '../mounting/acting.js';
import { PluginFaults } from '../registry/plugin-faults.js';
import { pluginErrors } from '../registry/plugins.errors.js';
import { PluginsService } from '../registry/plugins.service.js';
import { isRecord } from '../validate/problems.js';

type Outcome = AskedOutcome<unknown>;

/** For an answer of a plugin in the host's own process, in milliseconds; a closed one has as long. */
const limit = 1_000;
const deepest = 12;
/** Requests of one plugin in one county that wait at the same time. */
const mostAtOnce = 4;
/** What screens add to the address of every source. */
const ofScreens: ReadonlySet<string> = new Set(['after', 'id', 'limit']);
const tooSlow: Outcome = { ok: false, reason: 'slow', message: `It did not answer within ${limit / 1_000} s.` };

/** A request as it came: what was asked, and where a repeated one is recognised by its key. */
interface Sent {
  readonly asked: unknown;
  readonly sent: FastifyRequest;
  readonly reply: FastifyReply;
}

interface Answered {
  readonly data: object | null;
  readonly effects: unknown;
}

/** Answers the routes of data that plugins declare, wherever the plugin runs. */
@Injectable()
export class PluginRequestsService {
  private readonly waiting = new Map<string, number>();

  constructor(
    private readonly plugins: PluginsService,
    private readonly kept: KeptValues,
    private readonly effects: PluginEffects,
    private readonly faults: PluginFaults,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * The plugin is asked while no transaction is open, so that it keeps no connection from the core; what it wishes for is done in one
   * with the request's key. Of two requests with one key that come at the same time both are asked, and one is carried out.
   * @param name method and path.
   * @throws request.invalid, request.busy, request.keyReused, plugins.failed, plugins.refused
   */
  async answer(plugin: LoadedPlugin, name: string, request: PluginRequest, came: Sent): Promise<unknown> {
    const { asked, sent, reply } = came;
    const key = this.idempotency.keyOf(sent);
    const earlier = key === undefined ? undefined : await this.idempotency.earlier(key, sent, reply);
    if (earlier) return earlier.answer;
    const { data, effects } = await this.inTurn(plugin, name, request, asked);
    const apply = async (): Promise<unknown> => {
      await this.carryOut(plugin, name, effects);
      return data;
    };
    return key === undefined ? apply() : this.idempotency.once(key, sent, reply, apply);
  }

  private async inTurn(plugin: LoadedPlugin, name: string, request: PluginRequest, asked: unknown): Promise<Answered> {
    const place = `${plugin.id} ${currentCounty()}`;
    const before = this.waiting.get(place) ?? 0;
    if (before >= mostAtOnce) throw requestErrors.busy({}, { retryAfterSeconds: 1 });
    this.waiting.set(place, before + 1);
    try {
      return await this.ask(plugin, name, request, asked);
    } finally {
      this.waiting.set(place, (this.waiting.get(place) ?? 1) - 1);
    }
  }

  private async ask(plugin: LoadedPlugin, name: string, request: PluginRequest, asked: unknown): Promise<Answered> {
    const question: RequestQuestion = {
      county: currentCounty(),
      now: this.clock.now().toISOString(),
      settings: await this.plugins.settingsOf(plugin.id),
      asked: checked(request, asked, name.startsWith('GET ')),
      kept: await this.kept.read(plugin.id, request.reads ?? []),
    };
    const outcome = plugin.isolated
      ? await fleet.ask(plugin.isolated, question.county, { what: 'request', name, input: question })
      : await askHere(plugin, request, question);
    if (!outcome.ok) return this.failed(plugin, name, outcome);
    const { value } = outcome;
    if (!isRecord(value) || Object.keys(value).some((key) => key !== 'data' && key !== 'effects'))
      return this.failed(plugin, name, invalid('It must answer { data, effects }.'));
    if (value.effects !== undefined && name.startsWith('GET '))
      return this.failed(plugin, name, invalid('A GET has no effects: declare a POST.'));
    const data = value.data ?? {};
    if (typeof data !== 'object') return this.failed(plugin, name, invalid('Its data must be an object or a list.'));
    return { data, effects: value.effects };
  }

  private async carryOut(plugin: LoadedPlugin, name: string, effects: unknown): Promise<void> {
    try {
      await this.effects.apply(plugin, effects, { id: randomUUID(), asker: currentContext().actor });
    } catch (error) {
      if (error instanceof EffectRefused) return this.failed(plugin, name, invalid(error.message));
      throw error;
    }
  }

  private async failed({ id }: LoadedPlugin, name: string, outcome: Extract<Outcome, { ok: false }>): Promise<never> {
    if (outcome.reason !== 'away') await this.faults.record(id, name, outcome.reason, outcome.message);
    throw pluginErrors.failed();
  }
}

function checked({ asks }: PluginRequest, asked: unknown, fromAddress: boolean): Record<string, unknown> {
  const known = new Set(asks?.fields.map((one) => one.key));
  const given = Object.fromEntries(
    Object.entries(isRecord(asked) ? asked : {}).filter(([key]) => known.has(key) || !ofScreens.has(key)),
  );
  if (!asks) {
    const [first] = Object.keys(given);
    if (first === undefined) return {};
    throw requestErrors.invalid({}, { fields: [{ field: first, code: 'unknownField' }] });
  }
  const answers = compileForm(asks)(fromAddress ? spoken(asks, given) : given);
  if (answers.ok) return answers.value as Record<string, unknown>;
  throw requestErrors.invalid(
    {},
    { fields: answers.errors.map(({ field, code, params }) => ({ field, code, params })) },
  );
}

/** An address holds texts alone: numbers, yes and no are read as what they stand for. */
function spoken({ fields }: FormSchema, given: Record<string, unknown>): Record<string, unknown> {
  const kinds = new Map(fields.map((one) => [one.key, one.kind]));
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      const kind = kinds.get(key);
      if (kind === 'yesNo' && (value === 'true' || value === 'false')) return [key, value === 'true'];
      if (kind === 'choices' && typeof value === 'string') return [key, [value]];
      const number = (kind === 'whole' || kind === 'decimal') && typeof value === 'string' && /^-?\d/.test(value);
      return [key, number ? Number(value) : value];
    }),
  );
}

/** Of a plugin in the host's own process, under its role. What comes back is read as if it came from a closed process. */
async function askHere({ id }: LoadedPlugin, request: PluginRequest, question: RequestQuestion): Promise<Outcome> {
  const given = deepFreeze(structuredClone(question));
  const begun = watched(() => actAs(id, () => request.answer(given)), limit);
  if (begun === 'stopped') return tooSlow;
  if (begun instanceof Thrown) return { ok: false, reason: 'threw', message: readable(begun.error) };
  const { value } = begun;
  try {
    return await inTime(
      limit,
      () => read(value),
      () => tooSlow,
    );
  } catch (error) {
    return error instanceof FrameError
      ? invalid(error.message)
      : { ok: false, reason: 'threw', message: readable(error) };
  }
}

async function read(answer: RequestAnswer | Promise<RequestAnswer>): Promise<Outcome> {
  return { ok: true, value: carefulParse(Buffer.from(JSON.stringify((await answer) ?? {})), deepest) };
}

function invalid(message: string): Extract<Outcome, { ok: false }> {
  return { ok: false, reason: 'invalid', message };
}
