import { IsIn, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';

const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export class AskExport {
  /** Which list: `volunteers.volunteers`. */
  @IsString()
  @MaxLength(80)
  list: string;

  @IsIn(exportFormats)
  format: ExportFormat;

  /** As in the search of that list; left out: all of it. */
  @IsOptional()
  @IsObject()
  filters?: Record<string, unknown>;
}

/** A list that is or was made into a file for me. */
export class ExportView {
  id: string;
  list: string;
  format: ExportFormat;
  /** `running` until the file is whole; `expired` once it is gone. */
  state: 'running' | 'ready' | 'failed' | 'expired';
  /** Rows written by now. */
  rows: number;
  bytes?: number;
  /** Code of what went wrong, and what it means. */
  failure?: string;
  failureText?: string;
  askedAt: string;
  readyAt?: string;
  expiresAt?: string;
}
