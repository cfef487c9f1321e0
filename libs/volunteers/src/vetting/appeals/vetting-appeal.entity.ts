import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A recruit's appeal (申诉) against a refusal, which another person decides. */
@Entity({ schema: 'volunteers', name: 'vetting_appeal' })
export class VettingAppealEntity extends CountyRow {
  @Column('uuid', { name: 'application_id' })
  applicationId: string;

  /** Attempt that was refused: each refusal can be appealed against once. */
  @Column('integer')
  attempt: number;

  /** Who refused, as the timeline says; the database fills it in. */
  @Column('text', { name: 'refused_by' })
  refusedBy: string;

  /** Why the recruit thinks otherwise, sealed under their key. */
  @Column('bytea', { name: 'sealed_statement', nullable: true })
  sealedStatement: Buffer | null;

  @Column('text')
  source: 'online' | 'office';

  @Column('timestamptz', { name: 'filed_at' })
  filedAt: Date;

  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  /** When those who may decide were told that it is overdue. */
  @Column('timestamptz', { name: 'reminded_at', nullable: true })
  remindedAt: Date | null;

  @Column('text', { default: 'open' })
  state: 'open' | 'granted' | 'rejected';

  /** Account of who decided; never who refused. */
  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  /** What the recruit reads. */
  @Column('text', { nullable: true })
  answer: string | null;

  @Column('integer', { default: 1 })
  version: number;
}
