import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file that somebody sent: what it is and whose; its bytes lie in the file store. */
@Entity({ schema: 'platform', name: 'file' })
export class StoredFileEntity {
  /** Random, so that it can't be guessed from another. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  /** Account that sent it; null for one that a plugin keeps. */
  @Column('uuid', { name: 'uploaded_by', nullable: true })
  uploadedBy: string | null;

  /** The plugin whose own it is: `plugin:yanhu`. */
  @Column('text', { name: 'kept_by', nullable: true })
  keptBy: string | null;

  /** Chosen by the sender: the same file sent again is the same row. */
  @Column('uuid', { name: 'client_id' })
  clientId: string;

  /** What it is for: `patrol-photo`. */
  @Column('text')
  purpose: string;

  @Column('text', { name: 'media_type' })
  mediaType: string;

  /** Bytes kept. */
  @Column('integer')
  size: number;

  @Column('bytea')
  sha256: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
