import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import { ThreeListsView } from './three-lists.dto.js';
import { ThreeLists } from './three-lists.service.js';

/** Duties, tasks and achievements of volunteers. */
@Controller()
export class ThreeListsController {
  constructor(private readonly lists: ThreeLists) {}

  @Get('volunteers/:id/lists')
  @Allow('operator', 'county-admin', 'team-leader')
  of(@Param('id', ParseUUIDPipe) id: string): Promise<ThreeListsView> {
    return this.lists.of(id);
  }

  /** My own. */
  @Get('me/lists')
  @Allow('volunteer')
  mine(): Promise<ThreeListsView> {
    return this.lists.mine();
  }
}
