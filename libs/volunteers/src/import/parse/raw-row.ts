/** A cell as the file has it. A number keeps the spelling of the file, so that lost digits can be noticed. */
export type RawCell =
  | string
  | boolean
  | { readonly number: string }
  | { /** Milliseconds since 1970, UTC. */ readonly date: number }
  | undefined;

/** One line of the file that holds something. */
export interface RawRow {
  /** As the spreadsheet program numbers it, from 1. */
  readonly line: number;
  readonly cells: readonly RawCell[];
}
