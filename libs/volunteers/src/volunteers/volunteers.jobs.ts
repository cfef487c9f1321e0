import { Injectable } from '@nestjs/common';
import { On, phoneProved } from '@redmaple/platform';
import { VolunteerRegister } from './volunteer-register.js';

/** What happens elsewhere and concerns volunteers. */
@Injectable()
export class VolunteersJobs {
  constructor(private readonly register: VolunteerRegister) {}

  /** A number that came from paper counts as verified once its owner has signed in with it. */
  @On(phoneProved, 'volunteers.verify-phone')
  verifyPhone({ personId }: { personId: string }): Promise<void> {
    return this.register.phoneProved(personId);
  }
}
