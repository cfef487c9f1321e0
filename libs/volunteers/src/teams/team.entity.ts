import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A team (队伍); its type comes from a plugin, its leader is the member with that role. */
@Entity({ schema: 'volunteers', name: 'team' })
export class TeamEntity extends CountyRow {
  @Column('text')
  name: string;

  /** Namespaced: `maple-grove.rescue`. */
  @Column('text', { name: 'type_code' })
  typeCode: string;

  @Column('uuid', { name: 'area_id', nullable: true })
  areaId: string | null;

  /** Where the team usually starts from, WGS-84 degrees. */
  @Column('double precision', { name: 'base_latitude', nullable: true })
  baseLatitude: number | null;

  @Column('double precision', { name: 'base_longitude', nullable: true })
  baseLongitude: number | null;

  /** What the team is there for, in its own words. */
  @Column('text', { default: '' })
  mission: string;

  /** How many may be active at a time, the reserve apart; null: as many as like. */
  @Column('integer', { nullable: true })
  capacity: number | null;

  /** Shifts of a probation; null: as the team type says. */
  @Column('integer', { name: 'probation_shifts', nullable: true })
  probationShifts: number | null;

  /** Whom members call where the leader does not share a number. */
  @Column('text', { name: 'duty_phone', nullable: true })
  dutyPhone: string | null;

  @Column('text', { default: 'active' })
  state: 'active' | 'closed';

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
