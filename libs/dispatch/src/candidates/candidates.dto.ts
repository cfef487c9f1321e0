import { IsIn, IsUUID } from 'class-validator';
import { IfGiven } from '@redmaple/platform';
import { DispatchBlockerView, DispatchReasonView, toBlockerView, toCountView, toReasonView } from '../reasons.js';
import { inKilometres } from '../geo/distance.js';
import { type MemberFacts, whySuggested, whyTeamNot } from './candidate.policy.js';
import { type Candidates, inOrderOfAsking, type RankedTeam } from './candidates.service.js';

export class IncidentCandidatesQuery {
  /** `true`: only people who are on a shift now. */
  @IfGiven()
  @IsIn(['true', 'false'])
  onDuty?: string;

  /** Only this team. */
  @IfGiven()
  @IsUUID()
  teamId?: string;
}

/** Someone who may be asked. */
export class MissionCandidateView {
  volunteerId: string;
  number: string;
  name: string;
  onDuty: boolean;
  /** ISO 8601; absent = never asked. */
  lastAskedAt?: string;
  /** The one person the system would ask first. */
  suggested: boolean;
  reasons: DispatchReasonView[];
}

/** Someone who may not be asked, with every reason. */
export class ExcludedVolunteerView {
  volunteerId: string;
  number: string;
  name: string;
  reasons: DispatchReasonView[];
  /** Set when the reason is `notEligible`. */
  blockers: DispatchBlockerView[];
}

export class TeamCandidatesView {
  teamId: string;
  name: string;
  typeCode: string;
  /** From the team's base to the place, in kilometres; absent when one of them is not known. */
  distanceKm?: number;
  /** Whose order it is: the team type's own, or the core's (nearest first), also when the team type's failed. */
  rankedBy: string;
  /** In the order in which they would be asked. */
  candidates: MissionCandidateView[];
  excluded: ExcludedVolunteerView[];
  /** Further members who may be asked, and who may not; asking for this team alone names them. */
  moreCandidates: number;
  moreExcluded: number;
  /** False where not every member was looked at, because teams that fit better have enough. */
  whole: boolean;
  /** Why the team has nobody to send; empty when it has. */
  reasons: DispatchReasonView[];
}

export class MissionSuggestionView {
  teamId: string;
  volunteerId: string;
}

export class IncidentCandidatesView {
  incidentId: string;
  /** ISO 8601. */
  asOf: string;
  suggested?: MissionSuggestionView;
  /** Teams with someone to send, the best first; then the others with their reasons. */
  teams: TeamCandidatesView[];
  /** Why there is nobody at all; empty when there is somebody. */
  nobody: DispatchReasonView[];
}

/** So many people of each team are named, so that the answer stays small in a county of a hundred thousand; of a team alone, more. */
const named = 20;
const namedOfOne = 500;

export function toCandidatesView(
  incidentId: string,
  candidates: Candidates,
  farthestMetres: number,
): IncidentCandidatesView {
  const most = candidates.teams.length === 1 ? namedOfOne : named;
  const first = inOrderOfAsking(candidates)[0];
  const suggested = first && { teamId: first.teamId, volunteerId: first.volunteerId };
  const longestAgo = earliest(candidates.teams.flatMap((team) => team.candidates.map((one) => one.lastAskedAt)));
  return {
    incidentId,
    asOf: candidates.asOf.toISOString(),
    ...(suggested && { suggested }),
    teams: candidates.teams.map((team) => toTeamView(team, { suggested, longestAgo, farthestMetres, most })),
    nobody: suggested ? [] : whyNobody(candidates),
  };
}

/** An incident for which nobody is sent. */
export function noCandidates(
  incidentId: string,
  asOf: Date,
  code: 'handedOver' | 'incidentOver',
): IncidentCandidatesView {
  return { incidentId, asOf: asOf.toISOString(), teams: [], nobody: [toReasonView({ code })] };
}

interface TeamViewOptions {
  readonly suggested: MissionSuggestionView | undefined;
  readonly longestAgo: number | undefined;
  readonly farthestMetres: number;
  readonly most: number;
}

function toTeamView(
  team: RankedTeam,
  { suggested, longestAgo, farthestMetres, most }: TeamViewOptions,
): TeamCandidatesView {
  const { facts, candidates, excluded, whole, rankedBy } = team;
  const { id, name, typeCode } = facts.team;
  return {
    teamId: id,
    name,
    typeCode,
    ...(facts.distanceMetres !== undefined && { distanceKm: inKilometres(facts.distanceMetres) }),
    rankedBy,
    candidates: candidates.slice(0, most).map((one) => ({
      ...personOf(one),
      onDuty: one.onDutyFor.includes(id),
      ...(one.lastAskedAt && { lastAskedAt: one.lastAskedAt.toISOString() }),
      suggested: suggested?.teamId === id && suggested.volunteerId === one.member.volunteerId,
      reasons: whySuggested(facts, one, one.lastAskedAt?.getTime() === longestAgo).map(toReasonView),
    })),
    excluded: excluded.slice(0, most).map((one) => ({
      ...personOf(one.facts),
      reasons: one.reasons.map(toReasonView),
      blockers: one.facts.blockers.map(toBlockerView),
    })),
    moreCandidates: Math.max(0, candidates.length - most),
    moreExcluded: Math.max(0, excluded.length - most),
    whole,
    reasons: candidates.length > 0 ? [] : whyTeamNot(facts, farthestMetres, whole).map(toReasonView),
  };
}

/** One line per reason with how many people it keeps away. */
function whyNobody({ teams }: Candidates): DispatchReasonView[] {
  if (teams.length === 0) return [toReasonView({ code: 'noTeams' })];
  const counts = new Map<string, Set<string>>();
  for (const { facts, reasons } of teams.flatMap((team) => team.excluded)) {
    for (const { code } of reasons) counts.set(code, (counts.get(code) ?? new Set()).add(facts.member.volunteerId));
  }
  const lines = [...counts].map(([code, people]) => ({ code, people: people.size }));
  lines.sort((one, other) => other.people - one.people);
  return [toReasonView({ code: 'nobodyEligible' }), ...lines.map(({ code, people }) => toCountView(code, people))];
}

function personOf({ member, number, name }: MemberFacts) {
  return { volunteerId: member.volunteerId, number, name };
}

function earliest(times: readonly (Date | undefined)[]): number | undefined {
  const known = times.flatMap((one) => (one ? [one.getTime()] : []));
  return known.length === 0 ? undefined : Math.min(...known);
}
