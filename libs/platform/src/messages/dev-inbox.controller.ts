import { Controller, Get, Param, Query } from '@nestjs/common';
import { Matches, IsOptional } from 'class-validator';
import { Allow, AllowPublic } from '../access/allow.js';
import { Counties } from '../access/counties.js';
import { currentCounty } from '../context/context.js';
import { requestErrors } from '../errors/platform-errors.js';
import { DevInboxChannel, type DevInboxMessage } from './dev-inbox.channel.js';

export class DevInboxQuery {
  @IsOptional()
  @Matches(/^1\d{10}$/)
  phone?: string;
}

/** What would have gone out by SMS. Mounted on the embedded database or with DEV_INBOX=1 only. */
@Controller('dev/counties/:county/inbox')
export class DevInboxController {
  constructor(private readonly inbox: DevInboxChannel) {}

  @Get()
  @AllowPublic()
  list(@Param('county') _county: string, @Query() query: DevInboxQuery): Promise<DevInboxMessage[]> {
    return this.inbox.list({ limit: 200, ...(query.phone !== undefined && { phone: query.phone }) });
  }
}

/** The messages of a rehearsal county, which stay in the house on every installation. */
@Controller('rehearsal/inbox')
export class RehearsalInboxController {
  constructor(
    private readonly inbox: DevInboxChannel,
    private readonly counties: Counties,
  ) {}

  /** Newest first; 404 in any county that is not a rehearsal's. */
  @Get()
  @Allow('county-admin')
  async list(@Query() query: DevInboxQuery): Promise<DevInboxMessage[]> {
    const county = await this.counties.active(currentCounty());
    if (county?.kind !== 'rehearsal') throw requestErrors.notFound();
    return this.inbox.list({ limit: 200, ...(query.phone !== undefined && { phone: query.phone }) });
  }
}
