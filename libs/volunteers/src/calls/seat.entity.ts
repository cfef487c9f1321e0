import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One place of a call: a row per seat, so that the database, not a counter, says who holds it. */
@Entity({ schema: 'volunteers', name: 'seat' })
export class SeatEntity {
  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @PrimaryColumn('uuid', { name: 'call_team_type_id' })
  callTeamTypeId: string;

  @PrimaryColumn('integer')
  no: number;

  @Column('uuid', { name: 'application_id', nullable: true })
  applicationId: string | null;
}
