import { Injectable } from '@nestjs/common';
import { Handles } from '@redmaple/platform';
import { askForCoverJob, CoverService } from './cover.service.js';

@Injectable()
export class CoverJobs {
  constructor(private readonly cover: CoverService) {}

  @Handles(askForCoverJob)
  ask({ coverRequestId, wave }: { coverRequestId: string; wave: number }): Promise<void> {
    return this.cover.ask(coverRequestId, wave);
  }
}
