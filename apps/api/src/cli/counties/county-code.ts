/** First two digits of GB/T 2260: the provinces. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);
/** Prefecture-level cities without counties: 东莞, 中山, 儋州, 嘉峪关. */
const undivided = new Set(['441900', '442000', '460400', '620200']);

/** Rehearsal counties: 99 is no province, so such a code can never be a real place. */
export const rehearsalPrefix = '99R';

/** Whether a code can be the GB/T 2260 code of a county (县级行政区). */
export function isCountyCode(code: string): boolean {
  if (!/^\d{6}$/.test(code) || !provinces.has(code.slice(0, 2))) return false;
  return !code.endsWith('00') || undivided.has(code);
}

/**
 * The code after the highest one that any rehearsal has had; 99R001 is the first. Codes are not used twice, because
 * the audit trail of the earlier rehearsal stays under its own.
 * @throws Error after 46,655 rehearsals
 */
export function nextRehearsalCode(known: Iterable<string>): string {
  const numbers = [...known]
    .filter((code) => code.startsWith(rehearsalPrefix))
    .map((code) => Number.parseInt(code.slice(3), 36));
  const next = Math.max(0, ...numbers) + 1;
  if (next >= 36 ** 3) throw new Error('All codes for rehearsals are used up.');
  return rehearsalPrefix + next.toString(36).toUpperCase().padStart(3, '0');
}
