import { Injectable } from '@nestjs/common';
import { Env } from '../config/env.js';
import { Channel, type OutgoingText } from './channel.js';

/** Longest wait for a gateway's answer, in milliseconds. */
const patience = 10_000;

/** A generic HTTP gateway: method, headers and body come from the configuration (docs/operations.md). */
@Injectable()
export class HttpSmsChannel extends Channel {
  readonly name = 'sms';

  constructor(private readonly env: Env) {
    super();
  }

  async send(text: OutgoingText): Promise<void> {
    const url = this.env.SMS_URL;
    if (!url) throw new Error('SMS_URL is not set: no message can leave.');
    const get = this.env.SMS_METHOD === 'GET';
    const response = await fetch(fill(url, text, encodeURIComponent), {
      method: this.env.SMS_METHOD,
      headers: { ...(JSON.parse(this.env.SMS_HEADERS) as Record<string, string>), 'idempotency-key': text.key },
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      ...(!get && { body: fill(this.env.SMS_BODY, text, (value) => JSON.stringify(value).slice(1, -1)) }),
    });
    // The answer's text may repeat the number: only its status goes into the error.
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`The SMS gateway answered ${response.status}.`);
  }
}

function fill(template: string, text: OutgoingText, escape: (value: string) => string): string {
  return template.replace(/\{\{(phone|text|key)\}\}/g, (_all, name: 'phone' | 'text' | 'key') => escape(text[name]));
}
