import { randomUUID } from 'node:crypto';
import {
  type AreaView,
  Areas,
  type Blocker,
  type Duties,
  Eligibility,
  type EligibilityQuestion,
  type EligibilityVerdict,
  type MemberView,
  type NewServiceRecord,
  type PersonQuestion,
  type PostView,
  ServiceRecords,
  Teams,
  type TeamView,
  Volunteers,
  type VolunteerView,
} from '@redmaple/plugins/house';
import { clashOf } from '../rosters/rest.policy.js';

/** Volunteers as libs/volunteers would answer, by a list. */
export class ListedVolunteers extends Volunteers {
  readonly all = new Map<string, VolunteerView>();

  /** Someone invented. */
  add(birthDate = '1990-01-01'): VolunteerView {
    const count = this.all.size + 1;
    const one: VolunteerView = {
      id: randomUUID(),
      personId: randomUUID(),
      number: `T${String(count).padStart(4, '0')}`,
      name: `测试队员${count}`,
      birthDate,
      status: 'active',
    };
    this.all.set(one.id, one);
    return one;
  }

  async byId(id: string) {
    return this.all.get(id);
  }

  async byIds(ids: readonly string[]) {
    return new Map([...this.all].filter(([id]) => ids.includes(id)));
  }

  async byPerson(personId: string) {
    return [...this.all.values()].find((one) => one.personId === personId);
  }
}

/** Teams and their members, by a list. */
export class ListedTeams extends Teams {
  readonly posted: PostView[] = [];
  readonly teams: TeamView[] = [];
  readonly memberships: MemberView[] = [];

  add(typeCode: string, members: readonly VolunteerView[]): TeamView {
    const team: TeamView = {
      id: randomUUID(),
      name: '枫桥河道巡防队',
      typeCode,
      areaId: undefined,
      base: undefined,
      leaderId: undefined,
    };
    this.teams.push(team);
    for (const one of members) this.join(team, one);
    return team;
  }

  join(team: TeamView, { id: volunteerId }: VolunteerView, reserve = false): void {
    this.memberships.push({ volunteerId, teamId: team.id, role: 'member', reserve, answers: {}, since: '2026-01-01' });
  }

  async all() {
    return this.teams;
  }

  async byId(id: string) {
    return this.teams.find((one) => one.id === id);
  }

  async members(teamIds: readonly string[]) {
    return this.memberships.filter((one) => teamIds.includes(one.teamId));
  }

  async ofVolunteer(volunteerId: string) {
    return this.memberships.filter((one) => one.volunteerId === volunteerId);
  }

  async posts(teamIds: readonly string[]) {
    return this.posted.filter((one) => teamIds.includes(one.teamId));
  }
}

/** The rules that matter here: membership, certificates, overlap and rest, and whatever a test forbids. */
export class ListedEligibility extends Eligibility {
  readonly forbidden = new Map<string, Blocker[]>();
  readonly certificates = new Map<string, string[]>();
  /** Set it to make every question fail. */
  broken = false;
  duties: Duties;

  constructor(private readonly teams: ListedTeams) {
    super();
  }

  forbid(volunteerId: string, code: string): void {
    this.forbidden.set(volunteerId, [{ code, source: 'core', fixableBy: 'operator' }]);
  }

  async decide(question: PersonQuestion) {
    return { ...(await this.evaluate(question)), decisionId: randomUUID() };
  }

  async evaluateMany(volunteerIds: readonly string[], { at, context }: EligibilityQuestion) {
    if (this.broken) throw new Error('away');
    const hours = 9 * 3_600_000;
    const duty = { ...context, startsAt: at, endsAt: context.endsAt ?? at };
    const around = [new Date(duty.startsAt.getTime() - hours), new Date(duty.endsAt.getTime() + hours)] as const;
    const held = await this.duties.between(volunteerIds, ...around);
    const span = { startsAt: duty.startsAt.getTime(), endsAt: duty.endsAt.getTime() };
    return new Map(
      volunteerIds.map((id) => {
        const others = held.filter((one) => one.volunteerId === id && one.assignmentId !== duty.exceptAssignmentId);
        const clash = clashOf(
          others.map((one) => ({ startsAt: one.startsAt.getTime(), endsAt: one.endsAt.getTime() })),
          span,
        );
        const member = this.teams.memberships.some((one) => one.volunteerId === id && one.teamId === duty.teamId);
        const lacks = (duty.qualifications ?? []).filter((code) => !this.certificates.get(id)?.includes(code));
        const codes = [
          ...(member ? [] : ['notMember']),
          ...lacks.map(() => 'qualification'),
          ...(clash ? [clash] : []),
        ];
        const blockers = codes.map(
          (code): Blocker => ({ code: `eligibility.${code}`, source: 'core', fixableBy: 'operator' }),
        );
        const all = [...blockers, ...(this.forbidden.get(id) ?? [])];
        const verdict: EligibilityVerdict = {
          allowed: all.length === 0,
          blockers: all,
          warnings: [],
          policyVersion: 1,
        };
        return [id, verdict] as const;
      }),
    );
  }
}

/** The ledger, as a list: one record per source. */
export class ListedRecords extends ServiceRecords {
  readonly records: NewServiceRecord[] = [];

  async credit(record: NewServiceRecord): Promise<number> {
    if (!this.records.some((one) => one.source.id === record.source.id)) this.records.push(record);
    return record.creditedMinutes;
  }
}

/** One town. */
export class ListedAreas extends Areas {
  readonly town: AreaView = {
    id: randomUUID(),
    parentId: undefined,
    level: 'town',
    code: undefined,
    name: '枫桥镇',
    centre: undefined,
  };

  async all() {
    return [this.town];
  }

  async byId(id: string) {
    return id === this.town.id ? this.town : undefined;
  }

  async pathOf(id: string) {
    return id === this.town.id ? [this.town] : [];
  }
}
