import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';
import type { RefusalReason } from '../vetting.policy.js';

/** A reason in the county's own words, which counts as one of the canonical ones. */
@Entity({ schema: 'volunteers', name: 'vetting_reason' })
export class VettingReasonEntity extends CountyRow {
  /** `own-…`: never that of a canonical reason. */
  @Column('text')
  code: string;

  @Column('text')
  canonical: RefusalReason;

  @Column('text', { name: 'label_zh' })
  labelZh: string;

  @Column('text', { name: 'label_en' })
  labelEn: string;

  /** May be chosen; old decisions keep theirs. */
  @Column('boolean', { default: true })
  active: boolean;

  @Column('integer', { default: 1 })
  version: number;
}
