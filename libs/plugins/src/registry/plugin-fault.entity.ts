import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One call of a plugin that threw, ran too long or answered nonsense. */
@Entity({ schema: 'plugins', name: 'plugin_fault' })
export class PluginFaultEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

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
