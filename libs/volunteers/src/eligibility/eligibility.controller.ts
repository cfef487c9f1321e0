import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow, Reads } from '@redmaple/platform';
import {
  type EligibilityExceptionView,
  type EligibilityVerdictView,
  ExplainEligibility,
  ForceEligibility,
} from './eligibility.dto.js';
import { EligibilityExceptions } from './exceptions.service.js';
import { EligibilityExplainer } from './explainer.service.js';

/** Who may do what, why not, and what the office forces aside. */
@Controller()
export class EligibilityController {
  constructor(
    private readonly explainer: EligibilityExplainer,
    private readonly exceptions: EligibilityExceptions,
  ) {}

  /** Could this person take this, and if not, what would it need? */
  @Post('eligibility/explain')
  @HttpCode(200)
  @Reads()
  @Allow('operator', 'county-admin', 'team-leader')
  explain(@Body() body: ExplainEligibility): Promise<EligibilityVerdictView> {
    return this.explainer.explain(body);
  }

  /** Forces rest, the minutes of a week or membership aside, with a reason and an end; nothing else can be. */
  @Post('eligibility/exceptions')
  @HttpCode(201)
  @Allow('operator', 'county-admin')
  force(@Body() body: ForceEligibility): Promise<EligibilityExceptionView> {
    return this.exceptions.grant(body);
  }

  @Post('eligibility/exceptions/:id/revoke')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  revoke(@Param('id', ParseUUIDPipe) id: string): Promise<EligibilityExceptionView> {
    return this.exceptions.revoke(id);
  }

  @Get('volunteers/:id/eligibility-exceptions')
  @Allow('operator', 'county-admin', 'team-leader')
  of(@Param('id', ParseUUIDPipe) id: string): Promise<EligibilityExceptionView[]> {
    return this.exceptions.of(id);
  }
}
