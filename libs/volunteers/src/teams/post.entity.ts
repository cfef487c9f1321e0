import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A post of a team (岗点), staffed by a pattern such as 1+2+N. */
@Entity({ schema: 'volunteers', name: 'post' })
export class PostEntity extends CountyRow {
  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @Column('text')
  name: string;

  @Column('uuid', { name: 'area_id', nullable: true })
  areaId: string | null;

  /** The team type's pattern it was made by; null: the county's own. */
  @Column('text', { name: 'pattern_code', nullable: true })
  patternCode: string | null;

  @Column('text', { default: 'open' })
  state: 'open' | 'closed';

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}

/** A seat of a post: a row for each. */
@Entity({ schema: 'volunteers', name: 'post_seat' })
export class PostSeatEntity extends CountyRow {
  @Column('uuid', { name: 'post_id' })
  postId: string;

  @Column('text')
  kind: 'leader' | 'member' | 'helper';

  @Column('integer')
  no: number;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;
}

/** Who held a seat when. */
@Entity({ schema: 'volunteers', name: 'post_holding' })
export class PostHoldingEntity extends CountyRow {
  @Column('uuid', { name: 'seat_id' })
  seatId: string;

  @Column('uuid', { name: 'post_id' })
  postId: string;

  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('timestamptz', { name: 'valid_from' })
  validFrom: Date;

  @Column('timestamptz', { name: 'valid_to', nullable: true })
  validTo: Date | null;

  @Column('uuid', { name: 'begun_by', nullable: true })
  begunBy: string | null;

  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy: string | null;

  /** `vacated`, or the step of the membership that ended it. */
  @Column('text', { name: 'ended_how', nullable: true })
  endedHow: string | null;
}
