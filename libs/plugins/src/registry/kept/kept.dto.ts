import { ReadAsNumber } from '@redmaple/platform';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { Label } from '../../define/labels.js';

export class KeptColumnView {
  name: string;
  /** As it was last called. */
  label: Label;
}

/** A table of a plugin that does not run here, as it was last known. */
export class KeptTableView {
  name: string;
  label: Label;
  columns: readonly KeptColumnView[];
}

export class KeptRowsQuery {
  /** How many rows to pass over. */
  @IsOptional()
  @ReadAsNumber()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  from?: number;
}

/** A piece of what a plugin keeps in the county. */
export class KeptRows {
  columns: readonly KeptColumnView[];
  /** Values in the order of the columns. What may be about people is masked, what is no text is left out. */
  rows: readonly (readonly (string | null)[])[];
  /** Where the next piece begins; absent after the last. */
  next?: number;
}
