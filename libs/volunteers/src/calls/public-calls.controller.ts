import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { AllowPublic } from '@redmaple/platform';
import type { PublicCallSummary, PublicCallView } from './call.dto.js';
import { CallsService } from './calls.service.js';

/** Calls as anyone may read them. */
@Controller('public/counties/:county/calls')
export class PublicCallsController {
  constructor(private readonly calls: CallsService) {}

  /** Calls that are open or will open, with the seats left. */
  @Get()
  @AllowPublic()
  list(): Promise<PublicCallSummary[]> {
    return this.calls.listPublic();
  }

  /** Content, risks, forms and the consent of one call. */
  @Get(':id')
  @AllowPublic()
  get(@Param('id', ParseUUIDPipe) id: string): Promise<PublicCallView> {
    return this.calls.getPublic(id);
  }
}
