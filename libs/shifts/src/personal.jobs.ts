import { Injectable } from '@nestjs/common';
import { Clock, On, personErased, UnitOfWork } from '@redmaple/platform';

/** What becomes of the shifts of somebody who was erased. */
@Injectable()
export class PersonalJobs {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Seats to come are free again, words of one's own are gone. Run twice nothing is left to do. */
  @On(personErased, 'shifts.forget-person')
  forget({ volunteerId }: { volunteerId?: string }): Promise<void> {
    return this.work.run(async () => {
      if (volunteerId === undefined) return;
      await this.work.execute(
        `UPDATE shifts.assignment SET state = CASE state WHEN 'drafted' THEN 'replaced' ELSE 'excused' END, state_at = $2,
           state_reason = 'account-closed', version = version + 1
         WHERE volunteer_id = $1 AND state IN ('drafted', 'offered', 'confirmed') AND lower(during) > $2`,
        [volunteerId, this.clock.now()],
      );
      await this.work.execute('DELETE FROM shifts.availability WHERE volunteer_id = $1', [volunteerId]);
      await this.work.execute(`UPDATE shifts.patrol_log SET body = '' WHERE volunteer_id = $1 AND body <> ''`, [
        volunteerId,
      ]);
    });
  }
}
