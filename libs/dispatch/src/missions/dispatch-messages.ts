import { Injectable } from '@nestjs/common';
import { Messages } from '@redmaple/platform';
import { Volunteers } from '@redmaple/plugins/house';
import { DispatchParameters } from '../dispatch-parameters.js';
import type { MissionRow } from './mission-store.js';

/**
 * What people are told about missions. Never where it is nor what happened: a text message is read on a lock screen
 * (trust.md §6); the place is shown to whoever accepted, after signing in.
 */
@Injectable()
export class DispatchMessages {
  constructor(
    private readonly messages: Messages,
    private readonly volunteers: Volunteers,
    private readonly parameters: DispatchParameters,
  ) {}

  offered(mission: MissionRow): Promise<void> {
    return this.tell(mission, 'dispatchOffer', { seconds: this.parameters.answerWindowSeconds });
  }

  stoodDown(mission: MissionRow): Promise<void> {
    return this.tell(mission, 'dispatchStandDown');
  }

  cancelled(mission: MissionRow): Promise<void> {
    return this.tell(mission, 'dispatchCancelled');
  }

  /** What let somebody take it is gone: they stop, and wait for the station. */
  stop(mission: MissionRow, at: Date): Promise<void> {
    return this.tell(mission, 'dispatchStop', {}, at);
  }

  goOn(mission: MissionRow, at: Date): Promise<void> {
    return this.tell(mission, 'dispatchGoOn', {}, at);
  }

  /** Takes back an offer that has not gone out yet: nobody is to be asked for what is settled. */
  async unsay(mission: MissionRow): Promise<void> {
    await this.messages.cancel(keyOf(mission, 'dispatchOffer'));
  }

  /** @param at for what may happen more than once to a mission */
  private async tell(
    mission: MissionRow,
    template: string,
    params: Record<string, number> = {},
    at?: Date,
  ): Promise<void> {
    const volunteer = await this.volunteers.byId(mission.volunteerId);
    if (!volunteer) return;
    await this.messages.send({
      personId: volunteer.personId,
      template: `messages.${template}`,
      params,
      dedupeKey: at ? `${keyOf(mission, template)}:${at.getTime()}` : keyOf(mission, template),
      urgent: true,
    });
  }
}

function keyOf(mission: MissionRow, template: string): string {
  return `dispatch:${template}:${mission.id}`;
}
