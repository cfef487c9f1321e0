import type { Locale } from '@redmaple/i18n';

/** The county a page belongs to. */
export interface PageCounty {
  /** Six digits of GB/T 2260. */
  readonly code: string;
  readonly name: string;
  /** IANA zone in which its days are told. */
  readonly timezone: string;
}

/** What stands around every page: language, county, help and the lines at the foot. */
export interface Frame {
  readonly locale: Locale;
  /** Address of the page without its query; the language switch leads back to it. */
  readonly path: string;
  readonly county?: PageCounty | undefined;
  readonly helpPhone?: string | undefined;
  readonly icpNumber?: string | undefined;
  /** Whether text messages go to the development inbox instead of to phones. */
  readonly devInbox: boolean;
}
