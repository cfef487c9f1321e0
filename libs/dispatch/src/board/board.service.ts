import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@redmaple/platform';
import {
  Areas,
  type AreaView,
  Duties,
  type OnDuty,
  type PostView,
  Teams,
  type TeamView,
  Volunteers,
} from '@redmaple/plugins/house';
import { DispatchAccess } from '../access/dispatch-access.js';
import { DispatchParameters } from '../dispatch-parameters.js';
import { sceneDueSql } from '../incidents/category-terms.js';
import { openStates } from '../incidents/incident-states.js';
import { type MissionRow, MissionStore } from '../missions/mission-store.js';
import type { BoardNumbersView, BoardPostView, BoardTeamView, BoardView } from './board.dto.js';
import { numbersOf, stateOf, teamStates } from './team-state.policy.js';

/** What the station sees at a glance: how much is open, and what the teams are doing. */
@Injectable()
export class BoardService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: DispatchAccess,
    private readonly missions: MissionStore,
    private readonly teams: Teams,
    private readonly volunteers: Volunteers,
    private readonly duties: Duties,
    private readonly areas: Areas,
    private readonly clock: Clock,
    private readonly parameters: DispatchParameters,
  ) {}

  board(): Promise<BoardView> {
    this.access.requireReader();
    return this.work.run(async () => {
      const now = this.clock.now();
      const teams = await this.teamsAt(now);
      const numbers = await this.incidentNumbers(now);
      const teamsAvailable = teams.filter((one) => one.state === 'available').length;
      return { now: now.toISOString(), numbers: { ...numbers, teamsAvailable }, teams };
    });
  }

  private async teamsAt(now: Date): Promise<BoardTeamView[]> {
    const tasks = await this.missions.liveOfAll();
    const onDuty = await this.duties.onDutyAt(now);
    const areas = new Map((await this.areas.all()).map((area) => [area.id, area]));
    const all = await this.teams.all();
    const posts = await this.teams.posts(all.map((one) => one.id));
    const names = await this.namesOn(posts);
    const teams = all.map((team) => {
      const shown = toBoardTeam(team, onDuty, tasks, areas);
      // Names of who is in a team are the station's while the team is on duty (trust.md §7).
      const known = shown.onDuty > 0 || this.access.isOffice() ? names : undefined;
      return { ...shown, posts: posts.filter((one) => one.teamId === team.id).map((one) => toBoardPost(one, known)) };
    });
    return teams.sort(
      (one, other) =>
        teamStates.indexOf(one.state) - teamStates.indexOf(other.state) ||
        other.free - one.free ||
        (one.name < other.name ? -1 : 1),
    );
  }

  private async namesOn(posts: readonly PostView[]): Promise<ReadonlyMap<string, string>> {
    const ids = posts.flatMap((one) => one.seats.flatMap((seat) => seat.volunteerId ?? []));
    const people = ids.length === 0 ? [] : [...(await this.volunteers.byIds([...new Set(ids)])).values()];
    return new Map(people.map((one) => [one.id, one.name]));
  }

  private async incidentNumbers(now: Date): Promise<Omit<BoardNumbersView, 'teamsAvailable'>> {
    const found = await this.work.one<Omit<BoardNumbersView, 'teamsAvailable'>>(
      `SELECT count(*)::int AS open,
         count(*) FILTER (WHERE state IN ('open', 'reopened'))::int AS waiting,
         count(*) FILTER (WHERE state <> 'on-scene' AND ${sceneDueSql(3)} <= $2)::int AS overdue,
         count(*) FILTER (WHERE state = 'on-scene')::int AS "onScene"
       FROM dispatch.incident WHERE state = ANY($1)`,
      [openStates, now, this.parameters.sceneWithinMinutes],
    );
    return found ?? { open: 0, waiting: 0, overdue: 0, onScene: 0 };
  }
}

function toBoardTeam(
  team: TeamView,
  onDuty: readonly OnDuty[],
  tasks: readonly MissionRow[],
  areas: ReadonlyMap<string, AreaView>,
): Omit<BoardTeamView, 'posts'> {
  const numbers = numbersOf(team.id, onDuty, tasks);
  const base = team.base ?? (team.areaId === undefined ? undefined : areas.get(team.areaId)?.centre);
  const ends = onDuty.filter((one) => one.teamId === team.id).map((one) => one.endsAt.getTime());
  return {
    id: team.id,
    name: team.name,
    typeCode: team.typeCode,
    ...(base && { latitude: base.latitude, longitude: base.longitude }),
    state: stateOf(numbers),
    ...numbers,
    ...(ends.length > 0 && { dutyEndsAt: new Date(Math.max(...ends)).toISOString() }),
    incidentIds: [...new Set(tasks.filter((one) => one.teamId === team.id).map((one) => one.incidentId))],
  };
}

function toBoardPost({ name, seats, lacks }: PostView, names: ReadonlyMap<string, string> | undefined): BoardPostView {
  return {
    name,
    seats: seats.map(({ kind, volunteerId }) => {
      const holder = volunteerId === undefined ? undefined : names?.get(volunteerId);
      return { kind, taken: volunteerId !== undefined, ...(holder !== undefined && { name: holder }) };
    }),
    lacking: lacks.leaders + lacks.members,
  };
}
