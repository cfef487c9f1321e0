import { Injectable } from '@nestjs/common';
import { dayIn } from '@redmaple/i18n';
import { Counties, currentCounty } from '@redmaple/platform';
import {
  Areas,
  type AreaView,
  type Blocker,
  Duties,
  Eligibility,
  type EligibilityQuestion,
  type EligibilityVerdict,
  type HeldDuty,
  type MemberView,
  type OnDuty,
  Qualifications,
  type TeamView,
  Volunteers,
} from '@redmaple/plugins/house';
import { DispatchParameters } from '../dispatch-parameters.js';
import { distanceBetween, type Point } from '../geo/distance.js';
import type { IncidentRow } from '../incidents/incident-store.js';
import { placeOf } from '../incidents/territory.policy.js';
import { AskingHistory } from './asking-history.js';
import { compareTeams, type MemberFacts, type TeamFacts, type TeamRank } from './candidate.policy.js';

const minute = 60_000;
const hour = 60 * minute;

/** What is known before any member is looked at. */
export interface Surroundings {
  readonly teams: readonly TeamView[];
  readonly areas: ReadonlyMap<string, AreaView>;
  readonly place: Point | undefined;
  readonly now: Date;
}

export interface Gathered extends Surroundings {
  readonly members: readonly MemberView[];
}

/** Gathers from the other libs what is known about those who could be asked. */
@Injectable()
export class CandidateFacts {
  constructor(
    private readonly volunteers: Volunteers,
    private readonly duties: Duties,
    private readonly eligibility: Eligibility,
    private readonly qualifications: Qualifications,
    private readonly areas: Areas,
    private readonly history: AskingHistory,
    private readonly counties: Counties,
    private readonly parameters: DispatchParameters,
  ) {}

  /** The teams in the order in which they are to be looked at: the one with somebody on a shift first, then the nearest. */
  inOrder(incident: IncidentRow, { teams, place, areas }: Surroundings, onDuty: readonly OnDuty[]): TeamView[] {
    const there = new Set(onDuty.map((one) => one.teamId));
    const ranks = new Map(
      teams.map((team) => [
        team.id,
        {
          teamId: team.id,
          meantFor: isMeantFor(incident, team),
          hasOnDuty: there.has(team.id),
          distanceMetres: distanceTo(place, team, areas),
          territoryDepth: depthOf(incident, team),
          lastAskedAt: undefined,
        },
      ]),
    );
    return [...teams].sort((one, other) =>
      compareTeams(ranks.get(one.id) as TeamRank, ranks.get(other.id) as TeamRank),
    );
  }

  /** Metres from a team's base to an incident; undefined where one of the places is not known. */
  async distanceOf(incident: IncidentRow, team: TeamView): Promise<number | undefined> {
    const areas = new Map((await this.areas.all()).map((area) => [area.id, area]));
    return distanceTo(
      placeOf(
        pointOf(incident),
        incident.areaPath.flatMap((id) => areas.get(id) ?? []),
      ),
      team,
      areas,
    );
  }

  /** Judges who is about to be asked once more, and keeps the verdict. Whether they may be. */
  async decide(volunteerId: string, team: TeamView, at: Date): Promise<boolean> {
    return (await this.eligibility.decide({ person: volunteerId, ...this.missionOf(team, at) })).allowed;
  }

  /** What speaks now against somebody who is on a mission of the team. */
  async standing(volunteerId: string, team: TeamView, at: Date): Promise<readonly Blocker[]> {
    const { context, ...asked } = this.missionOf(team, at);
    // Nobody knows how long it still takes: what holds now is asked.
    const question = { ...asked, person: volunteerId, context: { ...context, endsAt: new Date(at.getTime() + 1) } };
    return (await this.eligibility.evaluate(question)).blockers;
  }

  async of(incident: IncidentRow, gathered: Gathered): Promise<TeamFacts[]> {
    const { teams, members, place, now } = gathered;
    const ids = [...new Set(members.map((one) => one.volunteerId))];
    const known = await this.knownOf(incident, ids, now);
    const facts: TeamFacts[] = [];
    const byTeam = grouped(members, (one) => one.teamId);
    for (const team of teams) {
      const own = byTeam.get(team.id) ?? [];
      const blockers =
        own.length === 0
          ? new Map<string, EligibilityVerdict>()
          : await this.eligibility.evaluateMany(
              own.map((one) => one.volunteerId),
              this.missionOf(team, now),
            );
      facts.push({
        team,
        distanceMetres: distanceTo(place, team, gathered.areas),
        territoryDepth: depthOf(incident, team),
        meantFor: isMeantFor(incident, team),
        members: own.map((member) => known(member, blockers.get(member.volunteerId))),
      });
    }
    return facts;
  }

