import type { Locale } from '@redmaple/i18n';

/** Names of teams in one cell. */
export function teamsBetween(locale: Locale, teams: readonly { readonly name: string }[]): string {
  return teams.map(({ name }) => name).join(locale === 'en' ? ', ' : '、');
}
