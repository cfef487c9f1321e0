import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import { VolunteerScope } from '../volunteers/volunteer-scope.js';
import {
  EndingInsurancePage,
  EndingInsuranceQuery,
  InsuranceDetail,
  InsuranceLoss,
  InsuredMany,
  InsureDto,
  InsureManyDto,
  RevokedInsurance,
  RevokeInsurance,
} from './insurance.dto.js';
import { InsuranceLosses } from './insurance-losses.service.js';
import { InsuranceService } from './insurance.service.js';

/** Accident insurance of volunteers. */
@Controller()
export class InsuranceController {
  constructor(
    private readonly insurance: InsuranceService,
    private readonly losses: InsuranceLosses,
    private readonly scope: VolunteerScope,
  ) {}

  @Get('volunteers/:id/insurance')
  @Allow('operator', 'county-admin', 'team-leader')
  async of(@Param('id', ParseUUIDPipe) id: string): Promise<InsuranceDetail[]> {
    await this.scope.require(id);
    return this.insurance.of(id);
  }

  @Post('insurance')
  @Allow('operator', 'county-admin')
  insure(@Body() body: InsureDto): Promise<InsuranceDetail> {
    return this.insurance.insure(body);
  }

  /** A group policy for many volunteers; who has it already is left as is. */
  @Post('insurance/bulk')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  insureMany(@Body() body: InsureManyDto): Promise<InsuredMany> {
    return this.insurance.insureMany(body);
  }

  /** What ended lately or ends soon and is not followed by another, the longest overdue first. */
  @Get('insurance/ending')
  @Allow('operator', 'county-admin')
  ending(@Query() query: EndingInsuranceQuery): Promise<EndingInsurancePage> {
    return this.insurance.ending(query);
  }

  /** What would be lost with a policy: who has no other, and the shifts to come they are taken off. Changes nothing. */
  @Get('insurance/:id/loss')
  @Allow('operator', 'county-admin')
  loss(@Param('id', ParseUUIDPipe) id: string): Promise<InsuranceLoss> {
    return this.losses.of(id);
  }

  /** A policy counts no more: for one, or for everybody in the group. */
  @Post('insurance/:id/revoke')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  revoke(@Param('id', ParseUUIDPipe) id: string, @Body() body: RevokeInsurance): Promise<RevokedInsurance> {
    return this.insurance.revoke(id, body);
  }
}
