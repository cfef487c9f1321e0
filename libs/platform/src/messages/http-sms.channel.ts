import { Injectable } from '@nestjs/common';
import { Env } from '../config/env.js';
import { Channel, type OutgoingText } from './channel.js';

/** Longest wait for a gateway's answer, in milliseconds. */
const patience = 10_000;

type Escape = (value: string) => string;

/** A generic HTTP gateway: method, headers and body come from the configuration (docs/operations.md). */
@Injectable()
export class HttpSmsChannel extends Channel {
  readonly name = 'sms';

  constructor(private readonly env: Env) {
    super();
  }

  async send(text: OutgoingText): Promise<void> {
    const { SMS_URL: url, SMS_METHOD: method, SMS_BODY: body } = this.env;
    if (!url) throw new Error('SMS_URL is not set: no message can leave.');
    const headers = new Headers(this.env.smsHeaders);
    headers.set('idempotency-key', text.key);
    const response = await fetch(fill(url, text, encodeURIComponent), {
      method,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      ...(method !== 'GET' && { body: fill(body, text, escapeFor(headers.get('content-type') ?? '')) }),
    });
    // The answer's text may repeat the number: only its status goes into the error.
    await response.body?.cancel();
    if (!response.ok) throw new Error(`The SMS gateway answered ${response.status}.`);
  }
}

/** How a value is written so that it stays inside its place in the body. */
function escapeFor(contentType: string): Escape {
  if (contentType.includes('x-www-form-urlencoded')) return encodeURIComponent;
  if (contentType.includes('xml')) return escapeXml;
  if (contentType.startsWith('text/plain')) return (value) => value;
  return (value) => JSON.stringify(value).slice(1, -1);
}

function escapeXml(value: string): string {
  return value.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function fill(template: string, text: OutgoingText, escape: Escape): string {
  return template.replace(/\{\{(phone|text|key)\}\}/g, (_all, name: 'phone' | 'text' | 'key') => escape(text[name]));
}
