import { Injectable } from '@nestjs/common';
import { Audit, Clock, Outbox, requestErrors, toPage, UnitOfWork } from '@redmaple/platform';
import { defineEvent, Volunteers, type VolunteerView } from '@redmaple/plugins';
import { maskPhone } from '@redmaple/forms';
import { PeopleService } from '../people/people.service.js';
import { QualificationsService } from '../qualifications/qualifications.service.js';
import { MembershipsService } from '../teams/memberships.service.js';
import { TeamsService } from '../teams/teams.service.js';
import { isOffice } from '../teams/team-access.js';
import type {
  OwnMembership,
  OwnVolunteer,
  VolunteerDetail,
  VolunteerItem,
  VolunteerPage,
  VolunteersQuery,
  VolunteerStatus,
} from './volunteer.dto.js';
import { visibleTeams, visibleVolunteer, VolunteerScope } from './volunteer-scope.js';
import { volunteerErrors } from './volunteers.errors.js';

/** Someone was suspended, came back or left. */
export const volunteerStatusChanged = defineEvent<{ volunteerId: string; status: VolunteerStatus }>(
  'volunteer.status-changed',
);

interface VolunteerRow {
  id: string;
  person_id: string;
  number: string;
  name: string;
  birth_date: string | null;
  status: VolunteerStatus;
  joined_at: Date;
  version: number;
}

const selectVolunteer = `
  SELECT v.id, v.person_id, v.number, p.name, p.birth_date::text AS birth_date, v.status, v.joined_at, v.version
  FROM volunteers.volunteer v JOIN volunteers.person p ON p.id = v.person_id`;

/** Volunteers of the county. */
@Injectable()
export class VolunteersService extends Volunteers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly people: PeopleService,
    private readonly memberships: MembershipsService,
    private readonly teams: TeamsService,
    private readonly qualifications: QualificationsService,
    private readonly scope: VolunteerScope,
    private readonly clock: Clock,
  ) {
    super();
  }

  async byId(id: string): Promise<VolunteerView | undefined> {
    return (await this.byIds([id])).get(id);
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, VolunteerView>> {
    const rows = await this.work.run(() =>
      this.work.query<VolunteerRow>(`${selectVolunteer} WHERE v.id = ANY($1::uuid[])`, [ids]),
    );
    return new Map(rows.map((row) => [row.id, toVolunteerView(row)]));
  }

  async byPerson(personId: string): Promise<VolunteerView | undefined> {
    const row = await this.work.run(() =>
      this.work.one<VolunteerRow>(`${selectVolunteer} WHERE v.person_id = $1`, [personId]),
    );
    return row && toVolunteerView(row);
  }

  /** In the order they joined. A team leader sees the members of the own teams. */
  list({ search, status, after, limit }: VolunteersQuery): Promise<VolunteerPage> {
    return this.work.run(async () => {
      const wanted = search?.trim().replaceAll(/[\\%_]/g, '\\$&');
      const rows = await this.work.query<VolunteerRow>(
        `${selectVolunteer} WHERE ${visibleVolunteer}
           AND ($2::text IS NULL OR p.name ILIKE '%' || $2 || '%' OR v.number LIKE upper($2) || '%')
           AND ($3::text IS NULL OR v.status = $3) AND ($4::uuid IS NULL OR v.id > $4) ORDER BY v.id LIMIT $5`,
        [visibleTeams(), wanted || null, status ?? null, after ?? null, limit + 1],
      );
      return toPage(rows.map(toVolunteerItem), limit);
    });
  }

  /** @throws request.notFound, also for a team leader who asks for someone of another team */
  detail(id: string): Promise<VolunteerDetail> {
    return this.work.run(async () => {
      const row = await this.work.one<VolunteerRow>(`${selectVolunteer} WHERE ${visibleVolunteer} AND v.id = $2`, [
        visibleTeams(),
        id,
      ]);
      if (!row) throw requestErrors.notFound();
      const person = isOffice() ? await this.people.openedById(row.person_id) : undefined;
      return {
        ...toVolunteerItem(row),
        ...(person?.phone !== undefined && { maskedPhone: maskPhone(person.phone) }),
        ...(person && { phoneVerified: person.phoneVerified }),
        ...(row.birth_date !== null && { birthYear: Number(row.birth_date.slice(0, 4)) }),
        memberships: await this.memberships.historyOf(id),
        version: row.version,
      };
    });
  }

  /** The signed-in volunteer. @throws volunteers.notAVolunteer */
  own(): Promise<OwnVolunteer> {
    return this.work.run(async () => {
      const row = await this.work.one<VolunteerRow>(`${selectVolunteer} WHERE v.id = $1`, [await this.scope.own()]);
      if (!row) throw volunteerErrors.notAVolunteer();
      const memberships = await this.memberships.historyOf(row.id);
      const present = memberships.filter((one) => one.to === undefined);
      return {
        ...toVolunteerItem(row),
        memberships: await Promise.all(present.map((one) => this.withTeam(one))),
        qualifications: await this.qualifications.of(row.id),
      };
    });
  }

  /** @throws volunteers.statusFinal, request.notFound, request.stale */
  setStatus(id: string, status: VolunteerStatus, version: number): Promise<VolunteerDetail> {
    return this.work.run(async () => {
      const changed = await this.work.execute(
        `UPDATE volunteers.volunteer SET status = $3, version = version + 1 WHERE id = $1 AND version = $2 AND status <> 'left'`,
        [id, version, status],
      );
      if (changed === 0) throw await this.explainMiss(id);
      if (status === 'left') await this.leave(id);
      await this.audit.record('volunteer.status-changed', { type: 'volunteer', id }, { status });
      await this.outbox.emit(volunteerStatusChanged, { volunteerId: id, status });
      return this.detail(id);
    });
  }

  private async leave(id: string): Promise<void> {
    await this.memberships.endAll(id);
    await this.work.execute(
      `UPDATE platform.role_grant g SET valid_to = greatest($2, g.valid_from)
       FROM platform.account a JOIN volunteers.volunteer v ON v.person_id = a.person_id
       WHERE v.id = $1 AND g.account_id = a.id AND g.role = 'volunteer' AND g.valid_to IS NULL`,
      [id, this.clock.now()],
    );
  }

  private async explainMiss(id: string): Promise<Error> {
    const row = await this.work.one<VolunteerRow>(`${selectVolunteer} WHERE v.id = $1`, [id]);
    if (!row) return requestErrors.notFound();
    return row.status === 'left' ? volunteerErrors.statusFinal() : requestErrors.stale();
  }

  private async withTeam(
    membership: Awaited<ReturnType<MembershipsService['historyOf']>>[number],
  ): Promise<OwnMembership> {
    const team = await this.teams.byId(membership.teamId);
    return { ...membership, teamName: team?.name ?? '', teamTypeCode: team?.typeCode ?? '' };
  }
}

function toVolunteerView(row: VolunteerRow): VolunteerView {
  const { id, person_id, number, name, birth_date, status } = row;
  return { id, personId: person_id, number, name, birthDate: birth_date ?? '', status };
}

function toVolunteerItem(row: VolunteerRow): VolunteerItem {
  return { id: row.id, number: row.number, name: row.name, status: row.status, joinedAt: row.joined_at.toISOString() };
}
