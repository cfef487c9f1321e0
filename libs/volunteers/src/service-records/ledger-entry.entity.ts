import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One of the two sides of a line: what the volunteer has, the team (or the county) gave. Together they are nothing. */
@Entity({ schema: 'volunteers', name: 'ledger_entry' })
export class LedgerEntryEntity {
  @PrimaryColumn('uuid', { name: 'record_id' })
  recordId: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @PrimaryColumn('text')
  side: 'volunteer' | 'team';

  /** Volunteer or team; null where the service was for no team. */
  @Column('uuid', { name: 'account_id', nullable: true })
  accountId: string | null;

  @Column('integer')
  minutes: number;
}
