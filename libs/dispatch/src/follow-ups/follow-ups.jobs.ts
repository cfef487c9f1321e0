import { Injectable } from '@nestjs/common';
import { Handles } from '@redmaple/platform';
import { announceFollowUp } from './follow-up-events.js';
import { FollowUpsService } from './follow-ups.service.js';

@Injectable()
export class FollowUpsJobs {
  constructor(private readonly followUps: FollowUpsService) {}

  @Handles(announceFollowUp)
  announce({ followUpId }: { followUpId: string }): Promise<void> {
    return this.followUps.announce(followUpId);
  }
}
