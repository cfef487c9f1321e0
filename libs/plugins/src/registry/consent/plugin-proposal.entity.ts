import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** That a plugin is to be switched on in a county, as one person proposed it and another decided. */
@Entity({ schema: 'plugins', name: 'plugin_proposal' })
export class PluginProposalEntity extends CountyRow {
  @Column('text', { name: 'plugin_id' })
  pluginId: string;

  /** What both were shown. */
  @Column('jsonb')
  manifest: object;

  @Column('text', { name: 'manifest_hash' })
  manifestHash: string;

  @Column('jsonb')
  settings: object;

  /** The version of the county's row when it was proposed; 0 where there was none. */
  @Column('integer', { name: 'base_version' })
  baseVersion: number;

  @Column('text', { name: 'proposed_by' })
  proposedBy: string;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt: Date;

  @Column('text', { default: 'open' })
  state: 'open' | 'approved' | 'rejected' | 'withdrawn' | 'lapsed';

  @Column('text', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('text', { default: '' })
  note: string;

  /** When the plugin was switched on by it. */
  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;
}
