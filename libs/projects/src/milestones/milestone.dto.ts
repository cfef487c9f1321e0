import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { IfGiven, IsFilled } from '@redmaple/platform';
import { IsDay } from '../input/decorators.js';
import { type MilestoneEntity, type MilestoneState, milestoneStates } from './milestone.entity.js';

export class NewMilestone {
  @IsString()
  @IsFilled()
  @MaxLength(100)
  title: string;

  /** `YYYY-MM-DD` */
  @IsDay()
  dueOn: string;
}

/** What is left out stays as it is. */
export class MilestoneChange {
  @IfGiven()
  @IsString()
  @IsFilled()
  @MaxLength(100)
  title?: string;

  @IfGiven()
  @IsDay()
  dueOn?: string;

  @IfGiven()
  @IsIn(milestoneStates)
  state?: MilestoneState;

  /** What shows that it is done; `null` takes it away. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  evidenceNote?: string | null;

  /** The version that was read. */
  @IsInt()
  @Min(1)
  version: number;
}

export class MilestoneView {
  id: string;
  projectId: string;
  title: string;
  /** `YYYY-MM-DD` */
  dueOn: string;
  state: MilestoneState;
  doneAt?: string;
  evidenceNote?: string;
  /** To be sent back with a change. */
  version: number;
}

export type MilestoneRow = Pick<
  MilestoneEntity,
  'id' | 'projectId' | 'title' | 'dueOn' | 'state' | 'doneAt' | 'evidenceNote' | 'version'
>;

export function toMilestoneView(row: MilestoneRow): MilestoneView {
  const { id, projectId, title, dueOn, state, doneAt, evidenceNote, version } = row;
  return {
    id,
    projectId,
    title,
    dueOn,
    state,
    ...(doneAt !== null && { doneAt: doneAt.toISOString() }),
    ...(evidenceNote !== null && { evidenceNote }),
    version,
  };
}
