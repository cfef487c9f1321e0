import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import { ChangeReason, NewReason, ReasonView } from './reasons/vetting-reason.dto.js';
import { VettingReasons } from './reasons/vetting-reasons.service.js';
import { PlanVersionsQuery, PlanVersionView, PlanView, SavePlan } from './stages/vetting-plan.dto.js';
import { VettingPlans } from './stages/vetting-plans.service.js';
import { ChangeView, NewView, SavedView } from './views/saved-view.dto.js';
import { SavedViews } from './views/saved-views.service.js';

/** What a county sets for vetting: stages, reasons; and the views its people keep. */
@Controller('vetting')
export class VettingSettingsController {
  constructor(
    private readonly plans: VettingPlans,
    private readonly reasons: VettingReasons,
    private readonly views: SavedViews,
  ) {}

  /** The stages of each team type, as new applications go through them. */
  @Get('plans')
  @Allow('operator', 'county-admin', 'liaison')
  listPlans(): Promise<PlanView[]> {
    return this.plans.list();
  }

  /** The next version of a team type's stages. Applications under way keep theirs. */
  @Post('plans')
  @Allow('county-admin')
  savePlan(@Body() input: SavePlan): Promise<PlanView> {
    return this.plans.save(input);
  }

  /** What was written down for a team type so far, the newest first. */
  @Get('plans/versions')
  @Allow('operator', 'county-admin', 'liaison')
  listVersions(@Query() { teamTypeCode }: PlanVersionsQuery): Promise<PlanVersionView[]> {
    return this.plans.versions(teamTypeCode);
  }

  @Get('reasons')
  @Allow('operator', 'county-admin', 'trainer', 'team-leader')
  listReasons(): Promise<ReasonView[]> {
    return this.reasons.list();
  }

  @Post('reasons')
  @Allow('county-admin')
  addReason(@Body() input: NewReason): Promise<ReasonView> {
    return this.reasons.add(input);
  }

  @Patch('reasons/:id')
  @Allow('county-admin')
  changeReason(@Param('id', ParseUUIDPipe) id: string, @Body() input: ChangeReason): Promise<ReasonView> {
    return this.reasons.change(id, input);
  }

  /** My own views, and those that others share. */
  @Get('views')
  @Allow('operator', 'county-admin', 'liaison', 'trainer', 'team-leader')
  listViews(): Promise<SavedView[]> {
    return this.views.list();
  }

  @Post('views')
  @Allow('operator', 'county-admin', 'liaison', 'trainer', 'team-leader')
  addView(@Body() input: NewView): Promise<SavedView> {
    return this.views.add(input);
  }

  @Patch('views/:id')
  @Allow('operator', 'county-admin', 'liaison', 'trainer', 'team-leader')
  changeView(@Param('id', ParseUUIDPipe) id: string, @Body() input: ChangeView): Promise<SavedView> {
    return this.views.change(id, input);
  }

  @Delete('views/:id')
  @HttpCode(204)
  @Allow('operator', 'county-admin', 'liaison', 'trainer', 'team-leader')
  removeView(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.views.remove(id);
  }
}
