import { Injectable } from '@nestjs/common';
import type { Locale } from '@redmaple/i18n';

/** A message that is about to go out. */
export interface FinishedMessage {
  /** Text key, such as `messages.sessionReminder`. */
  readonly template: string;
  readonly locale: Locale;
  readonly text: string;
  /** What was put into its places. */
  readonly filledIn: readonly string[];
}

type ChangeWords = (message: FinishedMessage) => Promise<string>;

/** Lets a lib above the platform change the words of messages. */
@Injectable()
export class MessageWords {
  private change: ChangeWords = ({ text }) => Promise.resolve(text);

  changeWith(change: ChangeWords): void {
    this.change = change;
  }

  of(message: FinishedMessage): Promise<string> {
    return this.change(message);
  }
}
