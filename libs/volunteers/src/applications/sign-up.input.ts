import type { IdentityDocumentType } from '@redmaple/forms';
import type { WrittenGuardian } from '../people/guardian.policy.js';

/** What every sign-up says, online or on paper. */
export interface SignUpInput {
  readonly callId: string;
  /** Namespaced: `maple-grove.rescue`. */
  readonly teamType: string;
  readonly name: string;
  readonly documentType: IdentityDocumentType;
  readonly documentNumber: string;
  /** YYYY-MM-DD; needed with papers other than the resident ID. */
  readonly birthDate?: string | undefined;
  readonly phone: string;
  readonly address?: string | undefined;
  readonly specialty?: string | undefined;
  /** Which of the specialists that the call looks for one is. */
  readonly specialistId?: string | undefined;
  /** Needed under 18. */
  readonly guardian?: WrittenGuardian | undefined;
  readonly answers: Readonly<Record<string, unknown>>;
}

export interface OnlineSignUp extends SignUpInput {
  /** Number of the form that was filled in; the one in force when left out. */
  readonly formNo?: number | undefined;
  readonly flowId: string;
  readonly code: string;
  readonly consent: { readonly version: string; readonly accepted: boolean };
}

export interface OfficeSignUp extends SignUpInput {
  /** Day on the signed consent, YYYY-MM-DD. */
  readonly paperConsentOn: string;
}

/** What a sign-up is answered with. */
export interface SignUpResult {
  readonly id: string;
  /** What the recruit writes down, such as HF-7K3M-Q2XH. */
  readonly number: string;
  readonly state: 'submitted' | 'waitlisted';
  /** Place in the waitlist, from 1. */
  readonly waitlistPosition?: number;
}
