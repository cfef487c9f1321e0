import { Controller, Get, Param, Query } from '@nestjs/common';
import { Matches, IsOptional } from 'class-validator';
import { AllowPublic } from '../access/allow.js';
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
