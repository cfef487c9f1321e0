import { Injectable } from '@nestjs/common';
import { Handles } from '../queue/handles.js';
import { defineJob } from '../queue/job-definition.js';
import { Files } from './files.service.js';

const sweepFiles = defineJob('platform.sweep-files', { schedule: { every: 6 * 3_600_000 } });

/** Keeps the file store to what the rows speak of. */
@Injectable()
export class FilesJobs {
  constructor(private readonly files: Files) {}

  @Handles(sweepFiles)
  async sweep(): Promise<void> {
    await this.files.sweep();
  }
}
