import type { Blocker, MemberView, TeamView } from '@redmaple/plugins/house';
import { inKilometres } from '../geo/distance.js';

/** Why someone is suggested or left out: `reasons.dispatch.<code>` says it in words. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params?: Readonly<Record<string, string | number>>;
}

export const exclusionCodes = [
  'notMember',
  'notActive',
  'inReserve',
  'declined',
  'alreadyAsked',
  'busy',
  'inRest',
  'onDutyElsewhere',
  'dutySoon',
  'notOnDuty',
  'notEligible',
  'tooFar',
  'leftOut',
] as const;
export const suggestionCodes = [
  'onDuty',
  'meantFor',
  'distance',
  'distanceUnknown',
  'ownArea',
  'neverAsked',
  'askedLongestAgo',
] as const;
export const teamCodes = ['noMembers', 'noEligibleMember', 'teamTooFar', 'notLookedAt'] as const;
export const nobodyCodes = ['noTeams', 'nobodyEligible', 'handedOver', 'incidentOver'] as const;
export type ExclusionCode = (typeof exclusionCodes)[number];
export type ReasonCode =
  | ExclusionCode
  | (typeof suggestionCodes)[number]
  | (typeof teamCodes)[number]
  | (typeof nobodyCodes)[number];

/** What is known about a member of a team at the moment of asking. */
export interface MemberFacts {
  readonly member: MemberView;
  readonly number: string;
  readonly name: string;
  readonly active: boolean;
  /** Teams for which this person is on a shift now. */
  readonly onDutyFor: readonly string[];
  /** Has accepted another mission that is not finished. */
  readonly busy: boolean;
  /** Rest after the last mission or shift ends then. */
  readonly restUntil: Date | undefined;
  /** Start of a shift before the mission is expected to end. */
  readonly nextDutyAt: Date | undefined;
  readonly lastAskedAt: Date | undefined;
  /** What already happened between this person and this incident. */
  readonly history: 'none' | 'asked' | 'declined';
  /** From the eligibility engine, the only one that says who may. */
  readonly blockers: readonly Blocker[];
  readonly qualifications: readonly string[];
}

export interface TeamFacts {
  readonly team: TeamView;
  readonly distanceMetres: number | undefined;
  /** Steps from the incident's smallest area up to the team's own; undefined when the team's area is elsewhere. */
  readonly territoryDepth: number | undefined;
  /** The incident's category names its team type among those that are asked first. */
  readonly meantFor: boolean;
  readonly members: readonly MemberFacts[];
}

export interface CandidateOptions {
  readonly now: Date;
  readonly farthestMetres: number;
  /** Ask only people who are on a shift. */
  readonly onDutyOnly: boolean;
}

export interface Excluded {
  readonly facts: MemberFacts;
  readonly reasons: readonly Reason[];
}

/** Splits a team into those who may be asked and those who may not, each with every reason there is. */
export function sortOut(
  facts: TeamFacts,
  options: CandidateOptions,
): { possible: MemberFacts[]; excluded: Excluded[] } {
  const possible: MemberFacts[] = [];
  const excluded: Excluded[] = [];
  for (const member of facts.members) {
    const reasons = whyNot(facts, member, options);
    if (reasons.length === 0) possible.push(member);
    else excluded.push({ facts: member, reasons });
  }
  return { possible, excluded };
}

