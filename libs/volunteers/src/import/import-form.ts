import type { AboutQuestion } from '../calls/forms/form-design.js';
import type { CallQuota } from '../calls/published-calls.js';

/** A team type of the call as rows may name it. */
export interface ImportTeam {
  readonly quota: CallQuota;
  /** Its labels and its code, any of which may stand in the column 报名队伍. */
  readonly names: readonly string[];
}

/** What a call asks, as a sheet of its sign-ups is made and read. */
export interface ImportForm {
  /** The teams that rows may name. */
  readonly teams: readonly ImportTeam[];
  /** Questions of the core that the call asks; what it does not ask is not kept (PIPL 6). */
  readonly about: readonly AboutQuestion[];
  /** The specialists that it looks for. */
  readonly specialists: readonly { readonly id: string; readonly skill: string }[];
}
