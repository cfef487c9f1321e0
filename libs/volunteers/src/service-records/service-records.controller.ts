import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow, PageQuery } from '@redmaple/platform';
import { VolunteerScope } from '../volunteers/volunteer-scope.js';
import { ReverseDto, ServiceRecordDetail, ServiceRecordPage } from './service-record.dto.js';
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

  /** Undoes a line by its mirror image; both stay. */
  @Post('service-records/:id/reverse')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  reverse(@Param('id', ParseUUIDPipe) id: string, @Body() body?: ReverseDto): Promise<ServiceRecordDetail> {
    return this.records.reverse(id, body?.reason);
  }
}
