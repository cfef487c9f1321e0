import { Injectable } from '@nestjs/common';
import { defineJob, Handles, Messages, On, UnitOfWork } from '@redmaple/platform';
import {
  type ApplicationHappening,
  applicationAccepted,
  applicationPromoted,
  applicationRefused,
} from './application.events.js';
import { Drafts } from './drafts/drafts.service.js';

/** Every hour: half-filled sign-ups whose time is over. */
const tidyDrafts = defineJob('volunteers.tidy-drafts', { schedule: { every: 3_600_000 } });

/** Tells recruits what became of their application; outside the transaction that holds the seats' lock. */
@Injectable()
export class ApplicationsJobs {
  constructor(
    private readonly work: UnitOfWork,
    private readonly messages: Messages,
    private readonly drafts: Drafts,
  ) {}

  @Handles(tidyDrafts)
  tidy(): Promise<void> {
    return this.drafts.tidy();
  }

  @On(applicationPromoted, 'volunteers.tell-promoted')
  tellPromoted(happening: ApplicationHappening): Promise<void> {
    return this.tell(happening, 'messages.applicationPromoted', 'promoted');
  }

  @On(applicationAccepted, 'volunteers.tell-accepted')
  tellAccepted(happening: ApplicationHappening): Promise<void> {
    return this.tell(happening, 'messages.applicationAccepted', 'accepted');
  }

  @On(applicationRefused, 'volunteers.tell-refused')
  tellRefused(happening: ApplicationHappening): Promise<void> {
    return this.tell(happening, 'messages.applicationRefused', 'refused');
  }

  private tell(
    { applicationId, personId, callId }: ApplicationHappening,
    template: string,
    what: string,
  ): Promise<void> {
    return this.work.run(async () => {
      const call = await this.work.one<{ title: string }>('SELECT title FROM volunteers.call WHERE id = $1', [callId]);
      if (!call) return;
      await this.messages.send({
        personId,
        template,
        params: { title: call.title },
        dedupeKey: `application:${applicationId}:${what}`,
      });
    });
  }
}
