import { Injectable } from '@nestjs/common';
import { Handles, type JobRun } from '@redmaple/platform';
import { draftRosterJob } from './roster-job.js';
import { RosterDraftingService } from './roster-drafting.service.js';

@Injectable()
export class RostersJobs {
  constructor(private readonly drafting: RosterDraftingService) {}

  @Handles(draftRosterJob)
  draft({ rosterId }: { rosterId: string }, run: JobRun): Promise<void> {
    return this.drafting.draft(rosterId, run);
  }
}
