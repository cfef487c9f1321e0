/** What somebody who looks for a volunteer means. */
export type VolunteerSearchWish =
  | { readonly by: 'nothing' }
  | { readonly by: 'name'; readonly name: string }
  | {
      readonly by: 'digits';
      /** Start of a volunteer number without its `V`. */
      readonly digits: string;
      /** Last four digits of a phone number. */
      readonly phoneEnd?: string;
      /** A whole mobile number. */
      readonly phone?: string;
    };

/** Reads what was typed, however it was typed: full width, capitals, blanks and dashes make no difference. */
export function searchOf(text: string | undefined): VolunteerSearchWish {
  const typed = text?.normalize('NFKC').trim() ?? '';
  if (typed === '') return { by: 'nothing' };
  const number = typed.replaceAll(/[\s./–—-]+/g, '');
  const found = /^(v?)(\d+)$/i.exec(number);
  if (!found) return { by: 'name', name: typed };
  const [, prefix = '', digits = ''] = found;
  return {
    by: 'digits',
    digits,
    ...(prefix === '' && /^\d{4}$/.test(digits) && { phoneEnd: digits }),
    ...(prefix === '' && /^(86)?1\d{10}$/.test(digits) && { phone: digits.slice(-11) }),
  };
}
