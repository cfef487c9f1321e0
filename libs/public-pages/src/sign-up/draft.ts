import type { Values } from './sign-up-values.js';

/** What is kept on the phone until a sign-up has been received. */
export interface Draft {
  readonly savedAt: number;
  readonly values: Values;
  /** Sent along with every try of the same sign-up, so that the server takes it once. */
  readonly key: string;
  /** Whether "send" was pressed and no answer has come yet. */
  readonly waiting: boolean;
}

/** Drafts hold personal data: they go after a week (PIPL 19). */
const lifetime = 7 * 24 * 60 * 60 * 1000;

/** Reads a stored draft; undefined when there is none, it is too old or not one of ours. */
export function readDraft(stored: string | null, now: number): Draft | undefined {
  if (stored === null) return undefined;
  try {
    const draft = JSON.parse(stored) as Partial<Draft> | null;
    if (typeof draft?.savedAt !== 'number' || typeof draft.key !== 'string' || typeof draft.values !== 'object')
      return undefined;
    const age = now - draft.savedAt;
    if (age > lifetime || age < -lifetime || draft.values === null) return undefined;
    return { savedAt: draft.savedAt, values: draft.values, key: draft.key, waiting: draft.waiting === true };
  } catch {
    return undefined;
  }
}

/** What is done with the answer to a sign-up that was sent. */
export type AfterSending = 'done' | 'wait' | 'correct';

/**
 * Whether a sign-up has arrived, is to be sent again by itself, or needs the recruit.
 * @param status undefined when no answer came.
 */
export function afterSending(status: number | undefined): AfterSending {
  if (status === undefined || status === 429 || status >= 500) return 'wait';
  return status < 300 ? 'done' : 'correct';
}
