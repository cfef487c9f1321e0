import { totpStep } from '../access/totp.js';

/** One more than there are right ones at the same time: a code for this step of the second factor and for either neighbour. */
const candidates = ['000000', '111111', '222222', '333333'];

/** A one-time code that is not the right one: one that is fixed would be right once in a million times, and fail a test for it. */
export function otherCode(right: string): string {
  return wrongOne((code) => code !== right);
}

/** A code of the second factor that fits neither now nor with the drift that is allowed. */
export function wrongTotp(secret: string, now: Date): string {
  return wrongOne((code) => totpStep(secret, code, now) === undefined);
}

function wrongOne(isWrong: (code: string) => boolean): string {
  const code = candidates.find(isWrong);
  if (code === undefined) throw new Error('Every code would be right.');
  return code;
}
