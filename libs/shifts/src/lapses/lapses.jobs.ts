import { Injectable } from '@nestjs/common';
import { defineEvent, defineJob, Handles, On } from '@redmaple/platform';
import { LapsesService } from './lapses.service.js';

/** Told by libs/volunteers. */
const qualificationRevoked = defineEvent<{ volunteerId: string }>('qualification.revoked');
const insuranceRevoked = defineEvent<{ volunteerId: string }>('insurance.revoked');
const reconsiderAll = defineJob('shifts.reconsider-proofs', { schedule: { every: 3_600_000 } });

/** At once when something is revoked; every hour for everybody. */
@Injectable()
export class LapsesJobs {
  constructor(private readonly lapses: LapsesService) {}

  @On(qualificationRevoked, 'shifts.reconsider-qualification')
  async qualification({ volunteerId }: { volunteerId: string }): Promise<void> {
    await this.lapses.reconsider(volunteerId);
  }

  @On(insuranceRevoked, 'shifts.reconsider-insurance')
  async insurance({ volunteerId }: { volunteerId: string }): Promise<void> {
    await this.lapses.reconsider(volunteerId);
  }

  @Handles(reconsiderAll)
  async all(): Promise<void> {
    await this.lapses.reconsiderAll();
  }
}
