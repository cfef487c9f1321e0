import { Entity, PrimaryColumn } from 'typeorm';

/** A piece of a volunteer's name, up to three characters long, or of its pinyin initials. Kept by triggers; for searches. */
@Entity({ schema: 'volunteers', name: 'name_part' })
export class NamePartEntity {
  @PrimaryColumn('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @PrimaryColumn('text')
  part: string;

  @PrimaryColumn('uuid', { name: 'volunteer_id' })
  volunteerId: string;
}
