import { Injectable } from '@nestjs/common';
import { requestErrors, UnitOfWork } from '@redmaple/platform';
import { type TrainingSession, selectSession } from './training-session.row.js';

/** Reads and locks sessions, inside the caller's unit of work. */
@Injectable()
export class SessionStore {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws request.notFound */
  async read(id: string): Promise<TrainingSession> {
    const session = await this.work.one<TrainingSession>(`${selectSession} WHERE s.id = $1`, [id]);
    if (!session) throw requestErrors.notFound();
    return session;
  }

  /**
   * The session, locked until the end of the transaction: whoever changes its places, times or enrolments comes
   * through here, one after the other. It is read by a second statement, since the first one's counts would be
   * from before the wait.
   * @throws request.notFound
   */
  async locked(id: string): Promise<TrainingSession> {
    await this.work.execute('SELECT 1 FROM training.session WHERE id = $1 FOR UPDATE', [id]);
    return this.read(id);
  }
}
