import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A photo of a patrol log, in its order. */
@Entity({ schema: 'shifts', name: 'patrol_log_photo' })
export class PatrolLogPhotoEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @Column('uuid', { name: 'patrol_log_id' })
  patrolLogId: string;

  /** In platform.file. */
  @Column('uuid', { name: 'file_id' })
  fileId: string;

  @Column('integer')
  position: number;
}
