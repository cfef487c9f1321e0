import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow, type Page, WithFreshFactor } from '@redmaple/platform';
import { IncidentCandidatesQuery, type IncidentCandidatesView } from '../candidates/candidates.dto.js';
import { MakeMissionOffers } from '../missions/offers.dto.js';
import { OffersService } from '../missions/offers.service.js';
import {
  CorrectIncident,
  HandOverIncident,
  type IncidentDetailView,
  IncidentsQuery,
  type IncidentView,
  type MissionOffersView,
  type ReporterPhoneView,
  RevealReporterPhone,
  type SavedIncidentView,
  TakeInIncident,
} from './incident.dto.js';
import { IncidentCategories } from './incident-categories.service.js';
import type { IncidentCategoryView } from './incident-category.dto.js';
import { IncidentListService } from './incident-list.service.js';
import { IncidentsService } from './incidents.service.js';
import { IntakeService } from './intake.service.js';

/** Requests for help that are no police matter. */
@Controller('incidents')
export class IncidentsController {
  constructor(
    private readonly intake: IntakeService,
    private readonly categories: IncidentCategories,
    private readonly incidents: IncidentsService,
    private readonly offers: OffersService,
    private readonly lists: IncidentListService,
  ) {}

  @Get()
  @Allow('liaison', 'operator', 'county-admin')
  list(@Query() query: IncidentsQuery): Promise<Page<IncidentView>> {
    return this.lists.list(query);
  }

  /** Takes an incident in; the first question is whether it is an emergency. */
  @Post()
  @Allow('liaison')
  takeIn(@Body() wish: TakeInIncident): Promise<SavedIncidentView> {
    return this.intake.takeIn(wish);
  }

  /** The kinds of requests that the plugins of the county add to the core's. */
  @Get('categories')
  @Allow('liaison', 'operator', 'county-admin')
  kinds(): Promise<IncidentCategoryView[]> {
    return this.categories.list();
  }

  @Get(':id')
  @Allow('liaison', 'operator', 'county-admin')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<IncidentDetailView> {
    return this.incidents.get(id);
  }

  @Patch(':id')
  @Allow('liaison')
  correct(@Param('id', ParseUUIDPipe) id: string, @Body() wish: CorrectIncident): Promise<SavedIncidentView> {
    return this.intake.correct(id, wish);
  }

  /** Teams and volunteers ranked with reasons, or why there is nobody. */
  @Get(':id/candidates')
  @Allow('liaison', 'operator', 'county-admin')
  candidates(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: IncidentCandidatesQuery,
  ): Promise<IncidentCandidatesView> {
    return this.incidents.candidatesFor(id, query);
  }

  /** Asks a volunteer, a team or whoever is first. */
  @Post(':id/offers')
  @Allow('liaison')
  async offer(@Param('id', ParseUUIDPipe) id: string, @Body() wish: MakeMissionOffers): Promise<MissionOffersView> {
    const offered = await this.offers.offer(id, wish);
    return this.incidents.afterOffers(id, offered);
  }

  /** Gives the incident to 110, 119, 120 or a department; everybody under way is called back. */
  @Post(':id/hand-over')
  @HttpCode(200)
  @Allow('liaison')
  handOver(@Param('id', ParseUUIDPipe) id: string, @Body() wish: HandOverIncident): Promise<IncidentDetailView> {
    return this.incidents.handOver(id, wish);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('liaison')
  cancel(@Param('id', ParseUUIDPipe) id: string): Promise<IncidentDetailView> {
    return this.incidents.cancel(id);
  }

  /** The reporter's number, with a reason that goes to the audit trail. */
  @Post(':id/reveal-phone')
  @HttpCode(200)
  @Allow('liaison', 'operator', 'volunteer', 'team-leader')
  @WithFreshFactor()
  revealPhone(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: RevealReporterPhone,
  ): Promise<ReporterPhoneView> {
    return this.incidents.revealPhone(id, reason);
  }
}
