import { Injectable } from '@nestjs/common';
import { defineEvent, defineJob, Handles, On } from '@redmaple/platform';
import { Volunteers } from '@redmaple/plugins/house';
import { MissionLapses } from './mission-lapses.service.js';

interface OfVolunteer {
  readonly volunteerId: string;
}

/** Told by libs/volunteers. */
const qualificationRevoked = defineEvent<OfVolunteer>('qualification.revoked');
const qualificationIssued = defineEvent<OfVolunteer>('qualification.issued');
const insuranceRevoked = defineEvent<OfVolunteer>('insurance.revoked');
const statusChanged = defineEvent<OfVolunteer>('volunteer.status-changed');
const membershipChanged = defineEvent<OfVolunteer>('membership.changed');
const consentWithdrawn = defineEvent<{ readonly personId: string }>('consent.withdrawn');
/** A certificate that ends at midnight, a minor's evening. There are only as many as are out now. */
const reconsiderAll = defineJob('dispatch.reconsider-takers', { schedule: { every: 60_000 } });

/** At once when something is taken away; every minute for everybody who is out. */
@Injectable()
export class MissionLapsesJobs {
  constructor(
    private readonly lapses: MissionLapses,
    private readonly volunteers: Volunteers,
  ) {}

  @On(qualificationRevoked, 'dispatch.reconsider-qualification')
  async qualification({ volunteerId }: OfVolunteer): Promise<void> {
    await this.lapses.reconsider(volunteerId);
  }

  @On(qualificationIssued, 'dispatch.reconsider-issued')
  async issued({ volunteerId }: OfVolunteer): Promise<void> {
    await this.lapses.reconsider(volunteerId);
  }

  @On(insuranceRevoked, 'dispatch.reconsider-insurance')
  async insurance({ volunteerId }: OfVolunteer): Promise<void> {
    await this.lapses.reconsider(volunteerId);
  }

  @On(statusChanged, 'dispatch.reconsider-status')
  async status({ volunteerId }: OfVolunteer): Promise<void> {
    await this.lapses.reconsider(volunteerId);
  }

  @On(membershipChanged, 'dispatch.reconsider-membership')
  async membership({ volunteerId }: OfVolunteer): Promise<void> {
    await this.lapses.reconsider(volunteerId);
  }

  @On(consentWithdrawn, 'dispatch.reconsider-consent')
  async consent({ personId }: { readonly personId: string }): Promise<void> {
    const volunteer = await this.volunteers.byPerson(personId);
    if (volunteer) await this.lapses.reconsider(volunteer.id);
  }

  @Handles(reconsiderAll)
  async all(): Promise<void> {
    await this.lapses.reconsiderAll();
  }
}
