import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A node of the county's tree of areas (辖区). */
@Entity({ schema: 'volunteers', name: 'area' })
export class AreaEntity extends CountyRow {
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  @Column('text')
  level: 'county' | 'town' | 'village' | 'grid';

  /** Twelve digits: the national statistics bureau's code of a town or village, or the police grid's. */
  @Column('text', { nullable: true })
  code: string | null;

  @Column('text')
  name: string;

  /** WGS-84 degrees. */
  @Column('double precision', { nullable: true })
  latitude: number | null;

  @Column('double precision', { nullable: true })
  longitude: number | null;

  @Column('integer', { default: 1 })
  version: number;
}
