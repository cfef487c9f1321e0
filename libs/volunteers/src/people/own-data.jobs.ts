import { Injectable } from '@nestjs/common';
import { defineJob, Handles } from '@redmaple/platform';
import { Closings, eraseAccount } from './closings.service.js';
import { DataExports, gatherData } from './data-exports.service.js';
import { Duplicates } from './duplicates.service.js';
import { Merges } from './merges.service.js';

/** Every minute: people who are new or changed are compared with the others. */
const compareNewcomers = defineJob('volunteers.compare-people', { schedule: { every: 60_000 } });
/** Every hour: copies, closings and merges whose time has come. */
const tidyPeople = defineJob('volunteers.tidy-people', { schedule: { every: 3_600_000 } });

/** What the worker does with people's data. Each may run twice: what is done is found done. */
@Injectable()
export class OwnDataJobs {
  constructor(
    private readonly exports: DataExports,
    private readonly closings: Closings,
    private readonly duplicates: Duplicates,
    private readonly merges: Merges,
  ) {}

  @Handles(gatherData)
  gather({ exportId }: { exportId: string }): Promise<void> {
    return this.exports.gather(exportId);
  }

  @Handles(eraseAccount)
  erase({ closingId }: { closingId: string }): Promise<void> {
    return this.closings.carryOut(closingId);
  }

  @Handles(compareNewcomers)
  async compare(): Promise<void> {
    await this.duplicates.compareAll();
  }

  @Handles(tidyPeople)
  async tidy(): Promise<void> {
    await this.exports.expire();
    await this.closings.remind();
    await this.merges.finishDue();
  }
}
