import { Injectable } from '@nestjs/common';
import { defineJob, DomainError, Handles, type JobRun } from '@redmaple/platform';
import { CommitImport } from './commit-import.js';
import { commitImport, ImportsService } from './imports.service.js';

/** Previews that nobody commits are removed after this many days. */
const previewDays = 7;

const purgeImports = defineJob('volunteers.purge-imports', { schedule: { every: 3_600_000 } });

@Injectable()
export class ImportsJobs {
  constructor(
    private readonly committing: CommitImport,
    private readonly imports: ImportsService,
  ) {}

  @Handles(commitImport)
  async commit({ importId }: { importId: string }, run: JobRun): Promise<void> {
    try {
      await this.committing.run(importId, (percent) => run.progress(percent));
    } catch (error) {
      const passing = !(error instanceof DomainError) || error.kind === 'unavailable';
      // A failure that may pass is tried again by the queue; the last try says that it gave up.
      if (!passing) return this.committing.fail(importId, error.code);
      if (run.attempt >= commitImport.attempts) await this.committing.fail(importId, 'imports.interrupted');
      throw error;
    }
  }

  @Handles(purgeImports)
  async purge(): Promise<void> {
    await this.imports.purge(previewDays);
  }
}
