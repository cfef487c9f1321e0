/**
 * What stands in a cell. A text is always a text, however it begins; `day` is YYYY-MM-DD, `moment` YYYY-MM-DD HH:MM by
 * the county's clock.
 */
export type SheetCell = string | number | { readonly day: string } | { readonly moment: string } | undefined;

export interface SheetColumn {
  readonly heading: string;
  /** In characters. */
  readonly width?: number;
  /** Whether what is typed there stays a text: phone and document numbers, which lose digits as numbers. */
  readonly text?: boolean;
  /** What may be chosen in the rows below the heading. */
  readonly options?: readonly string[];
  /** Shown while somebody types into the column. */
  readonly help?: string;
}

/** A sheet whose rows are made one after the other. */
export interface Sheet {
  /** Without : \ / ? * [ ], at most 31 characters. */
  readonly name: string;
  /** Lines above the heading. */
  readonly above?: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: AsyncIterable<readonly SheetCell[]> | Iterable<readonly SheetCell[]>;
  /** Rows below the heading that options and formats reach; those of a sheet to be filled in. */
  readonly prepared?: number;
}