/** Every reason why someone is not asked. The core's rules: no team type can waive one. */
export function whyNot(
  team: TeamFacts,
  facts: MemberFacts,
  { now, farthestMetres, onDutyOnly }: CandidateOptions,
): Reason[] {
  const onDutyHere = facts.onDutyFor.includes(team.team.id);
  const checks: [boolean, Reason][] = [
    [!facts.active, { code: 'notActive' }],
    [facts.member.reserve, { code: 'inReserve' }],
    [facts.history === 'declined', { code: 'declined' }],
    [facts.history === 'asked', { code: 'alreadyAsked' }],
    [facts.busy, { code: 'busy' }],
    [
      facts.restUntil !== undefined && facts.restUntil > now,
      { code: 'inRest', params: { untilAt: facts.restUntil?.toISOString() ?? '' } },
    ],
    [facts.onDutyFor.length > 0 && !onDutyHere, { code: 'onDutyElsewhere' }],
    [facts.nextDutyAt !== undefined, { code: 'dutySoon', params: { startsAt: facts.nextDutyAt?.toISOString() ?? '' } }],
    [onDutyOnly && facts.onDutyFor.length === 0, { code: 'notOnDuty' }],
    [facts.blockers.length > 0, { code: 'notEligible' }],
    [
      isTooFar(team, farthestMetres),
      { code: 'tooFar', params: { kilometres: inKilometres(team.distanceMetres ?? 0) } },
    ],
  ];
  return checks.filter(([applies]) => applies).map(([, reason]) => reason);
}

/** Reasons that hold even when the liaison chooses someone by hand: all that protect the person. */
export function withoutPreferences(reasons: readonly Reason[]): Reason[] {
  return reasons.filter(({ code }) => code !== 'alreadyAsked' && code !== 'notOnDuty' && code !== 'tooFar');
}

export function isTooFar(team: TeamFacts, farthestMetres: number): boolean {
  return team.distanceMetres !== undefined && team.distanceMetres > farthestMetres;
}

/** Why someone is suggested. `longestAgo`: of all who may be asked, nobody was asked longer ago. */
export function whySuggested(team: TeamFacts, facts: MemberFacts, longestAgo: boolean): Reason[] {
  const { distanceMetres, territoryDepth } = team;
  return [
    ...(facts.onDutyFor.includes(team.team.id) ? [{ code: 'onDuty' } as const] : []),
    ...(team.meantFor ? [{ code: 'meantFor' } as const] : []),
    distanceMetres === undefined
      ? ({ code: 'distanceUnknown' } as const)
      : ({ code: 'distance', params: { kilometres: inKilometres(distanceMetres) } } as const),
    ...(territoryDepth === undefined ? [] : [{ code: 'ownArea' } as const]),
    ...(facts.lastAskedAt === undefined
      ? [{ code: 'neverAsked' } as const]
      : longestAgo
        ? [{ code: 'askedLongestAgo' } as const]
        : []),
  ];
}

/** Why a team has nobody to send. `whole`: all of its members were looked at. */
export function whyTeamNot(team: TeamFacts, farthestMetres: number, whole = true): Reason[] {
  if (team.members.length === 0 && whole) return [{ code: 'noMembers' }];
  if (isTooFar(team, farthestMetres))
    return [{ code: 'teamTooFar', params: { kilometres: inKilometres(team.distanceMetres ?? 0) } }];
  return [{ code: whole ? 'noEligibleMember' : 'notLookedAt' }];
}

/** What decides between teams. */
export interface TeamRank {
  readonly teamId: string;
  readonly hasOnDuty: boolean;
  readonly meantFor: boolean;
  readonly distanceMetres: number | undefined;
  readonly territoryDepth: number | undefined;
  /** Of the team's best candidate. */
  readonly lastAskedAt: Date | undefined;
}

/** Teams of the types that the category names first, then those with someone on duty, then the nearest, then the one whose area it is, then who was asked longest ago. */
export function compareTeams(one: TeamRank, other: TeamRank): number {
  return (
    Number(other.meantFor) - Number(one.meantFor) ||
    Number(other.hasOnDuty) - Number(one.hasOnDuty) ||
    compare(one.distanceMetres ?? Number.POSITIVE_INFINITY, other.distanceMetres ?? Number.POSITIVE_INFINITY) ||
    compare(one.territoryDepth ?? Number.POSITIVE_INFINITY, other.territoryDepth ?? Number.POSITIVE_INFINITY) ||
    compare(
      one.lastAskedAt?.getTime() ?? Number.NEGATIVE_INFINITY,
      other.lastAskedAt?.getTime() ?? Number.NEGATIVE_INFINITY,
    ) ||
    compare(one.teamId, other.teamId)
  );
}

function compare<T extends number | string>(one: T, other: T): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
