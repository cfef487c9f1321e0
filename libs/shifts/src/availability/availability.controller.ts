import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import { type AvailabilityView, ChangeAvailability } from './availability.dto.js';
import { AvailabilityService } from './availability.service.js';

/** When volunteers can come. */
@Controller('availability')
export class AvailabilityController {
  constructor(private readonly availability: AvailabilityService) {}

  @Get('mine')
  @Allow('volunteer', 'team-leader')
  mine(): Promise<AvailabilityView> {
    return this.availability.mine();
  }

  @Put('mine')
  @Allow('volunteer', 'team-leader')
  changeMine(@Body() input: ChangeAvailability): Promise<AvailabilityView> {
    return this.availability.changeMine(input);
  }

  @Get(':volunteerId')
  @Allow('operator', 'county-admin', 'team-leader')
  of(@Param('volunteerId', ParseUUIDPipe) volunteerId: string): Promise<AvailabilityView> {
    return this.availability.of(volunteerId);
  }

  /** Written down by an operator or leader for somebody who said so. */
  @Put(':volunteerId')
  @Allow('operator', 'county-admin', 'team-leader')
  change(
    @Param('volunteerId', ParseUUIDPipe) volunteerId: string,
    @Body() input: ChangeAvailability,
  ): Promise<AvailabilityView> {
    return this.availability.change(volunteerId, input);
  }
}
