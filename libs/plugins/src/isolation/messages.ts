import { isRecord } from '../validate/problems.js';
import type { HappenedEvent } from '../define/hooks.js';
import { FrameError } from './frames.js';

/** What the host asks of a closed process. */
export interface Question {
  /** What of the plugin is called: `policy`, `decide`, `filter`, `event`, `request`. */
  readonly what: string;
  /** Which one. */
  readonly name: string;
  readonly input: unknown;
}

/** What a closed process is told of an event. */
export interface HeardEvent {
  readonly event: HappenedEvent;
  readonly county: string;
  /** ISO 8601 in UTC. */
  readonly now: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** The same with a name of its own, by which the answer is known. */
export interface QuestionFrame extends Question {
  readonly id: string;
}

/** What a closed process answers. The first, `start`, tells what the plugin declares. */
export type AnswerFrame =
  | { readonly id: string; readonly ok: true; readonly value?: unknown }
  | {
      readonly id: string;
      readonly ok: false;
      readonly reason: 'threw' | 'slow' | 'invalid';
      readonly message: string;
    };

/** The id of what a process says by itself when the plugin is loaded. */
export const startId = 'start';
/** Stands where the plugin has a function: functions stay in the process. */
export const functionMark = '$function';

const reasons: readonly unknown[] = ['threw', 'slow', 'invalid'];

/**
 * Holds what was parsed against what an answer looks like.
 * @throws FrameError
 */
export function toAnswer(parsed: unknown, id: string): AnswerFrame {
  if (!isRecord(parsed)) throw new FrameError('It answers something that is no answer.');
  if (parsed.id !== id) throw new FrameError('It answers a question that nobody asked it.');
  const known = parsed.ok === true ? ['id', 'ok', 'value'] : ['id', 'ok', 'reason', 'message'];
  if (Object.keys(parsed).some((key) => !known.includes(key))) throw new FrameError('It answers more than an answer.');
  if (parsed.ok === true) return { id, ok: true, value: parsed.value };
  const { reason, message } = parsed;
  if (parsed.ok !== false || !reasons.includes(reason) || typeof message !== 'string')
    throw new FrameError('It answers something that is no answer.');
  return { id, ok: false, reason: reason as 'threw' | 'slow' | 'invalid', message: message.slice(0, 500) };
}
