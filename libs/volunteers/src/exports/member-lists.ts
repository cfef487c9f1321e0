import { Injectable, type OnModuleInit } from '@nestjs/common';
import { maskDocumentNumber, maskPhone } from '@redmaple/forms';
import { ExportLists, PageQuery, UnitOfWork } from '@redmaple/platform';
import { IsUUID } from 'class-validator';
import { PeopleService } from '../people/people.service.js';
import { isOffice } from '../teams/team-access.js';
import type { TeamMember } from '../teams/membership.dto.js';
import { MembersService } from '../teams/members.service.js';
import { type VolunteerListItem, VolunteersSearch } from '../volunteers/volunteer.dto.js';
import { VolunteerSearch } from '../volunteers/volunteer-search.js';
import { teamsBetween } from './team-words.js';

class TeamMembersFilter extends PageQuery {
  @IsUUID()
  teamId: string;
}

interface VolunteerLine extends VolunteerListItem {
  readonly documentType?: string;
  readonly maskedDocument?: string;
  readonly maskedPhone?: string;
  readonly creditedMinutes: number;
}

/** Volunteers and teams as files. */
@Injectable()
export class MemberLists implements OnModuleInit {
  constructor(
    private readonly lists: ExportLists,
    private readonly work: UnitOfWork,
    private readonly search: VolunteerSearch,
    private readonly members: MembersService,
    private readonly people: PeopleService,
  ) {}

  onModuleInit(): void {
    this.lists.add<VolunteersSearch, VolunteerLine>({
      code: 'volunteers.volunteers',
      path: '/api/v1/volunteers/search',
      roles: ['operator', 'county-admin', 'team-leader'],
      query: VolunteersSearch,
      words: ['search'],
      page: (query) => this.volunteers(query),
      columns: [
        { key: 'number', width: 16, national: 'volunteerNumber', value: (one) => one.number },
        { key: 'name', width: 12, national: 'name', value: (one) => one.name },
        {
          key: 'documentType',
          width: 16,
          national: 'documentType',
          value: (one, reader) => one.documentType && reader.word(`exports.values.document.${one.documentType}`),
        },
        { key: 'maskedDocument', width: 22, national: 'documentNumber', value: (one) => one.maskedDocument },
        { key: 'maskedPhone', width: 16, national: 'phone', value: (one) => one.maskedPhone },
        {
          key: 'status',
          width: 10,
          value: (one, reader) => reader.word(`exports.values.volunteer.${one.status}`),
        },
        { key: 'joinedAt', width: 18, national: 'registeredOn', value: (one, reader) => reader.moment(one.joinedAt) },
        {
          key: 'teams',
          width: 30,
          national: 'organisation',
          value: (one, { locale }) => teamsBetween(locale, one.teams),
        },
        { key: 'creditedHours', width: 14, national: 'totalHours', value: (one) => hoursOf(one.creditedMinutes) },
      ],
    });
    this.lists.add<TeamMembersFilter, TeamMember>({
      code: 'volunteers.team-members',
      path: '/api/v1/teams/:id/members',
      roles: ['operator', 'county-admin', 'team-leader', 'liaison'],
      query: TeamMembersFilter,
      page: ({ teamId, ...page }) => this.members.members(teamId, page),
      columns: [
        { key: 'number', width: 16, national: 'volunteerNumber', value: (one) => one.number },
        { key: 'name', width: 12, national: 'name', value: (one) => one.name },
        {
          key: 'memberRole',
          width: 12,
          value: (one, reader) => reader.word(`exports.values.role.${one.role}`),
        },
        {
          key: 'reserve',
          width: 10,
          value: (one, reader) => reader.word(`exports.values.yesNo.${one.reserve}`),
        },
        { key: 'memberSince', width: 18, value: (one, reader) => reader.moment(one.since) },
        {
          key: 'status',
          width: 10,
          value: (one, reader) => reader.word(`exports.values.volunteer.${one.status}`),
        },
      ],
    });
  }

  private volunteers(query: VolunteersSearch): Promise<{ items: VolunteerLine[]; next?: string }> {
    return this.work.run(async () => {
      const page = await this.search.list(query);
      const ids = page.items.map(({ id }) => id);
      const rows = await this.work.query<{ id: string; person_id: string; minutes: number }>(
        `SELECT v.id, v.person_id, coalesce((SELECT sum(r.credited_minutes) FROM volunteers.service_record r WHERE r.volunteer_id = v.id), 0)::int AS minutes
         FROM volunteers.volunteer v WHERE v.id = ANY($1)`,
        [ids],
      );
      const facts = new Map(rows.map((row) => [row.id, row]));
      // Masked for the office alone, as on the volunteer's own page.
      const people = isOffice() ? await this.people.opened(rows.map((row) => row.person_id)) : undefined;
      const items = page.items.map((item): VolunteerLine => {
        const known = facts.get(item.id);
        const person = people?.get(known?.person_id ?? '');
        return {
          ...item,
          creditedMinutes: known?.minutes ?? 0,
          ...(person && { documentType: person.documentType }),
          ...(person?.documentNumber !== undefined && { maskedDocument: maskDocumentNumber(person.documentNumber) }),
          ...(person?.phone !== undefined && { maskedPhone: maskPhone(person.phone) }),
        };
      });
      return { ...page, items };
    });
  }
}

/** Hours with two decimals, of whole minutes. */
export function hoursOf(minutes: number): number {
  return Math.round((minutes / 60) * 100) / 100;
}
