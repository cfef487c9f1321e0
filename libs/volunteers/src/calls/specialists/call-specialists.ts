import { Injectable } from '@nestjs/common';
import { requestErrors, UnitOfWork } from '@redmaple/platform';
import type { SpecialistInput } from './call-specialist.dto.js';

/** A specialist that a call looks for, with how many said to be one. */
export interface CallSpecialist {
  readonly id: string;
  readonly skill: string;
  readonly wanted: number;
  /** Applications that name it and are under way or accepted. */
  readonly found: number;
}

/** The list of specialists that a call looks for besides its seats. */
@Injectable()
export class CallSpecialists {
  constructor(private readonly work: UnitOfWork) {}

  /** What is on the lists of these calls, in their order. */
  async of(callIds: readonly string[]): Promise<Map<string, CallSpecialist[]>> {
    const rows = await this.work.query<SpecialistRow>(
      `SELECT s.call_id, s.id, s.skill, s.wanted,
         (SELECT count(*) FROM volunteers.application a WHERE a.specialist_id = s.id AND a.state NOT IN ('refused', 'withdrawn'))::int AS found
       FROM volunteers.call_specialist s WHERE s.call_id = ANY($1) AND s.offered ORDER BY s.place, s.id`,
      [callIds],
    );
    const lists = new Map<string, CallSpecialist[]>();
    for (const { call_id, ...specialist } of rows) lists.set(call_id, [...(lists.get(call_id) ?? []), specialist]);
    return lists;
  }

  /**
   * Writes the list: what has an id stays the same specialist, whatever its words; what is missing is taken off.
   * @throws request.invalid for an id of another list and for a skill named twice
   */
  async write(callId: string, wanted: readonly SpecialistInput[]): Promise<void> {
    if (new Set(wanted.map(({ skill }) => skill.trim())).size !== wanted.length)
      throw requestErrors.invalid({}, { fields: [{ field: 'specialists', code: 'arrayUnique' }] });
    // First all are off the list, so that two may change their names with each other.
    await this.work.execute('UPDATE volunteers.call_specialist SET offered = false WHERE call_id = $1', [callId]);
    for (const [place, { specialistId: id, skill, wanted: count }] of wanted.entries()) {
      const written = await this.work.execute(
        id === undefined
          ? 'INSERT INTO volunteers.call_specialist (call_id, place, skill, wanted) VALUES ($1, $2, $3, $4)'
          : 'UPDATE volunteers.call_specialist SET place = $2, skill = $3, wanted = $4, offered = true WHERE call_id = $1 AND id = $5',
        [callId, place, skill.trim(), count, ...(id === undefined ? [] : [id])],
      );
      if (written === 0)
        throw requestErrors.invalid(
          {},
          { fields: [{ field: `specialists.${place}.specialistId`, code: 'notAnOption' }] },
        );
    }
  }

  /** Whether a call looks for this specialist. */
  async isOffered(callId: string, id: string): Promise<boolean> {
    const row = await this.work.run(() =>
      this.work.one('SELECT 1 FROM volunteers.call_specialist WHERE call_id = $1 AND id = $2 AND offered', [
        callId,
        id,
      ]),
    );
    return row !== undefined;
  }
}

interface SpecialistRow extends CallSpecialist {
  call_id: string;
}
