import { Injectable } from '@nestjs/common';
import { Clock, Counties, currentCounty, Messages } from '@redmaple/platform';
import { Volunteers } from '@redmaple/plugins/house';
import type { TrainingSession } from '../sessions/training-session.row.js';
import { plannedReminders } from './reminder.policy.js';

/** What of an enrolment a message needs. */
export interface Addressee {
  readonly id: string;
  readonly volunteerId: string;
  readonly version: number;
}

/**
 * What volunteers are told about a session. Everything is planned or taken back in the caller's transaction: a
 * delivery row and its job each, so that a reminder exists exactly as long as its cause.
 */
@Injectable()
export class SessionMessages {
  constructor(
    private readonly messages: Messages,
    private readonly volunteers: Volunteers,
    private readonly counties: Counties,
    private readonly clock: Clock,
  ) {}

  /** Plans the reminders still to come for those who hold a place. */
  async planReminders(session: TrainingSession, to: readonly Addressee[]): Promise<void> {
    const timezone = await this.counties.timezoneOf(currentCounty());
    const planned = plannedReminders(session.startsAt, timezone, this.clock.now());
    if (planned.length === 0) return;
    await this.eachPerson(to, async (personId, { id, version }) => {
      for (const { threshold, at } of planned) {
        await this.messages.send({
          personId,
          template: 'messages.sessionReminder',
          params: about(session),
          // A cancelled key can't be used again: each new time and each new enrolment has keys of its own.
          dedupeKey: `${remindersOf(session.id, id)}${threshold}:${session.version}.${version}`,
          at,
        });
      }
    });
  }

  /** Takes back what has not gone out to one enrolment, or to all of a session. */
  async takeBack(sessionId: string, enrolmentId?: string): Promise<void> {
    for (const kind of ['session-reminder', 'session-moved', 'session-promoted']) {
      await this.messages.cancel(`${kind}:${sessionId}:${enrolmentId === undefined ? '' : `${enrolmentId}:`}`);
    }
  }

  /** Takes back reminders and older news of a move. */
  async forgetTime(sessionId: string): Promise<void> {
    for (const kind of ['session-reminder', 'session-moved']) await this.messages.cancel(`${kind}:${sessionId}:`);
  }

  tellPromoted(session: TrainingSession, to: readonly Addressee[]): Promise<void> {
    return this.tell('promoted', session, to, ({ id, version }) => `${id}:${version}`);
  }

  tellMoved(session: TrainingSession, to: readonly Addressee[]): Promise<void> {
    return this.tell('moved', session, to, ({ id }) => `${id}:${session.version}`);
  }

  tellCancelled(session: TrainingSession, to: readonly Addressee[]): Promise<void> {
    return this.tell('cancelled', session, to, ({ id }) => id);
  }

  private tell(
    what: keyof typeof templates,
    session: TrainingSession,
    to: readonly Addressee[],
    key: (one: Addressee) => string,
  ): Promise<void> {
    return this.eachPerson(to, async (personId, one) => {
      const dedupeKey = `session-${what}:${session.id}:${key(one)}`;
      await this.messages.send({ personId, template: templates[what], params: about(session), dedupeKey });
    });
  }

  private async eachPerson(
    to: readonly Addressee[],
    send: (personId: string, one: Addressee) => Promise<void>,
  ): Promise<void> {
    if (to.length === 0) return;
    const known = await this.volunteers.byIds(to.map((one) => one.volunteerId));
    for (const one of to) {
      const volunteer = known.get(one.volunteerId);
      if (volunteer) await send(volunteer.personId, one);
    }
  }
}

const templates = {
  promoted: 'messages.sessionPromoted',
  moved: 'messages.sessionMoved',
  cancelled: 'messages.sessionCancelled',
} as const;

const remindersOf = (sessionId: string, enrolmentId: string): string => `session-reminder:${sessionId}:${enrolmentId}:`;

const about = ({ courseTitle, place, startsAt }: TrainingSession) => ({
  course: courseTitle,
  place,
  startsAt: startsAt.toISOString(),
});
