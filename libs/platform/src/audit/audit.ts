import { Injectable } from '@nestjs/common';
import { currentContext } from '../context/context.js';
import { UnitOfWork } from '../database/unit-of-work.js';

/** What an audit row is about. */
export interface AuditSubject {
  readonly type: string;
  readonly id: string;
}

/** Writes audit rows in the transaction of the change itself. Ids and codes only, never personal data. */
@Injectable()
export class Audit {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * @param action past tense, `<noun>.<verb>`: `application.withdrawn`.
   * @param details ids, codes, counts.
   */
  async record(action: string, subject: AuditSubject, details: Record<string, unknown> = {}): Promise<void> {
    const { actor, requestId } = currentContext();
    await this.work.execute('SELECT audit.append($1, $2, $3, $4, $5, $6, $7)', [
      actor.kind,
      actor.id,
      action,
      subject.type,
      subject.id,
      JSON.stringify(details),
      requestId,
    ]);
  }
}
