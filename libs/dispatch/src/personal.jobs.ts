import { Injectable } from '@nestjs/common';
import { On, personErased, UnitOfWork } from '@redmaple/platform';

/** What becomes of the missions of somebody who was erased. */
@Injectable()
export class PersonalJobs {
  constructor(private readonly work: UnitOfWork) {}

  /** States and times stay, words of one's own are gone. Run twice nothing is left to do. */
  @On(personErased, 'dispatch.forget-person')
  forget({ volunteerId }: { volunteerId?: string }): Promise<void> {
    return this.work.run(async () => {
      if (volunteerId === undefined) return;
      await this.work.execute(
        'UPDATE dispatch.mission SET decline_reason = left(decline_reason, 0), handed_over_to = left(handed_over_to, 0) WHERE volunteer_id = $1',
        [volunteerId],
      );
    });
  }
}
