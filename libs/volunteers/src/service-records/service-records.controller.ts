import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { Allow, PageQuery } from '@redmaple/platform';
import { VolunteerScope } from '../volunteers/volunteer-scope.js';
import { ServiceRecordPage } from './service-record.dto.js';
import { ServiceRecordsService } from './service-records.service.js';

/** The ledger of service. */
@Controller()
export class ServiceRecordsController {
  constructor(
    private readonly records: ServiceRecordsService,
    private readonly scope: VolunteerScope,
  ) {}

  @Get('volunteers/:id/service-records')
  @Allow('operator', 'county-admin', 'team-leader')
  async of(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<ServiceRecordPage> {
    await this.scope.require(id);
    return this.records.list(id, query);
  }

  /** My own hours. */
  @Get('me/service-records')
  @Allow('volunteer')
  async own(@Query() query: PageQuery): Promise<ServiceRecordPage> {
    return this.records.list(await this.scope.own(), query);
  }
}
