import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

export type CourseState = 'active' | 'retired';

/** What is taught, and the qualification that a pass grants. */
@Entity({ schema: 'training', name: 'course' })
export class CourseEntity extends CountyRow {
  @Column('text')
  title: string;

  @Column('text')
  content: string;

  /** Namespaced: `maple-grove.first-aid`. A course without one grants nothing. */
  @Column('text', { name: 'qualification_code', nullable: true })
  qualificationCode: string | null;

  /** Months the qualification lasts; without a value it never expires. */
  @Column('integer', { name: 'valid_months', nullable: true })
  validMonths: number | null;

  /** Team types whose members need this course. */
  @Column('jsonb', { name: 'required_by', default: () => "'[]'" })
  requiredBy: string[];

  @Column('text', { default: 'active' })
  state: CourseState;

  @Column('integer', { default: 1 })
  version: number;
}
