import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Two people who may be one. */
@Entity({ schema: 'volunteers', name: 'duplicate_hint' })
export class DuplicateHintEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @Column('uuid', { name: 'first_id' })
  firstId: string;

  @Column('uuid', { name: 'second_id' })
  secondId: string;

  @Column('text', { array: true })
  reasons: string[];

  @Column('integer')
  score: number;

  @Column('timestamptz', { name: 'found_at' })
  foundAt: Date;

  @Column('timestamptz', { name: 'dismissed_at', nullable: true })
  dismissedAt: Date | null;

  @Column('uuid', { name: 'dismissed_by', nullable: true })
  dismissedBy: string | null;
}
