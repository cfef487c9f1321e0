import { Column, PrimaryColumn } from 'typeorm';

/** What every table of a county has: an id of its own and, from the transaction's setting, the county it belongs to. */
export abstract class CountyRow {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;
}
