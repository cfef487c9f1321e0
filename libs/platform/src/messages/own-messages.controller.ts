import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../access/allow.js';
import { type Page, PageQuery } from '../http/page.js';
import { OwnMessages, type OwnMessageView } from './own-messages.service.js';

/** What the house has sent to the person who reads. */
@Controller('me/messages')
export class OwnMessagesController {
  constructor(private readonly messages: OwnMessages) {}

  /** Sent messages in my language, the latest first; never a code. */
  @Get()
  @Allow('volunteer', 'team-leader')
  list(@Query() query: PageQuery): Promise<Page<OwnMessageView>> {
    return this.messages.list(query);
  }
}
