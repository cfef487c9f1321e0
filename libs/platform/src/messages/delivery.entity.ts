import { Column, Entity } from 'typeorm';
import { CountyRow } from '../database/county-row.js';

/** A planned message and what became of it. */
@Entity({ schema: 'platform', name: 'delivery' })
export class DeliveryEntity extends CountyRow {
  /** One message per key, for ever. */
  @Column('text', { name: 'dedupe_key' })
  dedupeKey: string;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  /** For numbers that belong to no person yet; removed once sent. */
  @Column('bytea', { name: 'sealed_phone', nullable: true })
  sealedPhone: Buffer | null;

  /** Finished text with secrets in it; removed once sent. */
  @Column('bytea', { name: 'sealed_text', nullable: true })
  sealedText: Buffer | null;

  @Column('text')
  template: string;

  /** Titles, times and counts. */
  @Column('jsonb', { default: {} })
  params: Record<string, string | number>;

  @Column('text', { default: 'zh-CN' })
  locale: string;

  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column('boolean', { default: false })
  urgent: boolean;

  @Column('text', { default: 'planned' })
  state: 'planned' | 'sending' | 'sent' | 'failed' | 'cancelled';

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('timestamptz', { name: 'claimed_at', nullable: true })
  claimedAt: Date | null;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;

  /** Taken back. While it was being sent: if that try fails, there is no other. */
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt: Date | null;

  @Column('text', { nullable: true })
  channel: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
