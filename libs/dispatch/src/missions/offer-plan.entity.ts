import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A place in the order in which people are asked for one incident. */
@Entity({ schema: 'dispatch', name: 'offer_plan' })
export class OfferPlanEntity extends CountyRow {
  @Column('uuid', { name: 'incident_id' })
  incidentId: string;

  @Column('integer')
  position: number;

  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @Column('integer', { name: 'distance_metres', nullable: true })
  distanceMetres: number | null;

  @Column('text', { default: 'planned' })
  state: string;

  @Column('text', { name: 'skip_reason', nullable: true })
  skipReason: string | null;
}
