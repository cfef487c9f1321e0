import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One place in a shift, with what it requires beyond the team type (岗位). */
@Entity({ schema: 'shifts', name: 'seat' })
export class SeatEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @Column('uuid', { name: 'shift_id' })
  shiftId: string;

  @Column('integer')
  no: number;

  @Column('jsonb', { default: [] })
  qualifications: readonly string[];
}
