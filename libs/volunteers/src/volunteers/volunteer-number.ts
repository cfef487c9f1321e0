import { randomInt } from 'node:crypto';

/** Quasigroup of H. Michael Damm (2004): finds every single wrong digit and every swap of neighbours. */
const damm: readonly string[] = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

function interim(digits: string): number {
  let state = 0;
  for (const digit of digits) state = Number(damm[state]?.[Number(digit)]);
  return state;
}

/** The volunteer number of a serial of seven digits: `V`, the serial and its check digit. */
export function volunteerNumber(serial: number): string {
  const digits = String(serial).padStart(7, '0');
  return `V${digits}${interim(digits)}`;
}

/** A number by chance: it says neither how many volunteers there are nor who came first. */
export function newVolunteerNumber(): string {
  return volunteerNumber(randomInt(0, 10_000_000));
}

/** Whether someone copied a volunteer number without a slip. */
export function isVolunteerNumber(text: string): boolean {
  return /^V\d{8}$/.test(text) && interim(text.slice(1)) === 0;
}
