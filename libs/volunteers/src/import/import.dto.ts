import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { ImportState } from './import.entity.js';

export class ImportRowErrorView {
  /** Line of the file, from 1. */
  line: number;
  /** `name`, `phone`, `answers.swimMetres` …; the heading itself for cells that can't be read. */
  field: string;
  /** Heading of the column, where the sheet has one. */
  column?: string;
  /** Whose row it is: of rows that were refused when the import was written. */
  name?: string;
  code: string;
  /** For people, in their language. */
  message: string;
}

/** An import and how far it is. */
export class ImportView {
  id: string;
  callId: string;
  state: ImportState;
  format: string;
  /** Of a .csv file: `utf-8`, `gb18030` … */
  encoding?: string;
  totalRows: number;
  /** Rows with at least one mistake; while there are any, nothing is imported. */
  wrongRows: number;
  /** Rows whose person has an application to the call already; they are passed over. */
  presentRows: number;
  /** Rows imported, the waitlisted ones included. */
  addedRows: number;
  waitlistedRows: number;
  /** Per cent of the commit. */
  progress: number;
  /** Code of what went wrong with the commit. */
  failure?: string;
  /** Headings that mean nothing to the call: their cells are not imported. */
  ignoredColumns: string[];
  /** Mistakes in the order of the lines, the first thousand. */
  errors: ImportRowErrorView[];
  createdAt: string;
  committedAt?: string;
  version: number;
}

/** A row as the preview shows it. */
export class ImportRowView {
  line: number;
  name: string;
  documentType?: string;
  maskedDocument?: string;
  maskedPhone?: string;
  teamType: string;
  /** YYYY-MM-DD */
  paperConsentOn?: string;
  errors: ImportRowErrorView[];
}

/** Rows from a line on. `next` is the line to go on from; absent at the end. */
export class ImportRowsPage {
  items: ImportRowView[];
  next?: number;
}

export class ImportRowsQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_048_576)
  from = 1;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit = 100;
}

export class ImportCorrectionsQuery {
  /** `all`: also the rows without mistakes, so that one upload brings everybody. */
  @IsOptional()
  @IsIn(['wrong', 'all'])
  rows: 'wrong' | 'all' = 'wrong';
}
