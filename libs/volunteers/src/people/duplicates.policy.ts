/** What is compared of two people. */
export interface Comparable {
  /** The name as searches fold it: no blanks, dots, capitals. */
  readonly nameKey: string;
  /** First letters of its pinyin. */
  readonly initials: string;
  /** YYYY-MM-DD */
  readonly birthDate: string | undefined;
  /** Fingerprint of the phone, hex. */
  readonly phone: string | undefined;
}

export const likenessReasons = [
  'same-name',
  'similar-name',
  'same-birth-date',
  'similar-birth-date',
  'same-phone',
] as const;
export type LikenessReason = (typeof likenessReasons)[number];

/** How much two people are like one, 1 to 100, and why. */
export interface Likeness {
  readonly score: number;
  readonly reasons: readonly LikenessReason[];
}

const weights: Readonly<Record<LikenessReason, number>> = {
  'same-name': 40,
  'similar-name': 25,
  'same-birth-date': 40,
  'similar-birth-date': 20,
  'same-phone': 20,
};
/** A family shares a phone, many share a name, thousands a birthday: two things together make somebody look. */
const enough = 60;

/**
 * Whether two people may be one. Names and birth dates count when they are the same or one slip apart; the order of the
 * two makes no difference. Undefined: nobody need look.
 */
export function likenessOf(one: Comparable, other: Comparable): Likeness | undefined {
  const reasons: LikenessReason[] = [];
  if (one.nameKey !== '' && one.nameKey === other.nameKey) reasons.push('same-name');
  else if (areNamesSimilar(one, other)) reasons.push('similar-name');
  else return undefined;
  if (one.birthDate !== undefined && other.birthDate !== undefined) {
    if (one.birthDate === other.birthDate) reasons.push('same-birth-date');
    else if (areDaysSimilar(one.birthDate, other.birthDate)) reasons.push('similar-birth-date');
  }
  if (one.phone !== undefined && one.phone === other.phone) reasons.push('same-phone');
  const score = reasons.reduce((sum, reason) => sum + weights[reason], 0);
  return score >= enough ? { score: Math.min(score, 100), reasons } : undefined;
}

/** One character differs, is missing or stands in another place; or it sounds the same, written with other characters. */
function areNamesSimilar(one: Comparable, other: Comparable): boolean {
  const [a, b] = [[...one.nameKey], [...other.nameKey]];
  if (a.length < 2 || b.length < 2) return false;
  const sounds = one.initials !== '' && one.initials === other.initials && a.length === b.length;
  if (sounds && a.some((letter, index) => letter === b[index])) return true;
  // Of two characters one is the family name: "王芳" and "王丽" are not alike.
  return Math.max(a.length, b.length) > 2 && isOneSlip(a, b);
}

/** A digit is wrong, two neighbours are swapped, or day and month are. */
function areDaysSimilar(one: string, other: string): boolean {
  const [year, month, day] = one.split('-');
  return other === `${year}-${day}-${month}` || isOneSlip([...one.replaceAll('-', '')], [...other.replaceAll('-', '')]);
}

/** Whether one change, one addition or one swap of neighbours makes the one the other. */
function isOneSlip(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  const rest = (list: readonly string[], from: number) => list.slice(from).join('\u0000');
  if (long.length === short.length + 1) return rest(short, start) === rest(long, start + 1);
  if (long.length !== short.length) return false;
  if (rest(short, start + 1) === rest(long, start + 1)) return true;
  return (
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    rest(short, start + 2) === rest(long, start + 2)
  );
}
