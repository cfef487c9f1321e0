/** A text on its way to a phone. `key` is the same for every try, so a gateway can drop repeats. */
export interface OutgoingText {
  readonly key: string;
  readonly phone: string;
  readonly text: string;
  readonly template: string;
}

/** A way out of the house. Returning means: accepted for delivery. */
export abstract class Channel {
  abstract readonly name: string;
  /** @throws Error when the text was not accepted; it is tried again. */
  abstract send(text: OutgoingText): Promise<void>;
}
