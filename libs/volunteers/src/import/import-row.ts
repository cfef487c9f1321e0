import type { IdentityDocumentType } from '@redmaple/forms';
import type { Guardian } from '../people/guardian.policy.js';
import type { Identity } from '../people/identity-input.js';

/** One wrong cell: its line in the file, what it is about, and what is wrong. Never the value. */
export interface ImportRowError {
  /** As the spreadsheet program numbers it, from 1. */
  readonly line: number;
  /** `name`, `phone`, `answers.swimMetres` …; the heading itself for cells that can't be read at all. */
  readonly field: string;
  /** Heading of the column, where the sheet has one. */
  readonly column?: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A row that can be imported as it is. */
export interface ReadyRow {
  readonly line: number;
  readonly identity: Identity;
  /** A minor's. */
  readonly guardian?: Guardian;
  readonly teamTypeCode: string;
  /** Number of the call's form that the row was checked with. */
  readonly formNo: number;
  readonly answers: object;
  readonly address?: string;
  readonly specialty?: string;
  readonly specialistId?: string;
  readonly note?: string;
  /** YYYY-MM-DD */
  readonly paperConsentOn: string;
}

/** What the preview shows of a row, wrong ones included. */
export interface ShownRow {
  readonly line: number;
  readonly name: string;
  readonly documentType: IdentityDocumentType | undefined;
  readonly maskedDocument: string | undefined;
  readonly maskedPhone: string | undefined;
  /** As written. */
  readonly teamType: string;
  readonly paperConsentOn: string | undefined;
}

/** A row as it was written, for the sheet of what has to be corrected. */
export interface GivenRow {
  readonly line: number;
  /** By heading. */
  readonly cells: Readonly<Record<string, string>>;
}

/** What is sealed between preview and commit. */
export interface SealedRows {
  readonly ready: readonly ReadyRow[];
  readonly shown: readonly ShownRow[];
  /** For the sheet of corrections. Of a sheet without mistakes only the columns that are imported: its rows may be refused yet. */
  readonly given?: { readonly columns: readonly string[]; readonly rows: readonly GivenRow[] };
}

/** What was refused between check and commit, row by row. Nothing of the sheet is written. */
export class RowsRefused extends Error {
  constructor(readonly mistakes: readonly ImportRowError[]) {
    super('Rows of the sheet were refused.');
  }
}
