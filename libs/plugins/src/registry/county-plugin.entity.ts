import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a county has switched on and set of one plugin. */
@Entity({ schema: 'plugins', name: 'county_plugin' })
export class CountyPluginEntity {
  @PrimaryColumn('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @PrimaryColumn('text', { name: 'plugin_id' })
  pluginId: string;

  @Column('boolean')
  enabled: boolean;

  @Column('jsonb', { default: {} })
  settings: Record<string, unknown>;

  @Column('text', { name: 'settings_version', nullable: true })
  settingsVersion: string | null;

  /** Team types with their labels, so that old data stays readable without the package. */
  @Column('jsonb', { name: 'last_seen' })
  lastSeen: object;

  @Column('text', { name: 'changed_by' })
  changedBy: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  /** When its crash budget was used up. */
  @Column('timestamptz', { name: 'stopped_at', nullable: true })
  stoppedAt: Date | null;

  @Column('integer', { default: 1 })
  version: number;

  /** What being on rests on: two people, the system, or it was on before two were needed. */
  @Column('text', { default: 'earlier' })
  basis: 'earlier' | 'system' | 'proposal';

  @Column('uuid', { name: 'proposal_id', nullable: true })
  proposalId: string | null;

  /** What it was allowed when it was switched on. */
  @Column('jsonb', { nullable: true })
  agreed: object | null;

  @Column('text', { name: 'manifest_hash', nullable: true })
  manifestHash: string | null;

  /** Its own tables with their last labels, so that what they hold stays readable. */
  @Column('jsonb', { name: 'kept_tables', default: [] })
  keptTables: object;
}
