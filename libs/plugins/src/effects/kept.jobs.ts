import { Injectable } from '@nestjs/common';
import { defineJob, Handles } from '@redmaple/platform';
import { KeptValues } from './kept-values.js';

const forgetKept = defineJob('platform.forget-kept-values', { schedule: { every: 3_600_000 } });

/** Plugins without tables can't delete in time by themselves: the host does. */
@Injectable()
export class KeptJobs {
  constructor(private readonly kept: KeptValues) {}

  @Handles(forgetKept)
  forget(): Promise<void> {
    return this.kept.forgetOld();
  }
}
