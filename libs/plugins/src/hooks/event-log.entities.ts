import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The number of the last event of a county. */
@Entity({ schema: 'plugins', name: 'event_head' })
export class EventHeadEntity {
  @PrimaryColumn('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @Column('bigint')
  last: string;
}

/** Something that happened and that a plugin of the county hears of. */
@Entity({ schema: 'plugins', name: 'event' })
export class EventEntity {
  @PrimaryColumn('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  /** In the order in which the county's events were committed. */
  @PrimaryColumn('bigint')
  no: string;

  /** The outbox line's. */
  @Column('uuid')
  id: string;

  @Column('text')
  name: string;

  /** Ids and codes only. */
  @Column('jsonb')
  payload: object;

  @Column('timestamptz', { name: 'happened_at' })
  happenedAt: Date;
}

/** How far a plugin has heard in a county. */
@Entity({ schema: 'plugins', name: 'hearing' })
export class HearingEntity {
  @PrimaryColumn('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @PrimaryColumn('text', { name: 'plugin_id' })
  pluginId: string;

  @Column('bigint', { name: 'heard_to' })
  heardTo: string;

  /** The event at which its handler throws. */
  @Column('bigint', { name: 'failed_no', nullable: true })
  failedNo: string | null;

  /** How often it did. */
  @Column('integer', { default: 0 })
  attempts: number;

  /** When it is told again. */
  @Column('timestamptz', { name: 'retry_at', nullable: true })
  retryAt: Date | null;
}
