import { readableCode } from '@redmaple/platform';

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const firstCounty = 100_000;
const countyLetters = 4;

/**
 * The code of a short address: four letters say the county, so that no table of all counties is needed to find it, and
 * four more the call.
 */
export function newShortCode(county: string): string {
  let number = Number(county) - firstCounty;
  let code = '';
  for (let place = 0; place < countyLetters; place++) {
    code = (letters[number % letters.length] ?? '') + code;
    number = Math.floor(number / letters.length);
  }
  return code + readableCode(4);
}

/** The county in a code as somebody typed it; undefined for what is no such code. */
export function countyOfShortCode(typed: string): { readonly county: string; readonly code: string } | undefined {
  const code = typed.toUpperCase();
  if (code.length !== countyLetters + 4 || [...code].some((letter) => !letters.includes(letter))) return undefined;
  const number = Array.from(code.slice(0, countyLetters)).reduce(
    (sum, letter) => sum * letters.length + letters.indexOf(letter),
    0,
  );
  return { county: String(number + firstCounty), code };
}
