import { Column, Entity, PrimaryColumn } from 'typeorm';

export const findings = ['ready', 'broken'] as const;
export type Finding = (typeof findings)[number];

/** Somebody looked at a point. Who it was stands in the audit trail of the request, not here. */
@Entity({ schema: 'plugin_rescue_points', name: 'inspection' })
export class Inspection {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('uuid', { name: 'point_id' })
  pointId: string;

  @Column('timestamptz', { name: 'inspected_at' })
  inspectedAt: Date;

  @Column('text')
  finding: Finding;

  @Column('text', { nullable: true })
  note: string | null;
}
