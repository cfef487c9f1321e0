import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CountyRow } from '../database/county-row.js';

/** A list that somebody takes along as a file. */
@Entity({ schema: 'platform', name: 'list_export' })
export class ListExportEntity extends CountyRow {
  /** Who asked, and alone may fetch it. */
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  list: string;

  @Column('text')
  format: 'xlsx' | 'csv';

  @Column('text')
  locale: string;

  /** May hold a name that was searched for. */
  @Column('bytea', { name: 'sealed_filters' })
  sealedFilters: Buffer;

  @Column('text', { default: 'running' })
  state: 'running' | 'ready' | 'failed' | 'expired';

  @Column('integer', { default: 0 })
  rows: number;

  @Column('integer', { nullable: true })
  bytes: number | null;

  @Column('text', { nullable: true })
  failure: string | null;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @Column('timestamptz', { name: 'ready_at', nullable: true })
  readyAt: Date | null;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;
}

/** A piece of the file, sealed. */
@Entity({ schema: 'platform', name: 'list_export_piece' })
export class ListExportPieceEntity {
  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @PrimaryColumn('uuid', { name: 'export_id' })
  exportId: string;

  @PrimaryColumn('integer')
  no: number;

  @Column('bytea')
  sealed: Buffer;
}
