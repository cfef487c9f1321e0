import { Body, Controller, Param, ParseUUIDPipe, Patch } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import { MilestoneChange, MilestoneView } from './milestone.dto.js';
import { MilestonesService } from './milestones.service.js';

@Controller('milestones')
export class MilestonesController {
  constructor(private readonly milestones: MilestonesService) {}

  /** Done, dropped, open again, or put right. */
  @Patch(':id')
  @Allow('operator', 'project-officer', 'county-admin')
  change(@Param('id', ParseUUIDPipe) id: string, @Body() change: MilestoneChange): Promise<MilestoneView> {
    return this.milestones.change(id, change);
  }
}
