import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A place where duty is done: a river dam, a rescue pole, a gate (点位). */
@Entity({ schema: 'shifts', name: 'site' })
export class SiteEntity extends CountyRow {
  @Column('text')
  name: string;

  @Column('text')
  kind: string;

  @Column('uuid', { name: 'area_id', nullable: true })
  areaId: string | null;

  @Column('double precision', { nullable: true })
  latitude: number | null;

  @Column('double precision', { nullable: true })
  longitude: number | null;

  @Column('timestamptz', { name: 'retired_at', nullable: true })
  retiredAt: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
