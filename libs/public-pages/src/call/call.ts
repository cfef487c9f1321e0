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
  readonly teamTypes: readonly (CallTeam & { readonly form: { readonly fields: readonly FieldDescription[] } })[];
  readonly consent: { readonly version: string; readonly text: string; readonly guardianText: string };
}
