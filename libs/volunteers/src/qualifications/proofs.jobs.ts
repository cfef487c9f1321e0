import { Injectable } from '@nestjs/common';
import { defineJob, Handles } from '@redmaple/platform';
import { ProofReminders } from './proof-reminders.service.js';

const remindOfEnds = defineJob('volunteers.remind-of-ends', { schedule: { every: 3_600_000 } });

/** Every hour: whose certificate or insurance ends is told. Run twice nobody is told twice. */
@Injectable()
export class ProofsJobs {
  constructor(private readonly reminders: ProofReminders) {}

  @Handles(remindOfEnds)
  async remind(): Promise<void> {
    await this.reminders.remind();
  }
}
