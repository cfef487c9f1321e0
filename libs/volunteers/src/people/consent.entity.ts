import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** That a person agreed to one purpose, to which wording, when and how (PIPL 14); withdrawal is dated, not deleted. */
@Entity({ schema: 'volunteers', name: 'consent' })
export class ConsentEntity extends CountyRow {
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text')
  purpose: string;

  @Column('text', { name: 'document_version' })
  documentVersion: string;

  @Column('timestamptz', { name: 'given_at' })
  givenAt: Date;

  @Column('text')
  evidence: 'online' | 'paper';

  /** Day on the signed paper, YYYY-MM-DD. */
  @Column('date', { name: 'paper_date', nullable: true })
  paperDate: string | null;

  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt: Date | null;
}
