import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';
import type { ImportRowError } from './import-row.js';

export type ImportState = 'preview' | 'committing' | 'committed' | 'failed';

/** A spreadsheet of sign-ups, previewed and then committed as a whole. */
@Entity({ schema: 'volunteers', name: 'import' })
export class ImportEntity extends CountyRow {
  @Column('uuid', { name: 'call_id' })
  callId: string;

  @Column('text', { default: 'preview' })
  state: ImportState;

  @Column('text')
  format: string;

  @Column('text', { nullable: true })
  encoding: string | null;

  /** The rows as read, sealed as one value; removed once committed. */
  @Column('bytea', { name: 'sealed_rows', nullable: true })
  sealedRows: Buffer | null;

  @Column('jsonb', { name: 'row_errors', default: [] })
  rowErrors: ImportRowError[];

  /** Headings that mean nothing to the call: their cells are not imported. */
  @Column('jsonb', { name: 'ignored_columns', default: [] })
  ignoredColumns: string[];

  @Column('integer', { name: 'total_rows' })
  totalRows: number;

  @Column('integer', { name: 'wrong_rows' })
  wrongRows: number;

  @Column('integer', { name: 'added_rows', default: 0 })
  addedRows: number;

  /** Of the added rows, those that found no free seat. */
  @Column('integer', { name: 'waitlisted_rows', default: 0 })
  waitlistedRows: number;

  /** Rows whose person has a live application to the call already. */
  @Column('integer', { name: 'present_rows', default: 0 })
  presentRows: number;

  /** Per cent. */
  @Column('integer', { default: 0 })
  progress: number;

  /** Error code of a failed commit. */
  @Column('text', { nullable: true })
  failure: string | null;

  @Column('text', { name: 'created_by' })
  createdBy: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('text', { name: 'committed_by', nullable: true })
  committedBy: string | null;

  @Column('timestamptz', { name: 'committed_at', nullable: true })
  committedAt: Date | null;

  @Column('integer', { default: 1 })
  version: number;
}
