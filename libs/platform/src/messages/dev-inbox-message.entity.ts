import { Column, Entity } from 'typeorm';
import { CountyRow } from '../database/county-row.js';

/** What would have gone out by SMS; filled on the embedded database, with DEV_INBOX=1 and in rehearsals only. */
@Entity({ schema: 'platform', name: 'dev_inbox' })
export class DevInboxMessageEntity extends CountyRow {
  @Column('uuid', { name: 'delivery_id' })
  deliveryId: string;

  @Column('text')
  phone: string;

  @Column('text')
  template: string;

  @Column('text')
  text: string;

  @Column('timestamptz')
  at: Date;
}
