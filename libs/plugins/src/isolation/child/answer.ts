import { deepFreeze } from '../../define/deep-freeze.js';
import type { DispatchCandidate } from '../../define/dispatch.js';
import type { Decision, DecisionName, EventHandler, EventName, Filter, FilterName } from '../../define/hooks.js';
import type { PluginDefinition } from '../../define/plugin.js';
import type { RequestQuestion } from '../../define/requests.js';
import { type PolicyCalls, readable, runPolicy } from '../../host/run-policy.js';
import { Thrown, watched } from '../../host/watchdog.js';
import type { AnswerFrame, HeardEvent, Question } from '../messages.js';

type Answer = AnswerFrame extends infer One ? (One extends AnswerFrame ? Omit<One, 'id'> : never) : never;

/** A little less than the host waits, so that it hears what was slow. */
const limit = 800;

/** What the plugin says to a question. */
export async function answer(plugin: PluginDefinition, question: Question): Promise<Answer> {
  try {
    const asked = askable[question.what];
    if (!asked) return none(question.what);
    return await asked(plugin, question);
  } catch (error) {
    return { ok: false, reason: 'threw', message: readable(error) };
  }
}

const askable: Readonly<Record<string, (plugin: PluginDefinition, question: Question) => Answer | Promise<Answer>>> = {
  policy: (definition, { name, input }) => {
    const plugin = { id: definition.id, definition };
    const outcome = runPolicy(plugin, name as keyof PolicyCalls, input as never, limit);
    if (!outcome) return none(name);
    if (!outcome.ok) return outcome;
    // Candidates are known to the host: it takes their order.
    if (name === 'rankForDispatch')
      return { ok: true, value: (outcome.value as readonly DispatchCandidate[]).map((one) => one.id) };
    return { ok: true, value: outcome.value };
  },
  decide: (definition, { name, input }) => {
    const decision = definition.decide?.[name as DecisionName] as Decision<never> | undefined;
    if (!decision) return none(name);
    const inputs = deepFreeze(input as readonly never[]);
    return called(() => inputs.map((one) => decision.check(one)));
  },
  filter: (definition, { name, input }) => {
    const filter = definition.filter?.[name as FilterName] as Filter<FilterName> | undefined;
    return filter ? called(() => filter(deepFreeze(input as never))) : none(name);
  },
  event: async (definition, { name, input }) => {
    const handler = definition.on?.[name as EventName] as EventHandler<EventName> | undefined;
    if (!handler) return none(name);
    const { event, county, now, settings } = deepFreeze(input as HeardEvent);
    const begun = called(() => handler(event, Object.freeze({ county, now: new Date(now), settings, get: noService })));
    return begun.ok ? { ok: true, value: (await begun.value) ?? [] } : begun;
  },
  request: async (definition, { name, input }) => {
    const request = definition.requests?.[name];
    if (!request) return none(name);
    return { ok: true, value: (await request.answer(deepFreeze(input as RequestQuestion))) ?? {} };
  },
};

function none(name: string): Answer {
  return { ok: false, reason: 'invalid', message: `It has no ${name}.` };
}

/** An honest plugin's loop is told as such, and need not end the process. */
function called(call: () => unknown): Answer {
  const outcome = watched(call, limit);
  if (outcome === 'stopped') return { ok: false, reason: 'slow', message: `It did not answer within ${limit} ms.` };
  if (outcome instanceof Thrown) return { ok: false, reason: 'threw', message: readable(outcome.error) };
  return { ok: true, value: outcome.value };
}

function noService(): never {
  throw new Error('A plugin in a process of its own is lent no service: answer effects.');
}
