import { settings } from './client.js';

/** How far the server's clock is ahead of this phone's, in milliseconds. */
let ahead = 0;
let known = false;

settings.onServerTime = (server) => {
  // The header has whole seconds; smaller differences are not worth a jump of the countdown.
  const difference = server - Date.now();
  if (!known || Math.abs(difference - ahead) > 2_000) ahead = difference;
  known = true;
};

/** Now, by the server's clock: a phone whose clock is wrong counts down rightly all the same. */
export function serverNow(): number {
  return Date.now() + ahead;
}
