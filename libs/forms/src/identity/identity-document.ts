import { formatCalendarDate, isCalendarDate } from '../text/calendar.js';
import { plainForm } from '../text/characters.js';

/** Papers a person can sign up with. Only the resident ID number says something about its holder. */
export const IDENTITY_DOCUMENT_TYPES = [
  'resident-id',
  'passport',
  'hk-macau-residence',
  'taiwan-residence',
  'hk-macau-permit',
  'taiwan-permit',
  'foreign-permanent-residence',
] as const;
export type IdentityDocumentType = (typeof IDENTITY_DOCUMENT_TYPES)[number];

/** What each paper is called, on screen and in spreadsheets. */
export const identityDocumentLabels = {
  'zh-CN': {
    'resident-id': '居民身份证',
    passport: '护照',
    'hk-macau-residence': '港澳居民居住证',
    'taiwan-residence': '台湾居民居住证',
    'hk-macau-permit': '港澳居民来往内地通行证',
    'taiwan-permit': '台湾居民来往大陆通行证',
    'foreign-permanent-residence': '外国人永久居留身份证',
  },
  en: {
    'resident-id': 'Resident identity card',
    passport: 'Passport',
    'hk-macau-residence': 'Residence permit for Hong Kong and Macau residents',
    'taiwan-residence': 'Residence permit for Taiwan residents',
    'hk-macau-permit': 'Mainland travel permit for Hong Kong and Macau residents',
    'taiwan-permit': 'Mainland travel permit for Taiwan residents',
    'foreign-permanent-residence': "Foreigner's permanent residence identity card",
  },
} as const satisfies Record<string, Record<IdentityDocumentType, string>>;

/** No address code starts with 999999, so numbers of invented people (demonstrations, tests) never meet a real one. */
export const INVENTED_ID_PREFIX = '999999';

export type IdentityProblem = 'wrongLength' | 'badCharacter' | 'wrongCheckDigit' | 'impossibleDate' | 'futureDate';
export type Sex = 'female' | 'male';

export interface WrongDocument {
  readonly ok: false;
  readonly code: IdentityProblem;
}

export interface ResidentId {
  readonly ok: true;
  /** Eighteen characters, the check character in upper case. */
  readonly normalised: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  readonly sex: Sex;
}

export interface OtherDocument {
  readonly ok: true;
  readonly normalised: string;
  readonly birthDate?: undefined;
  readonly sex?: undefined;
}

// GB 11643-1999 with ISO 7064:1983 MOD 11-2: weights of the first seventeen digits, check characters by remainder.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
/** Nobody alive was born before; an earlier year is a slip of the pen. */
const EARLIEST_BIRTH_YEAR = 1900;

/** The check character for the first seventeen digits of a resident ID number. */
export function residentIdCheckCharacter(firstSeventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(firstSeventeen[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/**
 * Checks a resident ID number after GB 11643-1999: eighteen characters, a birth date that exists and has come, and
 * the check character (a small x is accepted). The address part is not looked up: it may be a code that has been
 * retired since the card was issued, and the number keeps it for life.
 *
 * @param today YYYY-MM-DD where the person is
 */
export function checkResidentId(written: string, today: string): ResidentId | WrongDocument {
  const normalised = withoutBlanks(written);
  if (/[^0-9X]/.test(normalised) || normalised.slice(0, -1).includes('X')) return wrong('badCharacter');
  if (normalised.length !== 18) return wrong('wrongLength');
  const birthDate = formatCalendarDate(
    Number(normalised.slice(6, 10)),
    Number(normalised.slice(10, 12)),
    Number(normalised.slice(12, 14)),
  );
  if (!isCalendarDate(birthDate) || Number(birthDate.slice(0, 4)) < EARLIEST_BIRTH_YEAR) return wrong('impossibleDate');
  if (birthDate > today) return wrong('futureDate');
  if (residentIdCheckCharacter(normalised) !== normalised.charAt(17)) return wrong('wrongCheckDigit');
  return { ok: true, normalised, birthDate, sex: Number(normalised.charAt(16)) % 2 === 1 ? 'male' : 'female' };
}

/**
 * Checks the number of any accepted paper. For papers other than the resident ID the form is lenient (five to
 * twenty letters and digits, stored in upper case) and nothing is inferred from it.
 *
 * @param today YYYY-MM-DD where the person is
 */
export function checkIdentityDocument(
  type: IdentityDocumentType,
  written: string,
  today: string,
): ResidentId | OtherDocument | WrongDocument {
  if (type === 'resident-id') return checkResidentId(written, today);
  const normalised = withoutBlanks(written);
  if (/[^0-9A-Z]/.test(normalised)) return wrong('badCharacter');
  if (normalised.length < 5 || normalised.length > 20) return wrong('wrongLength');
  return { ok: true, normalised };
}

export function isIdentityDocumentType(candidate: string): candidate is IdentityDocumentType {
  return (IDENTITY_DOCUMENT_TYPES as readonly string[]).includes(candidate);
}

/** The type behind a word in a spreadsheet (身份证, 居民身份证, 护照, …) or a code; undefined when unknown. */
export function identityDocumentTypeOf(word: string): IdentityDocumentType | undefined {
  const plain = plainForm(word).replace(/\s+/g, '').toLowerCase();
  if (plain === '身份证' || plain === '二代身份证') return 'resident-id';
  if (plain === '回乡证') return 'hk-macau-permit';
  if (plain === '台胞证') return 'taiwan-permit';
  const names = (type: IdentityDocumentType) => [
    type,
    identityDocumentLabels['zh-CN'][type],
    identityDocumentLabels.en[type].replace(/\s+/g, '').toLowerCase(),
  ];
  return IDENTITY_DOCUMENT_TYPES.find((type) => names(type).includes(plain));
}

/** True for the number of an invented person. */
export function isInventedId(normalised: string): boolean {
  return normalised.startsWith(INVENTED_ID_PREFIX);
}

/** Leaves the first and the last character: enough to tell two cards of one family apart, too little to use. */
export function maskDocumentNumber(normalised: string): string {
  const characters = [...normalised];
  return characters
    .map((character, index) => (index === 0 || index === characters.length - 1 ? character : '*'))
    .join('');
}

function withoutBlanks(written: string): string {
  return plainForm(written).replace(/\s+/g, '').toUpperCase();
}

function wrong(code: IdentityProblem): WrongDocument {
  return { ok: false, code };
}
