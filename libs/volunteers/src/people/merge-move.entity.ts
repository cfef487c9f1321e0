import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row that changed hands in a merge, or could not. */
@Entity({ schema: 'volunteers', name: 'merge_move' })
export class MergeMoveEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @Column('uuid', { name: 'merge_id' })
  mergeId: string;

  @Column('text', { name: 'table_name' })
  tableName: string;

  @Column('text', { name: 'column_name' })
  columnName: string;

  @Column('uuid', { name: 'row_id' })
  rowId: string;

  @Column('boolean')
  moved: boolean;
}
