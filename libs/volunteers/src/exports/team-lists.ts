import { Injectable, type OnModuleInit } from '@nestjs/common';
import { columnsOf, ExportLists, PageQuery, wholeList } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import { IsUUID } from 'class-validator';
import type { AreaDetail } from '../areas/area.dto.js';
import { AreasService } from '../areas/areas.service.js';
import { MembersService } from '../teams/members.service.js';
import type { TeamHistoryEntry } from '../teams/membership.dto.js';
import type { TeamDetail } from '../teams/team.dto.js';
import { TeamsQuery } from '../teams/teams.controller.js';
import { TeamsService } from '../teams/teams.service.js';

class OfTeam extends PageQuery {
  @IsUUID()
  teamId: string;
}

interface TeamLine extends TeamDetail {
  readonly typeLabel: Readonly<Record<'zh-CN' | 'en', string>>;
  readonly area: string | undefined;
}

interface AreaLine extends AreaDetail {
  readonly parent: string | undefined;
}

/** Teams, what became of their members, and the county's areas as files. */
@Injectable()
export class TeamLists implements OnModuleInit {
  constructor(
    private readonly lists: ExportLists,
    private readonly teams: TeamsService,
    private readonly members: MembersService,
    private readonly areas: AreasService,
    private readonly teamTypes: TeamTypes,
  ) {}

  onModuleInit(): void {
    this.addTeams();
    this.addHistory();
    const area = columnsOf<AreaLine>();
    this.lists.add<PageQuery, AreaLine>({
      code: 'volunteers.areas',
      path: '/api/v1/areas',
      roles: ['county-admin'],
      query: PageQuery,
      page: () => wholeList(this.areaLines()),
      columns: [
        area.cell('areaName', (one) => one.name, { width: 24 }),
        area.code('areaLevel', 'area', (one) => one.level),
        area.cell('areaParent', (one) => one.parent, { width: 24 }),
        area.cell('areaCode', (one) => one.code, { width: 16 }),
      ],
    });
  }

  private addTeams(): void {
    const team = columnsOf<TeamLine>();
    this.lists.add<TeamsQuery, TeamLine>({
      code: 'volunteers.teams',
      path: '/api/v1/teams',
      roles: ['operator', 'county-admin', 'team-leader', 'liaison'],
      query: TeamsQuery,
      page: (query) => this.teamLines(query),
      columns: [
        team.cell('team', (one) => one.name, { width: 24, national: 'organisation' }),
        team.cell('typeOfTeam', (one, { locale }) => one.typeLabel[locale], { width: 18 }),
        team.code('state', 'team', (one) => one.state),
        team.cell('homeArea', (one) => one.area, { width: 20 }),
        team.cell('mission', (one) => one.mission, { width: 40 }),
        team.yesNo('hasLeader', (one) => one.leaderId !== undefined),
        team.cell('activeMembers', (one) => one.active, { width: 10 }),
        team.cell('reserveMembers', (one) => one.members - one.active, { width: 10 }),
        team.cell('probationers', (one) => one.probationers, { width: 10 }),
        team.cell('teamCapacity', (one) => one.capacity, { width: 10 }),
        team.cell('emptySeats', (one) => one.emptySeats, { width: 10 }),
      ],
    });
  }

  private addHistory(): void {
    const stretch = columnsOf<TeamHistoryEntry>();
    this.lists.add<OfTeam, TeamHistoryEntry>({
      code: 'volunteers.team-history',
      path: '/api/v1/teams/:id/history',
      roles: ['operator', 'county-admin', 'team-leader'],
      query: OfTeam,
      page: ({ teamId, ...page }) => this.members.historyOfTeam(teamId, page),
      columns: [
        stretch.cell('name', (one) => one.name, { width: 12 }),
        stretch.code('memberRole', 'role', (one) => one.role),
        stretch.yesNo('reserve', (one) => one.reserve),
        stretch.moment('stretchFrom', (one) => one.from),
        stretch.code('begunHow', 'step', (one) => one.begunHow),
        stretch.cell('begunWhy', (one) => one.begunWhy, { width: 30 }),
        stretch.cell('begunBy', (one) => one.begunBy, { width: 12 }),
        stretch.moment('stretchTo', (one) => one.to),
        stretch.code('endedHow', 'step', (one) => one.endedHow),
        stretch.cell('endedWhy', (one) => one.endedWhy, { width: 30 }),
        stretch.cell('endedBy', (one) => one.endedBy, { width: 12 }),
      ],
    });
  }

  private async teamLines(query: TeamsQuery): Promise<{ items: TeamLine[]; next?: string }> {
    const page = await this.teams.list(query, query);
    const areas = new Map((await this.areas.list()).map(({ id, name }) => [id, name]));
    const items: TeamLine[] = [];
    for (const one of page.items)
      items.push({
        ...one,
        typeLabel: await this.teamTypes.labelOf(one.typeCode),
        area: areas.get(one.areaId ?? ''),
      });
    return { ...page, items };
  }

  private async areaLines(): Promise<AreaLine[]> {
    const areas = await this.areas.list();
    const names = new Map(areas.map(({ id, name }) => [id, name]));
    return areas.map((one) => ({ ...one, parent: names.get(one.parentId ?? '') }));
  }
}
