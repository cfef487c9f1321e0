import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import type { TakenSeatView } from '../shifts/own-shift.dto.js';
import type { CoverRequestView, OwnCoverAskView } from './cover.dto.js';
import { CoverService } from './cover.service.js';

/** Seats for which somebody else is sought. */
@Controller('cover-requests')
export class CoverController {
  constructor(private readonly cover: CoverService) {}

  /** Open requests of my teams, with who was asked. */
  @Get()
  @Allow('operator', 'county-admin', 'team-leader', 'liaison')
  open(): Promise<CoverRequestView[]> {
    return this.cover.open();
  }

  /** Questions that wait for my answer. */
  @Get('mine')
  @Allow('volunteer', 'team-leader')
  mine(): Promise<OwnCoverAskView[]> {
    return this.cover.mine();
  }

  /** Yes, I can come. */
  @Post(':id/take')
  @HttpCode(201)
  @Allow('volunteer', 'team-leader')
  take(@Param('id', ParseUUIDPipe) id: string): Promise<TakenSeatView> {
    return this.cover.take(id);
  }

  /** No; it costs nothing. */
  @Post(':id/decline')
  @HttpCode(204)
  @Allow('volunteer', 'team-leader')
  decline(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.cover.decline(id);
  }
}
