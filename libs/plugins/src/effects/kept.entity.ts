import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A value that a plugin keeps in a county. */
@Entity({ schema: 'plugins', name: 'kept' })
export class KeptEntity {
  @PrimaryColumn('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @PrimaryColumn('text', { name: 'plugin_id' })
  pluginId: string;

  @PrimaryColumn('text')
  key: string;

  @Column('jsonb')
  value: unknown;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}
