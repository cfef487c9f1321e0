import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A row that changed hands in a merge, or could not. */
@Entity({ schema: 'volunteers', name: 'merge_move' })
export class MergeMoveEntity extends CountyRow {
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
