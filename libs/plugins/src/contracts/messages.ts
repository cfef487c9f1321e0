/** A text of the plugin's own for one volunteer. @since 1.4.0 */
export interface PluginMessageWish {
  /** Who gets it: now in a team whose type is the plugin's own. */
  readonly volunteerId: string;
  /** Name of the text: `messages.<text>` in the plugin's labels, which two people read before the plugin was switched on. */
  readonly text: string;
  /** What is put into its `{{places}}`: words of at most 60 signs and numbers below a million; no link, no six digits in a row. */
  readonly params?: Readonly<Record<string, string | number>>;
  /**
   * One message per key of the plugin's and county, for ever: name what it is about (`reminder.<shift id>.<volunteer id>`) and a job
   * that runs twice sends once. 1 to 120 letters, digits and `.:_-`.
   */
  readonly key: string;
}

/**
 * Sends volunteers the plugin's own texts, by the rules of the effect `message.send`: no free text, outside the hours in which nobody
 * wants to be woken, 3 within 24 hours to one person and 500 in the county, taken back when the plugin is removed. Each plugin has its own.
 * Provided by libs/volunteers.
 * @since 1.4.0
 */
export abstract class Messages {
  /**
   * Plans one message in the transaction of the caller: rolled back, it is never sent. Who answers somebody's request sends where that
   * person could send it as well (an operator of the county); jobs and hooks ask nobody.
   * @returns whether it was planned now; false when one with the key was planned before.
   * @throws request.invalid for a text that is not among the plugin's, a value that may hide a number or a link, and for a volunteer
   * who is in none of the plugin's teams now, or not the county's
   * @throws plugins.wishesTooMuch when the day's messages are used up
   * @throws access.denied when whoever asks is no operator
   * @throws plugins.failed where the county has the plugin off, or did not agree to its sending messages
   */
  abstract send(message: PluginMessageWish): Promise<boolean>;
}
