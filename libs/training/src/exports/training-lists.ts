import { Injectable, type OnModuleInit } from '@nestjs/common';
import { columnsOf, ExportLists, PageQuery, wholeList } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import { IsUUID } from 'class-validator';
import type { CourseView } from '../courses/course.dto.js';
import { CoursesService } from '../courses/courses.service.js';
import type { MyTrainingView, TrainingParticipantView } from '../enrolments/enrolment.dto.js';
import { EnrolmentsService } from '../enrolments/enrolments.service.js';
import { TrainingSessionQuery, type TrainingSessionView } from '../sessions/training-session.dto.js';
import { TrainingSessionsService } from '../sessions/training-sessions.service.js';

class OfSession {
  @IsUUID()
  sessionId: string;
}

class OfVolunteer extends PageQuery {
  @IsUUID()
  volunteerId: string;
}

interface CourseLine extends CourseView {
  /** Name of the certificate that a pass grants. */
  readonly grants: Readonly<Record<'zh-CN' | 'en', string>> | undefined;
}

/** Courses, sessions and class lists as files. */
@Injectable()
export class TrainingLists implements OnModuleInit {
  constructor(
    private readonly lists: ExportLists,
    private readonly courses: CoursesService,
    private readonly sessions: TrainingSessionsService,
    private readonly enrolments: EnrolmentsService,
    private readonly teamTypes: TeamTypes,
  ) {}

  onModuleInit(): void {
    this.addSessions();
    this.addParticipants();
    const course = columnsOf<CourseLine>();
    this.lists.add<PageQuery, CourseLine>({
      code: 'training.courses',
      path: '/api/v1/training/courses',
      roles: ['operator', 'trainer', 'county-admin'],
      query: PageQuery,
      page: (query) => this.coursesWithGrants(query),
      columns: [
        course.cell('course', (one) => one.title, { width: 30 }),
        course.cell('courseGrants', (one, { locale }) => one.grants?.[locale] ?? one.qualificationCode, { width: 22 }),
        course.cell('courseValidMonths', (one) => one.validMonths, { width: 12 }),
        course.code('state', 'course', (one) => one.state),
      ],
    });
  }

  private addSessions(): void {
    const session = columnsOf<TrainingSessionView>();
    this.lists.add<TrainingSessionQuery, TrainingSessionView>({
      code: 'training.sessions',
      path: '/api/v1/training/sessions',
      roles: ['operator', 'trainer', 'county-admin'],
      query: TrainingSessionQuery,
      page: (query) => this.sessions.list(query),
      columns: [
        session.cell('course', (one) => one.courseTitle, { width: 30 }),
        session.cell('place', (one) => one.place, { width: 24 }),
        session.moment('startsAt', (one) => one.startsAt),
        session.moment('endsAt', (one) => one.endsAt),
        session.cell('trainer', (one) => one.trainerName, { width: 14 }),
        session.cell('trainingCapacity', (one) => one.capacity, { width: 8 }),
        session.cell('trainingTaken', (one) => one.taken, { width: 8 }),
        session.cell('trainingWaiting', (one) => one.waiting, { width: 8 }),
        session.code('state', 'trainingSession', (one) => one.state),
        session.cell('reason', (one) => one.cancelReason, { width: 24 }),
      ],
    });
  }

  private addParticipants(): void {
    const participant = columnsOf<TrainingParticipantView>();
    this.lists.add<OfSession, TrainingParticipantView>({
      code: 'training.participants',
      path: '/api/v1/training/sessions/:id/enrolments',
      roles: ['operator', 'trainer', 'county-admin'],
      query: OfSession,
      page: ({ sessionId }) => wholeList(this.enrolments.ofSession(sessionId)),
      columns: [
        participant.cell('number', (one) => one.volunteerNumber, { width: 16, national: 'volunteerNumber' }),
        participant.cell('name', (one) => one.volunteerName, { width: 12, national: 'name' }),
        participant.code('enrolmentState', 'enrolment', (one) => one.state),
        participant.cell('trainingPlace', (one) => one.waitlistPosition, { width: 10 }),
        participant.moment('enrolledAt', (one) => one.enrolledAt),
        participant.yesNo('certified', (one) => one.qualificationId !== undefined),
      ],
    });
    const own = columnsOf<MyTrainingView>();
    this.lists.add<OfVolunteer, MyTrainingView>({
      code: 'training.of-volunteer',
      path: '/api/v1/training/volunteers/:id',
      roles: ['operator', 'county-admin'],
      query: OfVolunteer,
      page: ({ volunteerId, ...page }) => this.enrolments.of(volunteerId, page),
      columns: [
        own.cell('course', (one) => one.session.courseTitle, { width: 30 }),
        own.moment('startsAt', (one) => one.session.startsAt),
        own.moment('endsAt', (one) => one.session.endsAt),
        own.cell('place', (one) => one.session.place, { width: 24 }),
        own.code('enrolmentState', 'enrolment', (one) => one.state),
        own.moment('enrolledAt', (one) => one.enrolledAt),
        own.yesNo('certified', (one) => one.qualificationId !== undefined),
      ],
    });
  }

  private async coursesWithGrants(query: PageQuery): Promise<{ items: CourseLine[]; next?: string }> {
    const page = await this.courses.list(query);
    const labels = new Map((await this.teamTypes.qualifications()).map(({ code, label }) => [code, label]));
    return { ...page, items: page.items.map((one) => ({ ...one, grants: labels.get(one.qualificationCode ?? '') })) };
  }
}
