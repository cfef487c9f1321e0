import { Injectable } from '@nestjs/common';
import { Clock } from '@redmaple/platform';
import {
  Areas,
  type AreaView,
  type DispatchCandidate,
  type DispatchIncident,
  DispatchPolicies,
  Teams,
  type TeamView,
} from '@redmaple/plugins/house';
import { DispatchParameters } from '../dispatch-parameters.js';
import type { IncidentRow } from '../incidents/incident-store.js';
import { placeOf } from '../incidents/territory.policy.js';
import {
  type CandidateOptions,
  compareTeams,
  type Excluded,
  type MemberFacts,
  type Reason,
  sortOut,
  type TeamFacts,
  whyNot,
  withoutPreferences,
} from './candidate.policy.js';
import { CandidateFacts, pointOf } from './candidate-facts.js';
import { CandidateSearch, type LookedAt } from './candidate-search.js';

/** A team with its members in the order in which they would be asked. */
export interface RankedTeam {
  readonly facts: TeamFacts;
  readonly candidates: readonly MemberFacts[];
  readonly excluded: readonly Excluded[];
  /** False where not every member was looked at, because there were enough people without them. */
  readonly whole: boolean;
  /** Whose order it is: `core` where the team type has no policy of its own or it failed. */
  readonly rankedBy: 'plugin' | 'core';
}

export interface Candidates {
  readonly asOf: Date;
  /** Teams that have someone to send, the best first; then those that have not. */
  readonly teams: readonly RankedTeam[];
}

/** Someone in the order of asking. */
export interface PlannedPerson {
  readonly volunteerId: string;
  readonly teamId: string;
  readonly distanceMetres: number | undefined;
}

/** Finds out who could be asked, in which order, and why the others can't. */
@Injectable()
export class CandidatesService {
  constructor(
    private readonly facts: CandidateFacts,
    private readonly search: CandidateSearch,
    private readonly teams: Teams,
    private readonly areas: Areas,
    private readonly policies: DispatchPolicies,
    private readonly clock: Clock,
    private readonly parameters: DispatchParameters,
  ) {}

  /**
   * Ranks the teams for an incident; runs inside the caller's unit of work. Whoever is on a shift is always looked at, of the
   * others so many as are needed, the nearest first: a county may have a hundred thousand.
   */
  async rank(incident: IncidentRow, options: { onDutyOnly?: boolean; teamId?: string } = {}): Promise<Candidates> {
    const now = this.clock.now();
    const all = await this.teams.all();
    const teams = options.teamId === undefined ? all : all.filter((team) => team.id === options.teamId);
    const areas = new Map((await this.areas.all()).map((area) => [area.id, area]));
    const path = incident.areaPath.flatMap((id) => areas.get(id) ?? []);
    const own = pointOf(incident);
    const limits: CandidateOptions = {
      now,
      farthestMetres: this.parameters.farthestMetres,
      onDutyOnly: options.onDutyOnly ?? false,
    };
    const asked = describeIncident(incident, path[0]);
    const ranked: RankedTeam[] = [];
    const surroundings = { teams, areas, place: placeOf(own, path), now };
    for (const one of await this.search.look(incident, surroundings, limits))
      ranked.push(await this.rankTeam(one, asked, limits));
    return { asOf: now, teams: ranked.sort(compareRanked) };
  }

  /**
   * What keeps someone from being asked at this moment, whoever chose them: the order may have been made a while ago,
   * or by hand. Being far away or asked before is no hindrance then.
   */
  async hindrancesOf(incident: IncidentRow, volunteerId: string, team: TeamView): Promise<Reason[]> {
    const now = this.clock.now();
    const members = await this.teams.members([team.id], now, [volunteerId]);
    const [facts] = await this.facts.of(incident, { teams: [team], members, areas: new Map(), place: undefined, now });
    const member = facts?.members[0];
    if (!facts || !member) return [{ code: 'notMember' }];
    return withoutPreferences(
      whyNot(facts, member, { now, farthestMetres: Number.POSITIVE_INFINITY, onDutyOnly: false }),
    );
  }

