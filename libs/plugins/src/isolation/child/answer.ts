import { deepFreeze } from '../../define/deep-freeze.js';
import type { DispatchCandidate } from '../../define/dispatch.js';
import type { PluginDefinition } from '../../define/plugin.js';
import type { RequestQuestion } from '../../define/requests.js';
import { type PolicyCalls, readable, runPolicy } from '../../host/run-policy.js';
import type { AnswerFrame, Question } from '../messages.js';

type Answer = AnswerFrame extends infer One ? (One extends AnswerFrame ? Omit<One, 'id'> : never) : never;

/** A little less than the host waits, so that it hears what was slow. */
const limit = 800;

/** What the plugin says to a question. */
export async function answer(plugin: PluginDefinition, question: Question): Promise<Answer> {
  try {
    const asked = askable[question.what];
    if (!asked) return { ok: false, reason: 'invalid', message: `It has no ${question.what}.` };
    return await asked(plugin, question);
  } catch (error) {
    return { ok: false, reason: 'threw', message: readable(error) };
  }
}

const askable: Readonly<Record<string, (plugin: PluginDefinition, question: Question) => Answer | Promise<Answer>>> = {
  policy: (definition, { name, input }) => {
    const plugin = { id: definition.id, definition };
    const outcome = runPolicy(plugin, name as keyof PolicyCalls, input as never, limit);
    if (!outcome) return { ok: false, reason: 'invalid', message: `It has no ${name}.` };
    if (!outcome.ok) return outcome;
    // Candidates are known to the host: it takes their order.
    if (name === 'rankForDispatch')
      return { ok: true, value: (outcome.value as readonly DispatchCandidate[]).map((one) => one.id) };
    return { ok: true, value: outcome.value };
  },
  request: async (definition, { name, input }) => {
    const request = definition.requests?.[name];
    if (!request) return { ok: false, reason: 'invalid', message: `It has no ${name}.` };
    return { ok: true, value: (await request.answer(deepFreeze(input as RequestQuestion))) ?? {} };
  },
};
