import { Injectable } from '@nestjs/common';
import { Duties, type MemberView, Teams, type TeamView } from '@redmaple/plugins/house';
import type { IncidentRow } from '../incidents/incident-store.js';
import { CandidateFacts, type Surroundings } from './candidate-facts.js';
import { type CandidateOptions, sortOut, type TeamFacts } from './candidate.policy.js';

/** Members of so many teams are read together, and so many members looked at together. */
const teamsAtOnce = 10;
const membersAtOnce = 1_000;
/** With so many who could be asked nobody further down the order is looked at; nor after so many who could not. */
const enough = 100;
const atMost = 5_000;

/** A team, with those of its members who were looked at. */
export interface LookedAt {
  readonly facts: TeamFacts;
  /** Whether that is all of them. */
  readonly whole: boolean;
}

/**
 * Looks at the people of a county until there are enough who could be asked: everybody who is on a shift, then the others, team
 * by team in the order of asking. A county may have a hundred thousand, and somebody is waiting.
 */
@Injectable()
export class CandidateSearch {
  constructor(
    private readonly facts: CandidateFacts,
    private readonly teams: Teams,
    private readonly duties: Duties,
  ) {}

  /** All of the teams, in the order in which they were looked at. */
  async look(incident: IncidentRow, around: Surroundings, limits: CandidateOptions): Promise<LookedAt[]> {
    const onDuty = await this.duties.onDutyAt(around.now);
    const teams = this.facts.inOrder(incident, around, onDuty);
    const seen = new Map<string, LookedAt>();
    let [looked, found] = [0, 0];
    const add = async (some: readonly TeamView[], members: readonly MemberView[], whole: boolean): Promise<void> => {
      for (const facts of await this.facts.of(incident, { ...around, teams: some, members })) {
        const before = seen.get(facts.team.id)?.facts.members ?? [];
        seen.set(facts.team.id, { facts: { ...facts, members: [...before, ...facts.members] }, whole });
        found += sortOut(facts, limits).possible.length;
      }
      looked += members.length;
    };
    const first = await this.membersOf(teams, around.now, [...new Set(onDuty.map((one) => one.volunteerId))]);
    await add(teams, first, false);
    const known = new Set(first.map(keyOf));
    for (let from = 0; from < teams.length; from += teamsAtOnce) {
      if (found >= enough || looked >= atMost) break;
      const some = teams.slice(from, from + teamsAtOnce);
      const others = (await this.membersOf(some, around.now)).filter((one) => !known.has(keyOf(one)));
      for (const group of inGroups(some, others)) {
        if (found >= enough || looked >= atMost) break;
        await add(group.teams, group.members, true);
      }
    }
    return teams.flatMap((team) => seen.get(team.id) ?? []);
  }

  private async membersOf(teams: readonly TeamView[], on: Date, ids?: readonly string[]): Promise<MemberView[]> {
    if (ids?.length === 0) return [];
    return this.teams.members(
      teams.map((team) => team.id),
      on,
      ids,
    );
  }
}

interface Group {
  readonly teams: TeamView[];
  readonly members: MemberView[];
}

/** Whole teams, so many that their members are looked at together. */
function inGroups(teams: readonly TeamView[], members: readonly MemberView[]): Group[] {
  const groups: Group[] = [];
  for (const team of teams) {
    const own = members.filter((one) => one.teamId === team.id);
    const last = groups.at(-1);
    if (last && last.members.length + own.length <= membersAtOnce) {
      last.teams.push(team);
      last.members.push(...own);
    } else groups.push({ teams: [team], members: own });
  }
  return groups;
}

function keyOf({ teamId, volunteerId }: MemberView): string {
  return `${teamId} ${volunteerId}`;
}
