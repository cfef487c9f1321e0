import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow, AllowSignedIn } from '@redmaple/platform';
import { VolunteerScope } from '../volunteers/volunteer-scope.js';
import {
  ExpiringPage,
  ExpiringQuery,
  IssueQualificationDto,
  QualificationDetail,
  QualificationKindView,
  RevokeQualificationDto,
} from './qualification.dto.js';
import { QualificationsService } from './qualifications.service.js';

/** Certificates of volunteers. */
@Controller()
export class QualificationsController {
  constructor(
    private readonly qualifications: QualificationsService,
    private readonly scope: VolunteerScope,
  ) {}

  @Get('volunteers/:id/qualifications')
  @Allow('operator', 'county-admin', 'team-leader')
  async of(@Param('id', ParseUUIDPipe) id: string): Promise<QualificationDetail[]> {
    await this.scope.require(id);
    return this.qualifications.of(id);
  }

  /** From a paper the office has seen. */
  @Post('qualifications')
  @Allow('operator', 'county-admin')
  enter(@Body() body: IssueQualificationDto): Promise<QualificationDetail> {
    return this.qualifications.enter(body);
  }

  /** Kinds of certificates: of the core, and of the plugins that the county has switched on. */
  @Get('qualifications/kinds')
  @AllowSignedIn()
  kinds(): Promise<QualificationKindView[]> {
    return this.qualifications.kinds();
  }

  /** What ended lately or ends soon and was not renewed, the longest overdue first. */
  @Get('qualifications/expiring')
  @Allow('operator', 'county-admin')
  expiring(@Query() query: ExpiringQuery): Promise<ExpiringPage> {
    return this.qualifications.expiring(query);
  }

  @Post('qualifications/:id/revoke')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  revoke(@Param('id', ParseUUIDPipe) id: string, @Body() body: RevokeQualificationDto): Promise<QualificationDetail> {
    return this.qualifications.revoke(id, body.reason);
  }
}