  /**
   * The core's rules first, then the team type's order. Who is on a shift is asked before anyone is called away from
   * home, so the policy orders the two groups apart.
   */
  private async rankTeam(
    { facts, whole }: LookedAt,
    incident: DispatchIncident,
    limits: CandidateOptions,
  ): Promise<RankedTeam> {
    const { possible, excluded } = sortOut(facts, limits);
    const candidates: MemberFacts[] = [];
    let rankedBy: RankedTeam['rankedBy'] = 'plugin';
    for (const onDuty of [true, false]) {
      const group = possible.filter((one) => one.onDutyFor.includes(facts.team.id) === onDuty);
      if (group.length === 0) continue;
      const ranking = await this.policies.rank(
        facts.team.typeCode,
        incident,
        group.map((one) => toCandidate(one, facts, onDuty)),
      );
      if (ranking.by === 'core') rankedBy = 'core';
      const byId = new Map(group.map((one) => [one.member.volunteerId, one]));
      candidates.push(...ranking.candidates.flatMap((one) => byId.get(one.id) ?? []));
    }
    const ranked = new Set(candidates);
    const leftOut = possible.filter((one) => !ranked.has(one));
    return {
      facts,
      candidates,
      excluded: [...excluded, ...leftOut.map((one): Excluded => ({ facts: one, reasons: [{ code: 'leftOut' }] }))],
      whole,
      rankedBy: possible.length === 0 ? 'core' : rankedBy,
    };
  }
}

/** Everybody who may be asked, each once: of the team types that the category names first all who are on a shift, then their others; then the same of all other teams. */
export function inOrderOfAsking({ teams }: Candidates): PlannedPerson[] {
  const people = teams.flatMap(({ facts, candidates }) =>
    candidates.map((one) => ({
      volunteerId: one.member.volunteerId,
      teamId: facts.team.id,
      distanceMetres: facts.distanceMetres,
      turn: (facts.meantFor ? 0 : 2) + (one.onDutyFor.includes(facts.team.id) ? 0 : 1),
    })),
  );
  const ordered = people.toSorted((one, other) => one.turn - other.turn);
  const seen = new Set<string>();
  return ordered.filter((one) => !seen.has(one.volunteerId) && seen.add(one.volunteerId));
}

function compareRanked(one: RankedTeam, other: RankedTeam): number {
  const some = Number(other.candidates.length > 0) - Number(one.candidates.length > 0);
  return some || compareTeams(rankOf(one), rankOf(other));
}

function rankOf({ facts, candidates }: RankedTeam) {
  return {
    teamId: facts.team.id,
    meantFor: facts.meantFor,
    hasOnDuty: candidates.some((one) => one.onDutyFor.includes(facts.team.id)),
    distanceMetres: facts.distanceMetres,
    territoryDepth: facts.territoryDepth,
    lastAskedAt: candidates[0]?.lastAskedAt,
  };
}

function toCandidate(one: MemberFacts, facts: TeamFacts, onDuty: boolean): DispatchCandidate {
  return {
    id: one.member.volunteerId,
    ...(facts.distanceMetres !== undefined && { distanceMetres: Math.round(facts.distanceMetres) }),
    ...(one.lastAskedAt && { lastAskedAt: one.lastAskedAt.toISOString() }),
    onDuty,
    qualifications: one.qualifications,
    answers: one.member.answers,
  };
}

function describeIncident(incident: IncidentRow, area: AreaView | undefined): DispatchIncident {
  return {
    id: incident.id,
    category: incident.category ?? '',
    ...(area?.code !== undefined && { areaCode: area.code }),
    reportedAt: incident.receivedAt.toISOString(),
    facts: incident.facts,
  };
}
