import { Injectable, type OnModuleInit } from '@nestjs/common';
import { columnsOf, ExportLists, listed, PageQuery, wholeList } from '@redmaple/platform';
import { Areas, Teams } from '@redmaple/plugins/house';
import { IsUUID } from 'class-validator';
import type { CoverRequestView } from '../cover/cover.dto.js';
import { CoverService } from '../cover/cover.service.js';
import { PatrolLogsQuery, type PatrolLogView } from '../patrol-logs/patrol-log.dto.js';
import { PatrolLogsService } from '../patrol-logs/patrol-logs.service.js';
import {
  RosterQuery,
  type RosterSeatView,
  type RosterShiftView,
  type RosterSummaryView,
  type RosterView,
} from '../rosters/roster.dto.js';
import { RostersService } from '../rosters/rosters.service.js';
import type { SiteView } from '../sites/site.dto.js';
import { SitesService } from '../sites/sites.service.js';
import { TemplateQuery, type TemplateView } from '../templates/template.dto.js';
import { TemplatesService } from '../templates/templates.service.js';

class OfRoster {
  @IsUUID()
  rosterId: string;
}

type Named<View> = View & { readonly teamName: string };
type Placed<View> = View & { readonly areaName: string };
type CoverLine = Named<CoverRequestView>;
/** A seat of a week, with its shift. */
type SeatLine = Omit<RosterSeatView, 'id'> & Named<RosterShiftView>;

const leaders = ['operator', 'county-admin', 'team-leader', 'liaison'] as const;

/** Weeks and their seats, what they are made from, cover that is sought and patrol logs as files. */
@Injectable()
export class ShiftsLists implements OnModuleInit {
  constructor(
    private readonly lists: ExportLists,
    private readonly rosters: RostersService,
    private readonly templates: TemplatesService,
    private readonly sites: SitesService,
    private readonly cover: CoverService,
    private readonly logs: PatrolLogsService,
    private readonly teams: Teams,
    private readonly areas: Areas,
  ) {}

  onModuleInit(): void {
    this.addRosters();
    this.addSeats();
    this.addPlan();
    this.addCover();
    this.addLogs();
  }

  private addRosters(): void {
    const roster = columnsOf<Named<RosterSummaryView>>();
    this.lists.add<RosterQuery, Named<RosterSummaryView>>({
      code: 'shifts.rosters',
      path: '/api/v1/rosters',
      roles: leaders,
      query: RosterQuery,
      page: async (query) => {
        const page = await this.rosters.list(query);
        return { ...page, items: await this.named(page.items) };
      },
      columns: [
        roster.cell('team', (one) => one.teamName, { width: 24 }),
        roster.day('weekStart', (one) => one.weekStart),
        roster.code('state', 'roster', (one) => one.state),
        roster.moment('draftedAt', (one) => one.draftedAt),
        roster.moment('publishedAt', (one) => one.publishedAt),
      ],
    });
  }

  private addSeats(): void {
    const seat = columnsOf<SeatLine>();
    this.lists.add<OfRoster, SeatLine>({
      code: 'shifts.seats',
      path: '/api/v1/rosters/:id',
      roles: leaders,
      query: OfRoster,
      page: ({ rosterId }) => wholeList(this.rosters.get(rosterId).then((roster) => this.seatsOf(roster))),
      columns: [
        seat.cell('team', (one) => one.teamName, { width: 24, national: 'organisation' }),
        seat.cell('shift', (one) => one.title, { width: 24, national: 'post' }),
        seat.day('dutyDate', (one) => one.dutyDate),
        seat.moment('startsAt', (one) => one.startsAt, { national: 'serviceTime' }),
        seat.moment('endsAt', (one) => one.endsAt),
        seat.yesNo('danger', (one) => one.danger),
        seat.cell('seatNo', (one) => one.no, { width: 8 }),
        seat.cell('number', (one) => one.assignment?.volunteer.number, { width: 16, national: 'volunteerNumber' }),
        seat.cell('name', (one) => one.assignment?.volunteer.name, { width: 12, national: 'name' }),
        seat.code('state', 'assignment', (one) => one.assignment?.state ?? 'empty'),
        seat.moment('checkedInAt', (one) => one.assignment?.checkedInAt),
        seat.moment('checkedOutAt', (one) => one.assignment?.checkedOutAt),
        seat.cell('grade', (one) => one.assignment?.grade, { width: 10 }),
      ],
    });
  }

