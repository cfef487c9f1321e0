import { normalisePhone } from '@redmaple/forms/identity';
import { byId } from './dom.js';
import { fill } from './page-data.js';

interface Problem {
  readonly title?: string;
  readonly fields?: readonly { readonly field: string; readonly message: string }[];
}

/** Sends a code to the phone and counts down until another may be sent. */
export class PhoneCode {
  private busy: boolean;
  private readonly button: HTMLElement | null;
  private readonly state: HTMLElement | null;

  constructor(
    private readonly county: string,
    private readonly texts: Readonly<Record<string, string>>,
  ) {
    this.busy = false;
    this.button = byId('send-code');
    this.state = byId('code-state');
  }

  /** @returns the flow to which the code belongs, or undefined with the reason shown */
  async send(phone: string): Promise<string | undefined> {
    if (this.busy) return undefined;
    const number = normalisePhone(phone);
    if (!number.ok) {
      this.say(this.texts[number.code]);
      return undefined;
    }
    this.hold(true);
    this.say(this.texts.codeSending);
    try {
      const answer = await fetch(`/api/v1/public/counties/${this.county}/phone-codes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
        body: JSON.stringify({ phone: number.normalised, purpose: 'sign-up' }),
      });
      const body = (await answer.json()) as Problem & { flowId?: string };
      if (!answer.ok) {
        this.say(body.fields?.[0]?.message ?? body.title);
        this.hold(false);
        return undefined;
      }
      this.say(this.texts.codeSent);
      this.countDown(60);
      return body.flowId;
    } catch {
      this.say(this.texts.noNetwork);
      this.hold(false);
      return undefined;
    }
  }

  private countDown(seconds: number): void {
    if (!this.button) return;
    this.button.textContent = seconds > 0 ? fill(this.texts.codeWait, { seconds }) : (this.texts.sendAgain ?? '');
    if (seconds > 0) setTimeout(() => this.countDown(seconds - 1), 1000);
    else this.hold(false);
  }

  private hold(busy: boolean): void {
    this.busy = busy;
    this.button?.setAttribute('aria-disabled', String(busy));
  }

  private say(text: string | undefined): void {
    if (this.state) this.state.textContent = text ?? '';
  }
}
