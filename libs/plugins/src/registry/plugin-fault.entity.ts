import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** One call of a plugin that threw, ran too long or answered nonsense. */
@Entity({ schema: 'plugins', name: 'plugin_fault' })
export class PluginFaultEntity extends CountyRow {
  @Column('text', { name: 'plugin_id' })
  pluginId: string;

  @Column('text')
  hook: string;

  @Column('text')
  reason: 'threw' | 'slow' | 'invalid';

  @Column('text')
  message: string;

  @Column('timestamptz', { name: 'happened_at' })
  happenedAt: Date;
}
