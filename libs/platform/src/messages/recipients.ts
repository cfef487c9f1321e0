/** Where a person can be reached. The lib that owns people provides it. */
export interface Recipient {
  readonly phone: string;
  readonly locale: 'zh-CN' | 'en';
}

/** Looks up phone numbers at the moment of sending, so that queues and deliveries hold ids only. */
export abstract class Recipients {
  /** @returns undefined when the person is erased or has no number. */
  abstract find(personId: string): Promise<Recipient | undefined>;
}
