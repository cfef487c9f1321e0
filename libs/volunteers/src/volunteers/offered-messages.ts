import { Injectable } from '@nestjs/common';
import { Audit, Clock, currentContext, requestErrors, RequestValidationPipe, UnitOfWork } from '@redmaple/platform';
import {
  asPlugin,
  BoundService,
  type Messages,
  type PluginMessageWish,
  PluginSwitch,
  Teams,
} from '@redmaple/plugins/house';
import { Matches } from 'class-validator';
import { PluginMessage, PluginMessages } from './plugin-messages.js';

class KeyedMessage extends PluginMessage {
  @Matches(/^[A-Za-z0-9][A-Za-z0-9.:_-]{0,119}$/)
  key: string;
}

/** Lets the code of a plugin send what an effect of it could send, to members of its own teams. */
@Injectable()
export class OfferedMessages extends BoundService<Messages> {
  private readonly pipe = new RequestValidationPipe();

  constructor(
    private readonly messages: PluginMessages,
    private readonly switches: PluginSwitch,
    private readonly teams: Teams,
    private readonly audit: Audit,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  boundTo(pluginId: string): Messages {
    return { send: (message) => this.send(pluginId, message) };
  }

  private send(pluginId: string, wish: PluginMessageWish): Promise<boolean> {
    return this.work.run(async () => {
      const { key, ...message } = await this.checked(wish);
      await this.switches.mustAllow(pluginId, 'Messages');
      if (!(await this.isInTeamOf(pluginId, message.volunteerId)))
        throw requestErrors.invalid({}, { fields: [{ field: 'volunteerId', code: 'unknown' }] });
      const { actor } = currentContext();
      const asker = actor.kind === 'system' ? undefined : actor;
      return asPlugin(pluginId, 'operator', asker, async () => {
        // Keys of effects begin with the id of what they answer to.
        const deliveryId = await this.messages.send(message, { pluginId, key: `own:${key}` });
        if (deliveryId === undefined) return false;
        await this.audit.record(
          'plugin.acted',
          { type: 'plugin', id: pluginId },
          { cause: deliveryId, effects: ['message.send'], ...(asker && { askedBy: asker.id }) },
        );
        return true;
      });
    });
  }

  private async checked(wish: PluginMessageWish): Promise<KeyedMessage> {
    return (await this.pipe.transform(wish, { type: 'body', metatype: KeyedMessage })) as KeyedMessage;
  }

  /** Somebody of another county is in none, like somebody who is not there. */
  private async isInTeamOf(pluginId: string, volunteerId: string): Promise<boolean> {
    for (const { teamId } of await this.teams.ofVolunteer(volunteerId, this.clock.now())) {
      const team = await this.teams.byId(teamId);
      if (team?.typeCode.startsWith(`${pluginId}.`)) return true;
    }
    return false;
  }
}
