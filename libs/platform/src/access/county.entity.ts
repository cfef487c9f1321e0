import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A tenant of the register: code, name and zone are public. */
@Entity({ schema: 'platform', name: 'county' })
export class CountyEntity {
  /** Six-digit GB/T 2260 code. */
  @PrimaryColumn('char', { length: 6 })
  code: string;

  @Column('text')
  name: string;

  @Column('text', { default: 'Asia/Shanghai' })
  timezone: string;

  @Column('text', { default: 'regular' })
  kind: 'regular' | 'demo' | 'rehearsal';

  @Column('text', { default: 'active' })
  status: 'active' | 'closed';

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
