import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A place in the order in which people are asked for one incident. */
@Entity({ schema: 'dispatch', name: 'offer_plan' })
export class OfferPlanEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

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
