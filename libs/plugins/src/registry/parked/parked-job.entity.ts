import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A job that waits until the county has its plugin on again. */
@Entity({ schema: 'plugins', name: 'parked_job' })
export class ParkedJobEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @Column('text', { name: 'plugin_id' })
  pluginId: string;

  @Column('text')
  name: string;

  @Column('jsonb')
  payload: object;

  @Column('uuid', { name: 'outbox_id' })
  outboxId: string;

  @Column('timestamptz', { name: 'parked_at' })
  parkedAt: Date;
}
