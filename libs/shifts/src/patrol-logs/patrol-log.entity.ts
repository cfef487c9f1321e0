import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** What a patrol saw: written by a volunteer, often where there is no signal, and never changed afterwards. */
@Entity({ schema: 'shifts', name: 'patrol_log' })
export class PatrolLogEntity extends CountyRow {
  /** Chosen on the phone: the same log sent again is the same row. */
  @Column('uuid', { name: 'client_id' })
  clientId: string;

  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('uuid', { name: 'team_id' })
  teamId: string;

  /** The duty it was written on; absent for a patrol of one's own accord. */
  @Column('uuid', { name: 'assignment_id', nullable: true })
  assignmentId: string | null;

  @Column('uuid', { name: 'site_id', nullable: true })
  siteId: string | null;

  @Column('text')
  body: string;

  /** By the phone's clock. */
  @Column('timestamptz', { name: 'observed_at' })
  observedAt: Date;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt: Date;
}
