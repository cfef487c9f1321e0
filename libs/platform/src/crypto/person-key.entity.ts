import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person's data key, wrapped by a master key. Erased: the key is gone, the row says since when. */
@Entity({ schema: 'keys', name: 'person_key' })
export class PersonKeyEntity {
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @Column('bytea', { nullable: true })
  wrapped: Buffer | null;

  /** The person as whom this one is kept since a merge: what was sealed under this key is theirs. */
  @Column('uuid', { name: 'merged_into', nullable: true })
  mergedInto: string | null;

  /** Name of the master key that wraps it. */
  @Column('text', { name: 'master_key_id' })
  masterKeyId: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt: Date | null;
}
