import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What would have gone out by SMS; filled on the embedded database, with DEV_INBOX=1 and in rehearsals only. */
@Entity({ schema: 'platform', name: 'dev_inbox' })
export class DevInboxMessageEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

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
