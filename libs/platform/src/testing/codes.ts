import { totpNow, totpStep } from '../access/totp.js';

/** Six digits that are none of these: drawn or fixed ones would be right once in a million times, and fail a test for it. */
export function otherCode(...right: readonly string[]): string {
  const wrong = Array.from({ length: right.length + 1 }, (_, number) => String(number).padStart(6, '0'));
  return wrong.find((code) => !right.includes(code)) ?? '';
}

/** A code of the second factor that fits neither now nor with the drift that is allowed. */
export function wrongTotp(secret: string, now: Date): string {
  const right = totpNow(secret, now);
  const code = otherCode(right);
  return totpStep(secret, code, now) === undefined ? code : otherCode(right, code);
}
