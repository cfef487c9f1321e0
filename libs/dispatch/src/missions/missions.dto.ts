import { IsBoolean, IsIn, IsString, MaxLength } from 'class-validator';
import { currentContext, IfGiven, IsFilled, translate } from '@redmaple/platform';
import type { AreaView } from '@redmaple/plugins/house';
import { inKilometres } from '../geo/distance.js';
import type { IncidentRow } from '../incidents/incident-store.js';
import { type DispatchBlockerView, toBlockerView } from '../reasons.js';
import { isStopped, mayFinish } from './mission-lapse.policy.js';
import { isTaken, type MissionOutcome } from './mission-states.js';
import type { MissionRow } from './mission-store.js';

/** Why someone can't go; forgotten when the incident is over. */
export class MissionReason {
  @IfGiven()
  @IsString()
  @MaxLength(200)
  reason?: string;
}

/** An answer that the liaison took by telephone. */
export class RecordMissionAnswer extends MissionReason {
  @IsBoolean()
  accepted: boolean;
}

/** Why somebody finishes who should not go on. */
export class KeepMission {
  @IsString()
  @IsFilled()
  @MaxLength(200)
  reason: string;
}

/** Why whoever has taken a mission may not go on, and what the liaison decided. */
export class MissionLapseView {
  since: string;
  reasons: DispatchBlockerView[];
  /** Whether the liaison may let them finish: only what can be forced at all. */
  mayFinish: boolean;
  /** When they were let finish all the same. */
  keptAt?: string;
  keptWhy?: string;
}

/** How a mission ended. */
export class CloseMission {
  @IsIn(['handled', 'handed-over', 'cancelled'])
  outcome: MissionOutcome;

  /** Department that goes on with it; needed for `handed-over`. */
  @IfGiven()
  @IsString()
  @IsFilled()
  @MaxLength(100)
  handedOverTo?: string;
}

/** A mission as the liaison sees it. */
export class MissionView {
  id: string;
  incidentId: string;
  volunteerId: string;
  volunteerName?: string;
  teamId: string;
  state: string;
  distanceKm?: number;
  offeredAt: string;
  expiresAt: string;
  answeredAt?: string;
  declineReason?: string;
  enRouteAt?: string;
  arrivedAt?: string;
  endedAt?: string;
  outcome?: string;
  handedOverTo?: string;
  /** While its taker may not go on. */
  lapse?: MissionLapseView;
}

/** A mission as the volunteer sees it. */
export class OwnMissionView {
  id: string;
  incidentId: string;
  teamId: string;
  state: string;
  category: string;
  /** The name of a category that a plugin declares, in the caller's language. */
  categoryName?: string;
  /** Village and town, or what is known of the territory. */
  area: string[];
  distanceKm?: number;
  offeredAt: string;
  /** Until then the next person is not asked. */
  expiresAt: string;
  answeredAt?: string;
  enRouteAt?: string;
  arrivedAt?: string;
  endedAt?: string;
  outcome?: string;
  /** That one is to stop, and why, in words. */
  standDown?: string;
  /** What happened and where: from acceptance to the end of the mission only. */
  summary?: string;
  place?: string;
  latitude?: number;
  longitude?: number;
  /** Whether the reporter's number can be asked for. */
  hasReporterPhone?: boolean;
}

export function toMissionView(row: MissionRow, volunteerName?: string): MissionView {
  const { id, incidentId, volunteerId, teamId, state, declineReason, outcome, handedOverTo } = row;
  return {
    id,
    incidentId,
    volunteerId,
    ...(volunteerName !== undefined && { volunteerName }),
    teamId,
    state,
    ...timesOf(row),
    ...(declineReason !== null && { declineReason }),
    ...(outcome !== null && { outcome }),
    ...(handedOverTo !== null && { handedOverTo }),
    ...(row.lapsedAt && isTaken(state) && { lapse: toLapseView(row, row.lapsedAt) }),
  };
}

function toLapseView({ lapse, keptAt, keptWhy }: MissionRow, since: Date): MissionLapseView {
  const reasons = lapse ?? [];
  return {
    since: since.toISOString(),
    reasons: reasons.map(toBlockerView),
    mayFinish: mayFinish(reasons),
    ...(keptAt && { keptAt: keptAt.toISOString() }),
    ...(keptWhy !== null && { keptWhy }),
  };
}

export function toOwnMissionView(row: MissionRow, incident: IncidentRow, path: readonly AreaView[]): OwnMissionView {
  const { id, incidentId, teamId, state, outcome } = row;
  return {
    id,
    incidentId,
    teamId,
    state,
    category: incident.category ?? '',
    ...(incident.categoryTerms && { categoryName: incident.categoryTerms.label[currentContext().locale] }),
    area: path.filter((one) => one.level !== 'county').map((one) => one.name),
    ...timesOf(row),
    ...(outcome !== null && { outcome }),
    ...(isStopped(row) && { standDown: stopWords(row) }),
    ...(isTaken(state) && whereabouts(incident)),
  };
}

function stopWords({ lapse }: MissionRow): string {
  const { locale } = currentContext();
  const reasons = (lapse ?? []).map((one) => toBlockerView(one).text).join(locale === 'en' ? '; ' : '；');
  return translate(locale, 'words.dispatch.standDown', { reasons });
}

function whereabouts({ summary, place, latitude, longitude, reporterPhone }: IncidentRow) {
  return {
    ...(summary !== null && { summary }),
    ...(place !== null && { place }),
    ...(latitude !== null && longitude !== null && { latitude, longitude }),
    hasReporterPhone: reporterPhone !== null,
  };
}

function timesOf({ distanceMetres, offeredAt, expiresAt, answeredAt, enRouteAt, arrivedAt, endedAt }: MissionRow) {
  return {
    ...(distanceMetres !== null && { distanceKm: inKilometres(distanceMetres) }),
    offeredAt: offeredAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ...(answeredAt && { answeredAt: answeredAt.toISOString() }),
    ...(enRouteAt && { enRouteAt: enRouteAt.toISOString() }),
    ...(arrivedAt && { arrivedAt: arrivedAt.toISOString() }),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
  };
}
