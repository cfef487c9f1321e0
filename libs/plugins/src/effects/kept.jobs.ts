import { Injectable } from '@nestjs/common';
import { defineJob, Handles } from '@redmaple/platform';
import { KeptFiles } from '../files/kept-files.js';
import { KeptValues } from './kept-values.js';

const forgetKept = defineJob('platform.forget-kept-values', { schedule: { every: 3_600_000 } });

/** What plugins keep without tables of their own, and their files, the host deletes in time. */
@Injectable()
export class KeptJobs {
  constructor(
    private readonly kept: KeptValues,
    private readonly files: KeptFiles,
  ) {}

  @Handles(forgetKept)
  async forget(): Promise<void> {
    await this.kept.forgetOld();
    await this.files.forgetOld();
  }
}
