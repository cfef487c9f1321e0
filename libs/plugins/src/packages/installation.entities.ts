import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A package that was installed by command. Of the installation, not of a county. */
@Entity({ schema: 'plugins', name: 'package' })
export class PackageEntity {
  @PrimaryColumn('text')
  digest: string;

  @Column('text', { name: 'plugin_id' })
  pluginId: string;

  @Column('text')
  name: string;

  @Column('text')
  version: string;

  @Column('timestamptz', { name: 'stored_at', default: () => 'now()' })
  storedAt: Date;
}

/** One of its files. */
@Entity({ schema: 'plugins', name: 'package_file' })
export class PackageFileEntity {
  @PrimaryColumn('text')
  digest: string;

  @PrimaryColumn('text')
  path: string;

  @Column('bytea')
  content: Buffer;
}

/** Which set of packages is wanted, and what became of it. */
@Entity({ schema: 'plugins', name: 'installation' })
export class InstallationEntity {
  @PrimaryColumn('bigint')
  generation: string;

  @Column('text', { array: true })
  packages: string[];

  @Column('text')
  state: 'wanted' | 'running' | 'failed';

  @Column('timestamptz', { name: 'wanted_until', nullable: true })
  wantedUntil: Date | null;

  @Column('text')
  what: string;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz', { name: 'changed_at', default: () => 'now()' })
  changedAt: Date;
}

/** Which process runs which set. */
@Entity({ schema: 'plugins', name: 'process_seen' })
export class ProcessSeenEntity {
  @PrimaryColumn('uuid', { name: 'process_id' })
  processId: string;

  @Column('text')
  kind: 'api' | 'worker';

  @Column('text')
  host: string;

  @Column('bigint')
  generation: string;

  @Column('jsonb')
  skipped: object;

  @Column('bigint', { name: 'refused_generation', nullable: true })
  refusedGeneration: string | null;

  @Column('text', { name: 'refused_reason', nullable: true })
  refusedReason: string | null;

  @Column('timestamptz', { name: 'seen_at' })
  seenAt: Date;
}

/** Whether isolated plugins may run anywhere; one row at most. */
@Entity({ schema: 'plugins', name: 'isolation_switch' })
export class IsolationSwitchEntity {
  @PrimaryColumn('boolean', { default: true })
  single: boolean;

  @Column('boolean')
  stopped: boolean;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz', { name: 'changed_at', default: () => 'now()' })
  changedAt: Date;
}
