import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A photo of a patrol log, in its order. */
@Entity({ schema: 'shifts', name: 'patrol_log_photo' })
export class PatrolLogPhotoEntity extends CountyRow {
  @Column('uuid', { name: 'patrol_log_id' })
  patrolLogId: string;

  /** In platform.file. */
  @Column('uuid', { name: 'file_id' })
  fileId: string;

  @Column('integer')
  position: number;
}
