import type { FieldDescription, LocalisedText } from '@redmaple/forms';

/** A team type that a call looks for. */
export interface CallTeam {
  /** Namespaced: `maple-grove.rescue`. */
  readonly code: string;
  readonly label: LocalisedText;
  readonly seats: number;
  readonly seatsLeft: number;
  readonly waiting: number;
  readonly minAge: number;
  readonly maxAge?: number;
  /** Whether nobody works in this team without accident insurance. */
  readonly insured: boolean;
}

/** A question about oneself, with the call's own help. */
export interface AboutQuestion {
  readonly key: 'address' | 'specialty';
  readonly required: boolean;
  readonly hint?: LocalisedText;
}

/** A call in the list. */
export interface CallInList {
  readonly id: string;
  readonly title: string;
  readonly location?: string;
  readonly phase: 'upcoming' | 'open' | 'ended';
  readonly opensAt: string;
  readonly closesAt: string;
  readonly teamTypes: readonly CallTeam[];
}

/** A call with all that is said about it. */
export interface WholeCall extends Omit<CallInList, 'teamTypes'> {
  readonly content: string;
  readonly riskNotice: string;
  /** Number of the form, which goes along with the sign-up. */
  readonly formNo: number;
  /** Questions about oneself that this call asks. */
  readonly about: readonly AboutQuestion[];
  /** How those who are accepted are insured, in the office's words. */
  readonly insuranceStatement?: string;
  /** Specialists that are looked for. */
  readonly specialists: readonly { readonly id: string; readonly skill: string; readonly wanted: number }[];
  /** What stands behind `/s/`. */
  readonly shortCode?: string;
  readonly teamTypes: readonly (CallTeam & { readonly form: { readonly fields: readonly FieldDescription[] } })[];
  readonly consent: { readonly version: string; readonly text: string; readonly guardianText: string };
}
