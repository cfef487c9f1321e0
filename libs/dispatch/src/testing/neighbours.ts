import { randomUUID } from 'node:crypto';
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
  type NewServiceRecord,
  type OnDuty,
  type PersonQuestion,
  type PostView,
  Qualifications,
  type QualificationView,
  ServiceRecords,
  Teams,
  type TeamView,
  Volunteers,
  type VolunteerView,
} from '@redmaple/plugins/house';

/** Volunteers in a list. */
export class ListedVolunteers extends Volunteers {
  readonly all = new Map<string, VolunteerView>();

  /** Someone invented. */
  add(status: VolunteerView['status'] = 'active'): VolunteerView {
    const count = this.all.size + 1;
    const one: VolunteerView = {
      id: randomUUID(),
      personId: randomUUID(),
      number: `T${count}`,
      name: `测试志愿者${count}`,
      birthDate: '1990-01-01',
      status,
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

/** Teams and their members in lists. */
export class ListedTeams extends Teams {
  readonly posted: PostView[] = [];
  readonly teams: TeamView[] = [];
  memberships: MemberView[] = [];

  async all() {
    return [...this.teams];
  }

  async byId(id: string) {
    return this.teams.find((one) => one.id === id);
  }

  async members(teamIds: readonly string[], _on: Date, volunteerIds?: readonly string[]) {
    return this.memberships.filter(
      (one) => teamIds.includes(one.teamId) && (volunteerIds?.includes(one.volunteerId) ?? true),
    );
  }

  async ofVolunteer(volunteerId: string) {
    return this.memberships.filter((one) => one.volunteerId === volunteerId);
  }

  async posts(teamIds: readonly string[]) {
    return this.posted.filter((one) => teamIds.includes(one.teamId));
  }
}

/** Shifts in lists. */
export class ListedDuties extends Duties {
  onDuty: OnDuty[] = [];
  held: HeldDuty[] = [];

  async between(volunteerIds: readonly string[], from: Date, to: Date) {
    return this.held.filter((one) => volunteerIds.includes(one.volunteerId) && one.startsAt < to && one.endsAt > from);
  }

  async onDutyAt() {
    return this.onDuty;
  }

  async ofSeat() {
    return undefined;
  }
}

/** Everybody may do everything, except those with blockers. */
export class ListedEligibility extends Eligibility {
  readonly blockers = new Map<string, readonly Blocker[]>();
  readonly asked: EligibilityQuestion[] = [];
  readonly decided: PersonQuestion[] = [];

  async evaluateMany(volunteerIds: readonly string[], question: EligibilityQuestion) {
    this.asked.push(question);
    return new Map(
      volunteerIds.map((id): [string, EligibilityVerdict] => {
        const blockers = this.blockers.get(id) ?? [];
        return [id, { allowed: blockers.length === 0, blockers, warnings: [], policyVersion: 1 }];
      }),
    );
  }

  async decide(question: PersonQuestion) {
    this.decided.push(question);
    return { ...(await this.evaluate(question)), decisionId: randomUUID() };
  }
}

export class ListedQualifications extends Qualifications {
  readonly held: QualificationView[] = [];

  async issue(): Promise<string> {
    throw new Error('Dispatch issues no certificates.');
  }

  async heldBy(volunteerIds: readonly string[]) {
    return this.held.filter((one) => volunteerIds.includes(one.volunteerId));
  }
}

export class ListedAreas extends Areas {
  readonly areas: AreaView[] = [];

  async all() {
    return [...this.areas];
  }

  async byId(id: string) {
    return this.areas.find((one) => one.id === id);
  }

  async pathOf(id: string) {
    const path: AreaView[] = [];
    for (
      let area = await this.byId(id);
      area;
      area = area.parentId === undefined ? undefined : await this.byId(area.parentId)
    )
      path.push(area);
    return path;
  }
}

/** The ledger as a list: one record per source and volunteer. */
export class ListedRecords extends ServiceRecords {
  readonly records: NewServiceRecord[] = [];

  async credit(record: NewServiceRecord) {
    const known = this.records.some(
      (one) => one.source.id === record.source.id && one.volunteerId === record.volunteerId,
    );
    if (!known) this.records.push(record);
    return record.creditedMinutes;
  }
}
