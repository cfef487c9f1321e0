import { randomUUID } from 'node:crypto';
import { Global, Module } from '@nestjs/common';
import { asSystem, type Grant, Recipients, withContext } from '@redmaple/platform';
import { openTestHouse, queryAsOwner, testCounty, type TestHouse } from '@redmaple/platform/testing';
import {
  KeptJobs,
  ParkedJobs,
  type NewQualification,
  type QualificationInfo,
  Qualifications,
  TeamTypes,
  Volunteers,
  type VolunteerView,
} from '@redmaple/plugins/house';
import { CoursesService } from '../courses/courses.service.js';
import type { NewCourse } from '../courses/course.dto.js';
import { EnrolmentsService } from '../enrolments/enrolments.service.js';
import type { TrainingSessionView } from '../sessions/training-session.dto.js';
import { TrainingSessionsService } from '../sessions/training-sessions.service.js';
import { trainingEntities } from '../training.entities.js';
import { trainingMigrations } from '../training.migrations.js';
import { TrainingModule } from '../training.module.js';

/** Volunteers as libs/volunteers would answer, by a list. */
export class ListedVolunteers extends Volunteers {
  readonly all = new Map<string, VolunteerView>();

  /** Someone invented. */
  add(status: VolunteerView['status'] = 'active'): VolunteerView {
    const count = this.all.size + 1;
    const name = `测试志愿者${count}`;
    const one: VolunteerView = {
      id: randomUUID(),
      personId: randomUUID(),
      number: `T${count}`,
      name,
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

/** Certificates in a list: one per evidence. */
export class ListedQualifications extends Qualifications {
  readonly issued: (NewQualification & { readonly id: string })[] = [];
  /** Set it to make the next certificate fail. */
  broken = false;

  async issue(qualification: NewQualification): Promise<string> {
    if (this.broken) throw new Error('The printer is out of paper.');
    const known = this.issued.find((one) => one.evidence.id === qualification.evidence.id);
    if (known) return known.id;
    const id = randomUUID();
    this.issued.push({ ...qualification, id });
    return id;
  }

  async heldBy(volunteerIds: readonly string[]) {
    return this.issued.filter((one) => volunteerIds.includes(one.volunteerId));
  }
}

const firstAid: QualificationInfo = {
  code: 'maple-grove.first-aid',
  validMonths: 36,
  label: { 'zh-CN': '急救证', en: 'First aid' },
};
const listedTypes = {
  enabled: async (code: string) => (code === 'maple-grove.rescue' ? { code } : undefined),
  qualifications: async () => [firstAid],
};

/** Everyone's phone: derived from the place in the list, so that a test finds the messages of one person. */
export const phoneOf = (volunteer: VolunteerView): string => `1990000${volunteer.number.slice(1).padStart(4, '0')}`;

/** Training over a database of its own, with neighbours that answer from lists. */
export class TrainingHouse {
  private constructor(
    readonly house: TestHouse,
    readonly volunteers: ListedVolunteers,
    readonly qualifications: ListedQualifications,
  ) {}

  static async open(options: { redis?: boolean } = {}): Promise<TrainingHouse> {
    const volunteers = new ListedVolunteers();
    const qualifications = new ListedQualifications();
    class PhoneBook extends Recipients {
      async find(personId: string) {
        const found = await volunteers.byPerson(personId);
        return found && { phone: phoneOf(found), locale: 'zh-CN' as const };
      }
    }
    const neighbours = [
      { provide: Volunteers, useValue: volunteers },
      { provide: Qualifications, useValue: qualifications },
      { provide: TeamTypes, useValue: listedTypes },
      { provide: Recipients, useClass: PhoneBook },
      // Whoever mentions the plugins declares their jobs as well; there is nothing to forget here.
      {
        provide: KeptJobs,
        useFactory: () => {
          const nothing = { forgetOld: async () => {} };
          return new KeptJobs(...([nothing, nothing] as unknown as ConstructorParameters<typeof KeptJobs>));
        },
      },
      { provide: ParkedJobs, useFactory: () => Object.create(ParkedJobs.prototype) as ParkedJobs },
    ];
    @Global()
    @Module({ providers: neighbours, exports: [Volunteers, Qualifications, TeamTypes, Recipients] })
    class Neighbours {}
    const house = await openTestHouse({
      imports: [Neighbours, TrainingModule],
      entities: trainingEntities,
      migrations: trainingMigrations,
      ...options,
    });
    return new TrainingHouse(house, volunteers, qualifications);
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.house.get<T>(token);
  }

  close(): Promise<void> {
    return this.house.close();
  }

  /** Acts as an operator would, in the county. */
  staff<T>(work: () => Promise<T>, county = testCounty): Promise<T> {
    return asSystem(county, 'test', work);
  }

  /** Acts as an account with these grants. */
  as<T>(accountId: string, grants: readonly Grant[], work: () => Promise<T>, personId?: string): Promise<T> {
    const actor = { kind: 'account' as const, id: accountId, grants, ...(personId !== undefined && { personId }) };
    return withContext({ county: testCounty, actor, requestId: 'test', locale: 'zh-CN' }, work);
  }

  volunteer<T>(volunteer: VolunteerView, work: () => Promise<T>, county = testCounty): Promise<T> {
    const actor = { kind: 'account' as const, id: randomUUID(), personId: volunteer.personId, grants: [] };
    return withContext({ county, actor, requestId: 'test', locale: 'zh-CN' }, work);
  }

  enrol(volunteer: VolunteerView, sessionId: string, county = testCounty) {
    return this.volunteer(volunteer, () => this.get(EnrolmentsService).enrol(sessionId), county);
  }

  course(more: Partial<NewCourse> = {}, county = testCounty) {
    const course = {
      title: '心肺复苏与急救',
      content: '徒手心肺复苏、止血包扎',
      qualificationCode: 'maple-grove.first-aid',
      ...more,
    };
    return this.staff(() => this.get(CoursesService).create(course), county);
  }

  /** A session of a course of its own, two hours long. */
  async session(startsAt: Date, capacity = 10, county = testCounty): Promise<TrainingSessionView> {
    const { id: courseId } = await this.course({}, county);
    const endsAt = new Date(startsAt.getTime() + 2 * 3_600_000);
    const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
    return this.staff(
      () => this.get(TrainingSessionsService).schedule({ courseId, place: '枫桥镇文化礼堂', capacity, ...times }),
      county,
    );
  }

  /** Deliveries of one volunteer whose keys begin with `prefix`, by due time. */
  deliveries(volunteer: VolunteerView, prefix: string) {
    return queryAsOwner<{ key: string; state: string; due: Date; params: Record<string, string> }>(
      this.house.database,
      `SELECT dedupe_key AS key, state, due_at AS due, params FROM platform.delivery
       WHERE person_id = $1 AND starts_with(dedupe_key, $2) ORDER BY due_at, id`,
      [volunteer.personId, prefix],
    );
  }
}
