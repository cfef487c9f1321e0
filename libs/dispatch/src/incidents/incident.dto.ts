import { IfGiven, IsFilled, IsInstant, PageQuery } from '@redmaple/platform';
import type { AreaView } from '@redmaple/plugins/house';
import {
  Equals,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { MissionView } from '../missions/missions.dto.js';
import type { FoundNumber } from '../privacy/mask-numbers.js';
import type { DispatchReasonView } from '../reasons.js';
import type { CategoryFactView, CategoryLabelView } from './incident-category.dto.js';
import type { IncidentRow } from './incident-store.js';
import {
  type EmergencyService,
  emergencyServices,
  type IncidentSource,
  incidentSources,
  type IncidentState,
  incidentStates,
  isAwaited,
  isOver,
} from './incident-states.js';

/** Code of a category: the core's, or a plugin's by its full name. */
export const categoryCode = /^[a-z][a-z0-9-]{0,39}(\.[a-z][a-z0-9-]{0,39})?$/;

/** What can be corrected later. */
export class IncidentFacts {
  /** Code of the kind of request: `street-light`, `lost-person`, `quarrel`; of a plugin's by its full name, `zhuji.street-light`. */
  @IfGiven()
  @IsString()
  @Matches(categoryCode)
  category?: string;

  /** Answers to the form of a plugin's category. */
  @IfGiven()
  @IsObject()
  facts?: Record<string, unknown>;

  /** What happened: the event and the place, not the people. */
  @IfGiven()
  @IsString()
  @IsFilled()
  @MaxLength(500)
  summary?: string;

  @IfGiven()
  @IsString()
  @IsFilled()
  @MaxLength(200)
  place?: string;

  /** WGS-84 degrees; both or neither. */
  @IfGiven()
  @IsNumber()
  @Min(-90)
  @Max(90)
  latitude?: number;

  @IfGiven()
  @IsNumber()
  @Min(-180)
  @Max(180)
  longitude?: number;

  @IfGiven()
  @IsUUID()
  areaId?: string;

  /** Stored encrypted; only whoever has to call can ask for it. */
  @IfGiven()
  @IsString()
  @MaxLength(30)
  reporterPhone?: string;
}

export class TakeInIncident extends IncidentFacts {
  /**
   * The first question: is it one for 110, 119 or 120? Yes: nothing else is needed, it is handed over at once and
   * only logged.
   */
  @IsBoolean()
  emergency: boolean;

  /** Whom an emergency was given to; 110 when left out. */
  @IfGiven()
  @IsIn(emergencyServices)
  emergencyService?: EmergencyService;

  @IsIn(incidentSources)
  source: IncidentSource;

  /** When it happened, ISO 8601 with zone; now when left out. */
  @IfGiven()
  @IsInstant()
  occurredAt?: string;
}

export class CorrectIncident extends IncidentFacts {
  /** The version that was read. */
  @IsInt()
  @Min(1)
  version: number;
}

/** Gives an incident to someone else: an emergency number, or a department by name. Exactly one of the two. */
export class HandOverIncident {
  @IfGiven()
  @IsIn(emergencyServices)
  emergencyService?: EmergencyService;

  @IfGiven()
  @IsString()
  @IsFilled()
  @MaxLength(100)
  department?: string;
}

export class RevealReporterPhone {
  /** Why it is needed; goes to the audit trail as a code. */
  @IsIn(['call-back', 'find-place', 'follow-up'])
  reason: string;
}

export class ReporterPhoneView {
  phone: string;
}

export class IncidentsQuery extends PageQuery {
  @IfGiven()
  @IsIn(incidentStates)
  state?: IncidentState;

  /** Only in this area and below. */
  @IfGiven()
  @IsUUID()
  areaId?: string;

  /** `true`: only incidents for which nobody is left to ask. */
  @IfGiven()
  @Equals('true')
  unanswered?: string;

  /**
   * `open`: what somebody is looked for, under way to or at; those that should have been reached first come first, those
   * where somebody is come last. `over`: the rest, the latest first. Left out: all, the latest first.
   */
  @IfGiven()
  @IsIn(['open', 'over'])
  list?: 'open' | 'over';
}

export class IncidentAreaView {
  id: string;
  level: string;
  name: string;
}

/** Digits were masked before saving. */
export class MaskedTextView {
  field: string;
  found: FoundNumber[];
  text: string;
}

export class NoOneLeftView {
  at: string;
  reasons: DispatchReasonView[];
}

export class IncidentView {
  id: string;
  source: string;
  emergency: boolean;
  emergencyService?: string;
  category?: string;
  /** Of a category that a plugin declares, as it was when the incident was taken in. */
  categoryLabel?: CategoryLabelView;
  summary?: string;
  place?: string;
  latitude?: number;
  longitude?: number;
  /** From the smallest area up to the county. */
  area: IncidentAreaView[];
  /** The area was found by the nearest centre. */
  areaGuessed: boolean;
  hasReporterPhone: boolean;
  state: string;
  askAtOnce: number;
  occurredAt: string;
  receivedAt: string;
  handledAt?: string;
  reopenedAt?: string;
  endedAt?: string;
  handedOverTo?: string;
  /** Since when nobody is left to ask. */
  noOneLeftAt?: string;
  /** Since when the resident has been waiting; absent once somebody is there or it is over. */
  waitingSince?: string;
  /** When somebody should be there; absent with `waitingSince`. */
  dueAt?: string;
  /** When it should be settled or handed over; where its category says so, until then. */
  settleBy?: string;
  /** Who is being asked, under way or there; in the list `open` only. */
  live?: MissionView[];
  version: number;
}

/** The answer to intake and correction. */
export class SavedIncidentView extends IncidentView {
  /** Fields in which numbers were masked; empty when there was nothing. */
  masked: MaskedTextView[];
}

export class IncidentEventView {
  at: string;
  kind: string;
  missionId?: string;
  /** `account` or `system`. */
  actorKind: string;
  actorId: string;
  details: Record<string, unknown>;
}

/** One incident with everything that happened to it. */
export class IncidentDetailView extends IncidentView {
  /** What the form of its category asked. */
  facts: CategoryFactView[];
  missions: MissionView[];
  timeline: IncidentEventView[];
  noOneLeft?: NoOneLeftView;
}

/** What offering brought about. */
export class MissionOffersView {
  incident: IncidentDetailView;
  /** Missions offered now; empty when nobody can be asked. */
  offered: MissionView[];
}

/** @param sceneWithin minutes after which somebody should be there, where its category says nothing */
export function toIncidentView(
  row: IncidentRow,
  areas: ReadonlyMap<string, AreaView>,
  sceneWithin: number,
): IncidentView {
  const waitingSince = row.reopenedAt ?? row.receivedAt;
  const { id, source, emergency, emergencyService, category, summary, place, latitude, longitude, handedOverTo } = row;
  const { categoryTerms } = row;
  const { sceneWithinMinutes = sceneWithin, settleWithinMinutes } = categoryTerms ?? {};
  return {
    id,
    source,
    emergency,
    ...(emergencyService !== null && { emergencyService }),
    ...(category !== null && { category }),
    ...(categoryTerms && { categoryLabel: categoryTerms.label }),
    ...(summary !== null && { summary }),
    ...(place !== null && { place }),
    ...(latitude !== null && longitude !== null && { latitude, longitude }),
    area: row.areaPath
      .flatMap((one) => areas.get(one) ?? [])
      .map(({ id: areaId, level, name }) => ({ id: areaId, level, name })),
    areaGuessed: row.areaGuessed,
    hasReporterPhone: row.reporterPhone !== null,
    state: row.state,
    askAtOnce: row.askAtOnce,
    occurredAt: row.occurredAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    ...(row.handledAt && { handledAt: row.handledAt.toISOString() }),
    ...(row.reopenedAt && { reopenedAt: row.reopenedAt.toISOString() }),
    ...(row.endedAt && { endedAt: row.endedAt.toISOString() }),
    ...(handedOverTo !== null && { handedOverTo }),
    ...(row.noOneLeftAt && { noOneLeftAt: row.noOneLeftAt.toISOString() }),
    ...(isAwaited(row.state) && {
      waitingSince: waitingSince.toISOString(),
      dueAt: later(waitingSince, sceneWithinMinutes),
    }),
    ...(settleWithinMinutes !== undefined &&
      !isOver(row.state) && { settleBy: later(waitingSince, settleWithinMinutes) }),
    version: row.version,
  };
}

function later(since: Date, minutes: number): string {
  return new Date(since.getTime() + minutes * 60_000).toISOString();
}
