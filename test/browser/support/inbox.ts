import { system } from './system.js';

/** A message as the development inbox shows it. */
export interface InboxMessage {
  readonly id: string;
  readonly phone: string;
  readonly template: string;
  readonly text: string;
  readonly at: string;
}

/** Messages to this number, newest first. */
export async function inbox(phone: string): Promise<InboxMessage[]> {
  const answer = await fetch(`${system.baseUrl}/api/v1/dev/counties/${system.county}/inbox`);
  if (!answer.ok) throw new Error(`The development inbox answered ${answer.status}: ${await answer.text()}`);
  const messages = (await answer.json()) as InboxMessage[];
  return messages.filter((one) => one.phone === phone).sort((one, other) => other.at.localeCompare(one.at));
}

/**
 * The newest one-time code sent to this number, as soon as it arrives; other messages may have six digits too.
 * @param since only of messages later than this instant (ISO 8601)
 * @throws Error when none arrives within ten seconds
 */
export async function newestCode(phone: string, since?: string): Promise<string> {
  const end = Date.now() + 10_000;
  do {
    const found = (await inbox(phone)).find(
      (one) => one.template === 'messages.phoneCode' && (since === undefined || one.at >= since),
    );
    const code = found?.text.match(/(?<!\d)\d{6}(?!\d)/)?.[0];
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 150));
  } while (Date.now() < end);
  throw new Error(`No code arrived at ${phone}.`);
}
