import { IsIn, IsInt, IsNumber, IsString, Max, MaxLength, Min } from 'class-validator';
import { IfGiven, IsFilled } from '@redmaple/platform';
import type { IndicatorEntity } from './indicator.entity.js';
import { type Direction, isMet, progressOf } from './indicator.policy.js';

/** Beyond this a number is a slip of the hand. */
const largest = 1e12;

export class NewIndicator {
  @IsString()
  @IsFilled()
  @MaxLength(100)
  name: string;

  /** 人次, 起, % … */
  @IsString()
  @MaxLength(20)
  unit: string;

  @IsNumber()
  @Min(-largest)
  @Max(largest)
  baseline: number;

  @IsNumber()
  @Min(-largest)
  @Max(largest)
  target: number;

  /** Whether more is better. */
  @IsIn(['up', 'down'])
  direction: Direction;
}

/** What is left out stays as it is. */
export class IndicatorChange {
  @IfGiven()
  @IsString()
  @IsFilled()
  @MaxLength(100)
  name?: string;

  @IfGiven()
  @IsString()
  @MaxLength(20)
  unit?: string;

  @IfGiven()
  @IsNumber()
  @Min(-largest)
  @Max(largest)
  baseline?: number;

  @IfGiven()
  @IsNumber()
  @Min(-largest)
  @Max(largest)
  target?: number;

  @IfGiven()
  @IsIn(['up', 'down'])
  direction?: Direction;

  /** The version that was read. */
  @IsInt()
  @Min(1)
  version: number;
}

export class NewActual {
  @IsNumber()
  @Min(-largest)
  @Max(largest)
  value: number;

  @IfGiven()
  @IsString()
  @MaxLength(1_000)
  note?: string;
}

/** What an indicator was in a month. */
export class ActualView {
  /** `YYYY-MM` */
  month: string;
  value: number;
  note?: string;
  /** 1, or more when it was corrected. */
  revision: number;
  /** Account id, or the name of the job. */
  enteredBy: string;
  enteredAt: string;
}

export class IndicatorView {
  id: string;
  projectId: string;
  name: string;
  unit: string;
  baseline: number;
  target: number;
  direction: Direction;
  /** The latest revision of each month, oldest month first. */
  actuals: ActualView[];
  /** Of the latest month: 0 at the baseline or behind it, 1 at the target or beyond. Absent without actuals. */
  progress?: number;
  /** Whether the latest month is at the target or beyond. */
  met: boolean;
  /** To be sent back with a change. */
  version: number;
}

export type IndicatorRow = Pick<
  IndicatorEntity,
  'id' | 'projectId' | 'name' | 'unit' | 'baseline' | 'target' | 'direction' | 'version'
>;

export interface ActualRow {
  readonly indicatorId: string;
  readonly month: string;
  readonly value: number;
  readonly note: string | null;
  readonly revision: number;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

export function toActualView({ month, value, note, revision, enteredBy, enteredAt }: ActualRow): ActualView {
  return { month, value, ...(note !== null && { note }), revision, enteredBy, enteredAt: enteredAt.toISOString() };
}

/** @param actuals the latest revision of each month, oldest month first */
export function toIndicatorView(row: IndicatorRow, actuals: readonly ActualRow[]): IndicatorView {
  const { id, projectId, name, unit, baseline, target, direction, version } = row;
  const latest = actuals.at(-1);
  return {
    id,
    projectId,
    name,
    unit,
    baseline,
    target,
    direction,
    actuals: actuals.map(toActualView),
    ...(latest && { progress: progressOf(row, latest.value) }),
    met: latest !== undefined && isMet(row, latest.value),
    version,
  };
}
