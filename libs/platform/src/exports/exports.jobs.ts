import { Injectable } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';
import { Handles, type JobRun } from '../queue/handles.js';
import { defineJob } from '../queue/job-definition.js';
import { ExportWriter } from './export-writer.js';
import { writeExport } from './exports.service.js';

const expireExports = defineJob('platform.expire-exports', { schedule: { every: 600_000 } });

@Injectable()
export class ExportsJobs {
  constructor(private readonly writer: ExportWriter) {}

  @Handles(writeExport)
  async write({ exportId }: { exportId: string }, run: JobRun): Promise<void> {
    try {
      await this.writer.run(exportId);
    } catch (error) {
      const passing = !(error instanceof DomainError) || error.kind === 'unavailable';
      // A failure that may pass is tried again by the queue; the last try says that it gave up.
      if (!passing) return this.writer.fail(exportId, error.code);
      if (run.attempt >= writeExport.attempts) await this.writer.fail(exportId, 'exports.interrupted');
      throw error;
    }
  }

  @Handles(expireExports)
  async expire(): Promise<void> {
    await this.writer.expire();
  }
}
