import { Injectable } from '@nestjs/common';
import {
  accessErrors,
  Audit,
  Clock,
  Counties,
  currentContext,
  currentCounty,
  Outbox,
  requestErrors,
  UnitOfWork,
} from '@redmaple/platform';
import { Qualifications, Volunteers } from '@redmaple/plugins/house';
import { TrainingAccess } from '../access/training-access.js';
import type { TrainingParticipantView } from '../enrolments/enrolment.dto.js';
import { afterRollCall, afterTest, type EnrolmentState } from '../enrolments/enrolment.policy.js';
import { EnrolmentsService } from '../enrolments/enrolments.service.js';
import { SessionStore } from '../sessions/session-store.js';
import type { TrainingSession } from '../sessions/training-session.row.js';
import { trainingErrors } from '../training.errors.js';
import { volunteerAttended, volunteerFailed, volunteerMissed, volunteerPassed } from '../training.events.js';
import type { TrainingAttendanceEntry, TrainingResultEntry } from './result.dto.js';
import { dayOf, monthsAfter } from './validity.policy.js';

interface Taker {
  readonly id: string;
  readonly volunteerId: string;
  readonly state: EnrolmentState;
}
interface Step {
  readonly taker: Taker;
  readonly to: EnrolmentState;
}

const events = {
  attended: volunteerAttended,
  absent: volunteerMissed,
  passed: volunteerPassed,
  failed: volunteerFailed,
} as const;

/** The roll call and the results. Each list is taken whole or not at all; sending it again changes nothing. */
@Injectable()
export class ResultsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly counties: Counties,
    private readonly access: TrainingAccess,
    private readonly store: SessionStore,
    private readonly enrolments: EnrolmentsService,
    private readonly volunteers: Volunteers,
    private readonly qualifications: Qualifications,
  ) {}

  /**
   * Records who was there. From then on the session counts as held: nobody enrols or cancels any more.
   * @throws training.notStarted, training.sessionClosed, training.notEnrolled
   */
  async recordAttendance(
    sessionId: string,
    entries: readonly TrainingAttendanceEntry[],
  ): Promise<TrainingParticipantView[]> {
    return this.work.run(async () => {
      const session = await this.started(sessionId);
      const takers = await this.takers(sessionId, entries);
      const steps = takers.map(({ taker, entry }) => {
        const to = afterRollCall(taker.state, entry.attended);
        if (!to) throw trainingErrors.notEnrolled();
        return { taker, to };
      });
      await this.work.execute(
        `UPDATE training.session SET state = 'held', version = version + 1 WHERE id = $1 AND state = 'scheduled'`,
        [sessionId],
      );
      await this.take(session, steps);
      return this.enrolments.ofSession(sessionId);
    });
  }

  /**
   * Records passes and fails of those who were there. A pass issues the course's qualification in the same
   * transaction. Nobody passes their own test.
   * @throws training.notAttended, training.resultFinal, training.sessionClosed, access.samePerson
   */
  async recordResults(sessionId: string, entries: readonly TrainingResultEntry[]): Promise<TrainingParticipantView[]> {
    return this.work.run(async () => {
      const session = await this.started(sessionId);
      const takers = await this.takers(sessionId, entries);
      await this.mustNotJudgeThemselves(takers.map(({ taker }) => taker));
      const steps = takers.map(({ taker, entry }) => {
        const to = afterTest(taker.state, entry.passed);
        if (to === 'final') throw trainingErrors.resultFinal();
        if (to === 'notAttended') throw trainingErrors.notAttended();
        return { taker, to };
      });
      const changed = await this.take(session, steps);
      await this.certify(
        session,
        changed.filter((one) => one.to === 'passed').map((one) => one.taker),
      );
      return this.enrolments.ofSession(sessionId);
    });
  }

  private async started(sessionId: string): Promise<TrainingSession> {
    const session = await this.store.locked(sessionId);
    this.access.mustRun(session);
    if (session.state === 'cancelled') throw trainingErrors.sessionClosed();
    if (session.startsAt > this.clock.now()) throw trainingErrors.notStarted();
    return session;
  }

  private async takers<Entry extends { readonly enrolmentId: string }>(sessionId: string, entries: readonly Entry[]) {
    const rows = await this.work.query<Taker>(
      'SELECT id, volunteer_id AS "volunteerId", state FROM training.enrolment WHERE session_id = $1 AND id = ANY($2)',
      [sessionId, entries.map((one) => one.enrolmentId)],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return entries.map((entry) => {
      const taker = byId.get(entry.enrolmentId.toLowerCase());
      if (!taker) throw requestErrors.notFound();
      return { taker, entry };
    });
  }

  /** Writes the steps that change something, in one statement, and tells of each. Returns them. */
  private async take(session: TrainingSession, steps: readonly Step[]): Promise<Step[]> {
    const changing = steps.filter(({ taker, to }) => taker.state !== to);
    if (changing.length === 0) return changing;
    const done = await this.work.execute(
      `UPDATE training.enrolment e SET state = step.after, version = e.version + 1
       FROM unnest($2::uuid[], $3::text[], $4::text[]) AS step (id, before, after)
       WHERE e.id = step.id AND e.session_id = $1 AND e.state = step.before`,
      [
        session.id,
        changing.map((one) => one.taker.id),
        changing.map((one) => one.taker.state),
        changing.map((one) => one.to),
      ],
    );
    if (done !== changing.length) throw requestErrors.stale();
    for (const { taker, to } of changing) {
      await this.audit.record(`enrolment.${to}`, { type: 'enrolment', id: taker.id }, { sessionId: session.id });
      const about = { enrolmentId: taker.id, sessionId: session.id, volunteerId: taker.volunteerId };
      await this.outbox.emit(events[to as keyof typeof events], about);
    }
    return changing;
  }

  private async certify(session: TrainingSession, passed: readonly Taker[]): Promise<void> {
    const course = await this.work.one<{ code: string | null; months: number | null }>(
      'SELECT qualification_code AS code, valid_months AS months FROM training.course WHERE id = $1',
      [session.courseId],
    );
    if (!course?.code || passed.length === 0) return;
    const county = currentCounty();
    const validFrom = dayOf(session.startsAt, await this.counties.timezoneOf(county));
    const validTo = course.months === null ? undefined : monthsAfter(validFrom, course.months);
    // 红枫林服务中心 runs the training and answers for the certificate (domain.md §1).
    const issuer = `${(await this.counties.all()).get(county)?.name ?? county}红枫林服务中心`;
    for (const { id, volunteerId } of passed) {
      const evidence = { type: 'training-result', id };
      const given = { volunteerId, code: course.code, issuer, validFrom, validTo, evidence };
      const qualificationId = await this.qualifications.issue(given);
      await this.work.execute('UPDATE training.enrolment SET qualification_id = $2 WHERE id = $1', [
        id,
        qualificationId,
      ]);
    }
  }

  private async mustNotJudgeThemselves(takers: readonly Taker[]): Promise<void> {
    const { personId } = currentContext().actor;
    const me = personId === undefined ? undefined : await this.volunteers.byPerson(personId);
    if (me && takers.some((one) => one.volunteerId === me.id)) throw accessErrors.samePerson();
  }
}
