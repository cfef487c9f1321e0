import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow } from '../access/allow.js';
import { type Page, PageQuery } from '../http/page.js';
import { DeadLetters, type DeadLetterView } from './dead-letters.service.js';

/** Jobs of the county that ran out of attempts. */
@Controller('jobs/dead')
export class DeadLettersController {
  constructor(private readonly letters: DeadLetters) {}

  /** Oldest first. */
  @Get()
  @Allow('county-admin')
  list(@Query() query: PageQuery): Promise<Page<DeadLetterView>> {
    return this.letters.list(query);
  }

  /** Sends it once more, with all its attempts. */
  @Post(':id/retry')
  @HttpCode(204)
  @Allow('county-admin')
  retry(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.letters.retry(id);
  }
}
