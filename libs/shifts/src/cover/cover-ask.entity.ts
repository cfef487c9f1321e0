import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One volunteer asked to step in. Never feeds a ranking but to spread the asking. */
@Entity({ schema: 'shifts', name: 'cover_ask' })
export class CoverAskEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @Column('uuid', { name: 'cover_request_id' })
  coverRequestId: string;

  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('text', { default: 'waiting' })
  answer: 'waiting' | 'taken' | 'declined' | 'too-late';

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;
}
