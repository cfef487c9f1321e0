import { CountyRow } from '@redmaple/platform';
import { Column, Entity, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IndicatorEntity } from './indicator.entity.js';

/** What an indicator was in a month. Append-only: a correction is a further revision, the latest counts. */
@Entity({ schema: 'projects', name: 'indicator_actual' })
export class IndicatorActualEntity extends CountyRow {
  @Column('uuid', { name: 'indicator_id' })
  indicatorId: string;

  @ManyToOne(() => IndicatorEntity)
  @JoinColumn({ name: 'indicator_id' })
  indicator: Relation<IndicatorEntity>;

  /** First day of the month. */
  @Column('date')
  month: string;

  @Column('integer')
  revision: number;

  @Column('double precision')
  value: number;

  @Column('text', { nullable: true })
  note: string | null;

  /** Account id, or the name of the job. */
  @Column('text', { name: 'entered_by' })
  enteredBy: string;

  @Column('timestamptz', { name: 'entered_at' })
  enteredAt: Date;
}