  /** Reads everything about these people once and answers for each membership. */
  private async knownOf(incident: IncidentRow, ids: readonly string[], now: Date) {
    const volunteers = await this.volunteers.byIds(ids);
    const onDuty = await this.duties.onDutyAt(now);
    const asked = await this.history.of(ids);
    const history = await this.history.forIncident(incident.id, incident.reopenedAt ?? incident.receivedAt);
    const today = dayIn(now, await this.counties.timezoneOf(currentCounty()));
    const certificates = grouped(
      (await this.qualifications.heldBy(ids)).filter(
        (one) => one.validFrom <= today && (one.validTo === undefined || one.validTo >= today),
      ),
      (one) => one.volunteerId,
    );
    const duties = await this.duties.between(
      ids,
      new Date(now.getTime() - this.parameters.restAfterShiftHours * hour),
      new Date(now.getTime() + this.parameters.expectedMissionMinutes * minute),
    );
    const held = grouped(duties, (one) => one.volunteerId);
    return (member: MemberView, verdict: EligibilityVerdict | undefined): MemberFacts => {
      const id = member.volunteerId;
      const volunteer = volunteers.get(id);
      const past = asked.get(id);
      const shifts = held.get(id) ?? [];
      return {
        member,
        number: volunteer?.number ?? '',
        name: volunteer?.name ?? '',
        active: volunteer?.status === 'active',
        onDutyFor: onDuty.filter((one) => one.volunteerId === id).map((one) => one.teamId),
        busy: past?.busy ?? false,
        restUntil: this.restUntil(past?.lastMissionEndedAt, shifts, now),
        nextDutyAt: shifts.map((one) => one.startsAt).find((one) => one > now),
        lastAskedAt: past?.lastAskedAt,
        history: history.get(id) ?? 'none',
        blockers: verdict?.blockers ?? [],
        qualifications: (certificates.get(id) ?? []).map((one) => one.code),
      };
    };
  }

  /** After a mission a short rest, after a shift a long one; who is on a shift now is at work, not at rest. */
  private restUntil(missionEnd: Date | undefined, shifts: readonly HeldDuty[], now: Date): Date | undefined {
    const ended = shifts.some((one) => one.startsAt <= now && one.endsAt > now)
      ? []
      : shifts.filter((one) => one.endsAt <= now);
    const ends = [
      ...(missionEnd ? [missionEnd.getTime() + this.parameters.restAfterMissionMinutes * minute] : []),
      ...ended.map((one) => one.endsAt.getTime() + this.parameters.restAfterShiftHours * hour),
    ];
    return ends.length === 0 ? undefined : new Date(Math.max(...ends));
  }

  private missionOf(team: TeamView, at: Date): EligibilityQuestion {
    return {
      action: 'be-offered-mission',
      at,
      context: {
        teamId: team.id,
        teamTypeCode: team.typeCode,
        endsAt: new Date(at.getTime() + this.parameters.expectedMissionMinutes * minute),
      },
    };
  }
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Steps from the incident's smallest area up to the team's own; undefined when the team's area is elsewhere. */
function depthOf(incident: IncidentRow, { areaId }: TeamView): number | undefined {
  const depth = areaId === undefined ? -1 : incident.areaPath.indexOf(areaId);
  return depth < 0 ? undefined : depth;
}

/** Whether the incident's category names the team's type among those that are asked first. */
function isMeantFor({ categoryTerms }: IncidentRow, { typeCode }: TeamView): boolean {
  return categoryTerms?.teamTypes?.includes(typeCode) ?? false;
}

/** From the team's base, or else from the middle of its area. */
function distanceTo(
  place: Point | undefined,
  team: TeamView,
  areas: ReadonlyMap<string, AreaView>,
): number | undefined {
  const base = team.base ?? (team.areaId === undefined ? undefined : areas.get(team.areaId)?.centre);
  return place && base ? distanceBetween(place, base) : undefined;
}

/** The incident's own point, where it has one. */
export function pointOf({ latitude, longitude }: IncidentRow): Point | undefined {
  return latitude === null || longitude === null ? undefined : { latitude, longitude };
}
