import { Injectable } from '@nestjs/common';
import { EffectContributor, type EffectOrigin } from '@redmaple/plugins/house';
import { PluginMessage, PluginMessages } from './plugin-messages.js';

/** Sends a text of the plugin's own to a volunteer. */
@Injectable()
export class SendMessage extends EffectContributor<PluginMessage> {
  readonly effect = 'message.send';
  readonly role = 'operator';
  readonly body = PluginMessage;

  constructor(private readonly messages: PluginMessages) {
    super();
  }

  async carryOut(message: PluginMessage, origin: EffectOrigin): Promise<void> {
    await this.messages.send(message, origin);
  }
}
