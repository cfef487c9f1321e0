import type { OwnHours } from './quiet-hours.js';

/** How somebody wants to be reached. What they wait for (a code) and what cannot wait (a dispatch) reaches them anyway. */
export interface ReachWishes {
  /** No text message to the phone: what is written stands under "messages" of /me. */
  readonly noTexts: boolean;
  /** Hours of the day in which the phone stays silent, beside everybody's night. */
  readonly quiet?: OwnHours;
}

/** Where a person can be reached. The lib that owns people provides it. */
export interface Recipient {
  readonly phone: string;
  readonly locale: 'zh-CN' | 'en';
  readonly wishes?: ReachWishes;
}

/** Looks up phone numbers at the moment of sending, so that queues and deliveries hold ids only. */
export abstract class Recipients {
  /** @returns undefined when the person is erased or has no number. */
  abstract find(personId: string): Promise<Recipient | undefined>;
}
