import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a committed transaction announces or asks for, until it is done. */
@Entity({ schema: 'platform', name: 'outbox' })
export class OutboxLineEntity {
  /** Also the id of the job in the queue. */
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @Column('text')
  kind: 'event' | 'job';

  @Column('text')
  name: string;

  /** Ids only. */
  @Column('jsonb')
  payload: object;

  @Column('timestamptz', { name: 'not_before', nullable: true })
  notBefore: Date | null;

  /** The event's line from which this job came. */
  @Column('uuid', { name: 'source_id', nullable: true })
  sourceId: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;

  @Column('timestamptz', { name: 'handled_at', nullable: true })
  handledAt: Date | null;

  /** Out of attempts since. */
  @Column('timestamptz', { name: 'dead_at', nullable: true })
  deadAt: Date | null;

  /** Kind of the last error, never its message. */
  @Column('text', { nullable: true })
  error: string | null;
}
