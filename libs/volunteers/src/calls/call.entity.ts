import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';
import type { FormDesign } from './forms/form-design.js';

/** A call is drafted, published, closed (by hand; its deadline ends it as well) and at last archived. */
export type CallState = 'draft' | 'published' | 'closed' | 'archived';

/** A public recruitment call (招募令). */
@Entity({ schema: 'volunteers', name: 'call' })
export class CallEntity extends CountyRow {
  @Column('text')
  title: string;

  @Column('text')
  content: string;

  /** 志愿服务条例 12: the risks are named before anyone signs up. */
  @Column('text', { name: 'risk_notice' })
  riskNotice: string;

  @Column('text', { nullable: true })
  location: string | null;

  @Column('timestamptz', { name: 'opens_at' })
  opensAt: Date;

  @Column('timestamptz', { name: 'closes_at' })
  closesAt: Date;

  @Column('text', { default: 'draft' })
  state: CallState;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('text', { name: 'created_by' })
  createdBy: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('integer', { default: 1 })
  version: number;

  /** Number of the form in force; null for drafts. */
  @Column('integer', { name: 'form_no', nullable: true })
  formNo: number | null;

  /** What the office changed about the questions. */
  @Column('jsonb', { name: 'form_design', default: {} })
  formDesign: FormDesign;

  /** How volunteers are insured, in the office's words. */
  @Column('text', { name: 'insurance_statement', nullable: true })
  insuranceStatement: string | null;

  /** What stands behind `/s/`: the county's letters and four of its own. */
  @Column('text', { name: 'short_code', nullable: true })
  shortCode: string | null;

  @Column('timestamptz', { name: 'archived_at', nullable: true })
  archivedAt: Date | null;
}
