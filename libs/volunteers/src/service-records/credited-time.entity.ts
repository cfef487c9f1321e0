import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Time for which somebody is credited now; the database lets nobody have the same time twice. */
@Entity({ schema: 'volunteers', name: 'credited_time' })
export class CreditedTimeEntity {
  @PrimaryColumn('uuid', { name: 'record_id' })
  recordId: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('tstzmultirange')
  during: string;
}
