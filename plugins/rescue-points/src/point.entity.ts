import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What hangs or stands at a point. */
export const pointKinds = ['lifebuoy', 'throw-bag', 'rescue-board'] as const;
export type PointKind = (typeof pointKinds)[number];

/** `due`: nobody has looked at it for longer than the county wants. */
export const pointStates = ['ready', 'due', 'broken'] as const;
export type PointState = (typeof pointStates)[number];

/** A place at the water where something to rescue with is ready. */
@Entity({ schema: 'plugin_rescue_points', name: 'point' })
export class Point {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  /** What is painted on it; once per county. */
  @Column('text')
  code: string;

  @Column('text')
  place: string;

  /** River, lake or pond. */
  @Column('text')
  water: string;

  @Column('text')
  kind: PointKind;

  /** WGS-84, degrees. */
  @Column('float8')
  latitude: number;

  @Column('float8')
  longitude: number;

  @Column('text')
  state: PointState;

  @Column('timestamptz', { name: 'inspected_at', nullable: true })
  inspectedAt: Date | null;
}
