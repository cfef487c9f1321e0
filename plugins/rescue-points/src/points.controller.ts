import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { Allow } from '@redmaple/plugins';
import { Figures, type KindFigures, type PointFigures, type WeekOfInspections } from './figures.js';
import type { Inspection } from './inspection.entity.js';
import { InspectionLog, type LoggedInspection } from './inspection-log.js';
import { NearTeam, type PointNearby } from './near-team.js';
import { MovePoint, NewInspection, NewPoint, OfTeam, PageOfInspections, PageOfPoints } from './point.dto.js';
import type { Point } from './point.entity.js';
import { Points } from './points.js';

/** Below /api/v1/plugins/rescue-points/points. */
@Controller('points')
export class PointsController {
  constructor(
    private readonly points: Points,
    private readonly nearTeam: NearTeam,
  ) {}

  @Get()
  @Allow('liaison', 'operator', 'team-leader')
  page(@Query() { after, limit }: PageOfPoints): Promise<{ items: Point[]; next?: string }> {
    return this.points.page(after, Number(limit ?? 50));
  }

  /** For a map and a board: all of them. */
  @Get('all')
  @Allow('liaison', 'operator', 'team-leader')
  all(): Promise<Point[]> {
    return this.points.all();
  }

  /** For a team's page, which asks with the team's id. */
  @Get('near-team')
  @Allow('liaison', 'operator', 'team-leader')
  near(@Query() { id }: OfTeam): Promise<PointNearby[]> {
    return this.nearTeam.points(id);
  }

  @Post()
  @Allow('liaison', 'operator')
  register(@Body() point: NewPoint): Promise<Point> {
    return this.points.register(point);
  }

  @Get(':id')
  @Allow('liaison', 'operator', 'team-leader')
  one(@Param('id', ParseUUIDPipe) id: string): Promise<Point> {
    return this.points.one(id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('operator')
  giveUp(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.points.giveUp(id);
  }

  @Put(':id/state')
  @Allow('liaison', 'operator')
  move(@Param('id', ParseUUIDPipe) id: string, @Body() { state }: MovePoint): Promise<Point> {
    return this.points.move(id, state);
  }

  @Get(':id/inspections')
  @Allow('liaison', 'operator', 'team-leader')
  inspections(@Param('id', ParseUUIDPipe) id: string): Promise<Inspection[]> {
    return this.points.inspections(id);
  }

  @Post(':id/inspections')
  @Allow('liaison', 'operator')
  inspect(@Param('id', ParseUUIDPipe) id: string, @Body() inspection: NewInspection): Promise<Inspection> {
    return this.points.inspect(id, inspection);
  }
}

/** GET /api/v1/plugins/rescue-points/inspections: those of all points. */
@Controller('inspections')
export class InspectionsController {
  constructor(private readonly log: InspectionLog) {}

  @Get()
  @Allow('liaison', 'operator', 'team-leader')
  page(@Query() { after, limit }: PageOfInspections): Promise<{ items: LoggedInspection[]; next?: string }> {
    return this.log.page(after, Math.min(Math.max(Number(limit ?? 30), 1), 100));
  }
}

/** Below /api/v1/plugins/rescue-points/figures. */
@Controller('figures')
export class FiguresController {
  constructor(private readonly figures: Figures) {}

  @Get()
  @Allow('liaison', 'operator', 'team-leader')
  now(): Promise<PointFigures> {
    return this.figures.now();
  }

  @Get('by-kind')
  @Allow('liaison', 'operator', 'team-leader')
  byKind(): Promise<KindFigures[]> {
    return this.figures.byKind();
  }

  /** Half a year. */
  @Get('by-week')
  @Allow('liaison', 'operator', 'team-leader')
  byWeek(): Promise<WeekOfInspections[]> {
    return this.figures.byWeek(26);
  }
}
