import { IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { IfGiven, IsFilled, PageQuery } from '@redmaple/platform';
import type { CategoryLabelView } from '../incidents/incident-category.dto.js';
import type { IncidentRow } from '../incidents/incident-store.js';
import type { FollowUpEntity } from './follow-up.entity.js';

export type FollowUpRow = Omit<FollowUpEntity, 'countyCode'>;

export class FollowUpsQuery extends PageQuery {
  /** `open` (default): not done; `mine`: taken by me and not done; `done`. */
  @IfGiven()
  @IsIn(['open', 'mine', 'done'])
  list?: string;
}

/** What the resident said. Without a rating (nobody reached) the note says why. */
export class FinishFollowUp {
  /** 1 very dissatisfied … 5 very satisfied. */
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(5)
  satisfaction?: number;

  @IfGiven()
  @IsString()
  @IsFilled()
  @MaxLength(500)
  note?: string;
}

/** A call-back to be made or made. */
export class FollowUpView {
  id: string;
  incidentId: string;
  missionId: string;
  category?: string;
  /** Of a category that a plugin declares. */
  categoryLabel?: CategoryLabelView;
  place?: string;
  summary?: string;
  dueAt: string;
  state: string;
  assigneeId?: string;
  takenAt?: string;
  doneAt?: string;
  satisfaction?: number;
  note?: string;
  /** False for whoever handled or closed the incident: it must be another person. */
  mayTake: boolean;
  hasReporterPhone: boolean;
  version: number;
}

export function toFollowUpView(row: FollowUpRow, incident: IncidentRow, mayTake: boolean): FollowUpView {
  const { id, incidentId, missionId, state, assigneeId, satisfaction, note, version } = row;
  return {
    id,
    incidentId,
    missionId,
    ...(incident.category !== null && { category: incident.category }),
    ...(incident.categoryTerms && { categoryLabel: incident.categoryTerms.label }),
    ...(incident.place !== null && { place: incident.place }),
    ...(incident.summary !== null && { summary: incident.summary }),
    dueAt: row.dueAt.toISOString(),
    state,
    ...(assigneeId !== null && { assigneeId }),
    ...(row.takenAt && { takenAt: row.takenAt.toISOString() }),
    ...(row.doneAt && { doneAt: row.doneAt.toISOString() }),
    ...(satisfaction !== null && { satisfaction }),
    ...(note !== null && { note }),
    mayTake,
    hasReporterPhone: incident.reporterPhone !== null,
    version,
  };
}
