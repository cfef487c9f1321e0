import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import {
  ServiceCorrectionDetail,
  ServiceCorrectionPage,
  ServiceCorrectionQuery,
  DecideServiceCorrection,
  ProposeEntry,
  ProposeReplacement,
  ProposeUndo,
} from './service-correction.dto.js';
import { ServiceCorrections } from './service-corrections.service.js';

/** Corrections of the ledger: one proposes, another decides. */
@Controller()
export class ServiceCorrectionsController {
  constructor(private readonly corrections: ServiceCorrections) {}

  @Get('service-corrections')
  @Allow('operator', 'county-admin')
  list(@Query() query: ServiceCorrectionQuery): Promise<ServiceCorrectionPage> {
    return this.corrections.list(query);
  }

  /** Service that nobody wrote down. */
  @Post('service-corrections')
  @Allow('operator', 'county-admin')
  propose(@Body() body: ProposeEntry): Promise<ServiceCorrectionDetail> {
    return this.corrections.proposeEntry(body);
  }

  /** Another person than who proposed it, and not who it is about. */
  @Post('service-corrections/:id/decision')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  decide(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideServiceCorrection,
  ): Promise<ServiceCorrectionDetail> {
    return this.corrections.decide(id, body.outcome);
  }

  /** Taken back by who proposed it. */
  @Post('service-corrections/:id/withdraw')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  withdraw(@Param('id', ParseUUIDPipe) id: string): Promise<ServiceCorrectionDetail> {
    return this.corrections.withdraw(id);
  }

  @Post('service-records/:id/undo')
  @Allow('operator', 'county-admin')
  undo(@Param('id', ParseUUIDPipe) id: string, @Body() body: ProposeUndo): Promise<ServiceCorrectionDetail> {
    return this.corrections.proposeUndo(id, body.reason);
  }

  @Post('service-records/:id/replacement')
  @Allow('operator', 'county-admin')
  replace(@Param('id', ParseUUIDPipe) id: string, @Body() body: ProposeReplacement): Promise<ServiceCorrectionDetail> {
    return this.corrections.proposeReplacement(id, body);
  }
}