  private addPlan(): void {
    const template = columnsOf<Named<TemplateView>>();
    this.lists.add<TemplateQuery, Named<TemplateView>>({
      code: 'shifts.templates',
      path: '/api/v1/shift-templates',
      roles: leaders,
      query: TemplateQuery,
      page: ({ teamId }) => wholeList(this.templates.list(teamId).then((items) => this.named(items))),
      columns: [
        template.cell('team', (one) => one.teamName, { width: 24 }),
        template.cell('shift', (one) => one.title, { width: 24 }),
        template.cell(
          'weekdays',
          (one, reader) =>
            listed(
              reader,
              one.days.map((day) => reader.word(`exports.values.weekday.${day}`)),
            ),
          { width: 30 },
        ),
        template.cell('fromTime', (one) => one.from, { width: 8 }),
        template.cell('toTime', (one) => one.to, { width: 8 }),
        template.cell('seatCount', (one) => one.seats.length, { width: 8 }),
      ],
    });
    const site = columnsOf<Placed<SiteView>>();
    this.lists.add<PageQuery, Placed<SiteView>>({
      code: 'shifts.sites',
      path: '/api/v1/sites',
      roles: leaders,
      query: PageQuery,
      page: async (query) => {
        const page = await this.sites.list(query);
        const areas = new Map((await this.areas.all()).map((one) => [one.id, one.name]));
        return { ...page, items: page.items.map((one) => ({ ...one, areaName: areas.get(one.areaId ?? '') ?? '' })) };
      },
      columns: [
        site.cell('siteName', (one) => one.name, { width: 24 }),
        site.code('kind', 'site', (one) => one.kind),
        site.cell('siteArea', (one) => one.areaName, { width: 20 }),
        site.cell('latitude', (one) => one.latitude, { width: 12 }),
        site.cell('longitude', (one) => one.longitude, { width: 12 }),
      ],
    });
  }

  private addCover(): void {
    const request = columnsOf<CoverLine>();
    this.lists.add<PageQuery, CoverLine>({
      code: 'shifts.cover-requests',
      path: '/api/v1/cover-requests',
      roles: leaders,
      query: PageQuery,
      page: () => wholeList(this.coverLines()),
      columns: [
        request.cell('team', (one) => one.teamName, { width: 24 }),
        request.cell('shift', (one) => one.shift.title, { width: 24 }),
        request.moment('startsAt', (one) => one.shift.startsAt),
        request.moment('endsAt', (one) => one.shift.endsAt),
        request.moment('soughtSince', (one) => one.createdAt),
        request.cell(
          'asked',
          (one, reader) =>
            listed(
              reader,
              one.asked.map(
                (ask) => `${ask.volunteer.name} ${reader.word(`exports.values.coverAnswer.${ask.answer}`)}`,
              ),
            ),
          { width: 40 },
        ),
      ],
    });
  }

  private addLogs(): void {
    const log = columnsOf<Named<PatrolLogView>>();
    this.lists.add<PatrolLogsQuery, Named<PatrolLogView>>({
      code: 'shifts.patrol-logs',
      path: '/api/v1/patrol-logs',
      roles: leaders,
      query: PatrolLogsQuery,
      page: async (query) => {
        const page = await this.logs.list(query);
        return { ...page, items: await this.named(page.items) };
      },
      columns: [
        log.moment('observedAt', (one) => one.observedAt),
        log.cell('team', (one) => one.teamName, { width: 24 }),
        log.cell('number', (one) => one.volunteer.number, { width: 16 }),
        log.cell('name', (one) => one.volunteer.name, { width: 12 }),
        log.cell('logText', (one) => one.text, { width: 60 }),
        log.cell('photoCount', (one) => one.photos.length, { width: 8 }),
      ],
    });
  }

  private async coverLines(): Promise<CoverLine[]> {
    const names = await this.teamNames();
    return (await this.cover.open()).map((one) => ({ ...one, teamName: names.get(one.shift.teamId) ?? '' }));
  }

  private async seatsOf(roster: RosterView): Promise<SeatLine[]> {
    const shifts = await this.named(roster.shifts);
    return shifts.flatMap((shift) => shift.seats.map((seat): SeatLine => ({ ...shift, ...seat })));
  }

  private async named<View extends { teamId: string }>(items: readonly View[]): Promise<Named<View>[]> {
    const names = await this.teamNames();
    return items.map((one) => ({ ...one, teamName: names.get(one.teamId) ?? '' }));
  }

  private async teamNames(): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.teams.all()).map((one) => [one.id, one.name]));
  }
}
