import { Controller, Get, Query, Res } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { AllowSignedIn, Watches } from '../access/allow.js';
import { LiveStreams } from './live-streams.js';

export class LiveQuery {
  /** `1` while the dispatch board is open: the session of a liaison stays awake as long. */
  @IsOptional()
  @IsIn(['0', '1'])
  board?: '0' | '1';
}

/** What happens in the county, as it happens. */
@Controller('events')
export class LiveController {
  constructor(private readonly streams: LiveStreams) {}

  /**
   * Server-sent events for staff: `hello` with the server's time, then messages `{topic, …ids}` without anything personal,
   * `beat` every two seconds, `resync` when something may have been missed. Nothing is replayed: after every (re)connect a
   * page asks for what it shows.
   */
  @Get()
  @AllowSignedIn()
  @Watches()
  follow(@Query() query: LiveQuery, @Res() reply: FastifyReply): void {
    this.streams.check();
    const headers = reply.getHeaders();
    reply.hijack();
    this.streams.start(reply.raw, headers, query.board === '1');
  }
}
