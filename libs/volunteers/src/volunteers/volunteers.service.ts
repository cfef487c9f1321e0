import { Injectable } from '@nestjs/common';
import { Audit, Clock, currentContext, Outbox, requestErrors, UnitOfWork } from '@redmaple/platform';
import { defineEvent, TeamTypes, Volunteers, type VolunteerView } from '@redmaple/plugins/house';
import { maskDocumentNumber, maskPhone } from '@redmaple/forms';
import type { RecordGuardian } from '../people/guardian.dto.js';
import { Guardians } from '../people/guardians.js';
import { Looks } from '../people/looks.service.js';
import { PeopleService } from '../people/people.service.js';
import { Profiles } from '../people/profiles.service.js';
import { QualificationsService } from '../qualifications/qualifications.service.js';
import { MembersService } from '../teams/members.service.js';
import { MembershipsService } from '../teams/memberships.service.js';
import { OwnTeams } from '../teams/own-teams.js';
import { PostReader } from '../teams/post-reader.js';
import { Probations } from '../teams/probations.js';
import { isOffice } from '../teams/team-access.js';
import type { RevealedView } from '../applications/application.dto.js';
import type {
  OwnQualification,
  OwnVolunteer,
  RevealVolunteerField,
  VolunteerDetail,
  VolunteerStatus,
} from './volunteer.dto.js';
import { toVolunteerItem, type VolunteerRow } from './volunteer.rows.js';
import { visibleTeams, visibleVolunteer, VolunteerScope } from './volunteer-scope.js';
import { volunteerErrors } from './volunteers.errors.js';

/** Someone was suspended, came back or left. */
export const volunteerStatusChanged = defineEvent<{ volunteerId: string; status: VolunteerStatus }>(
  'volunteer.status-changed',
);

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
    private readonly guardians: Guardians,
    private readonly memberships: MembershipsService,
    private readonly members: MembersService,
    private readonly ownTeams: OwnTeams,
    private readonly probations: Probations,
    private readonly posts: PostReader,
    private readonly qualifications: QualificationsService,
    private readonly teamTypes: TeamTypes,
    private readonly scope: VolunteerScope,
    private readonly clock: Clock,
    private readonly looks: Looks,
    private readonly profiles: Profiles,
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

  /** @throws request.notFound, also for a team leader who asks for someone of another team */
  detail(id: string): Promise<VolunteerDetail> {
    return this.work.run(async () => {
      const row = await this.work.one<VolunteerRow>(`${selectVolunteer} WHERE ${visibleVolunteer} AND v.id = $2`, [
        visibleTeams(),
        id,
      ]);
      if (!row) throw requestErrors.notFound();
      const person = isOffice() ? await this.people.openedById(row.person_id) : undefined;
      const guardian = await this.guardians.standingOf(row.person_id, isOffice());
      await this.looks.note(row.person_id, 'record');
      const keptAs = await this.keptAs(row.person_id);
      return {
        ...toVolunteerItem(row),
        ...(person?.phone !== undefined && { maskedPhone: maskPhone(person.phone) }),
        ...(person?.documentNumber !== undefined && { maskedDocument: maskDocumentNumber(person.documentNumber) }),
        ...(person && { phoneVerified: person.phoneVerified, hasAddress: person.address !== undefined }),
        ...(row.birth_date !== null && { birthYear: Number(row.birth_date.slice(0, 4)) }),
        ...(guardian && { guardian }),
        ...(keptAs !== undefined && { keptAs }),
        memberships: await this.members.historyOf(id),
        probations: await this.probations.of(id),
        posts: await this.posts.ofVolunteer(id),
        version: row.version,
      };
    });
  }

  /** The volunteer as whom somebody is kept since a merge. */
  private async keptAs(personId: string): Promise<string | undefined> {
    const row = await this.work.one<{ id: string }>(
      `SELECT v.id FROM volunteers.person p JOIN volunteers.volunteer v ON v.person_id = p.merged_into WHERE p.id = $1`,
      [personId],
    );
    return row?.id;
  }

  /** The signed-in volunteer. @throws volunteers.notAVolunteer */
  own(): Promise<OwnVolunteer> {
    return this.work.run(async () => {
      const row = await this.work.one<VolunteerRow>(`${selectVolunteer} WHERE v.id = $1`, [await this.scope.own()]);
      if (!row) throw volunteerErrors.notAVolunteer();
      const guardian = await this.guardians.standingOf(row.person_id, true);
      return {
        ...toVolunteerItem(row),
        memberships: await this.ownTeams.of(row.id),
        qualifications: await this.ownQualifications(row.id),
        ...(guardian && { guardian }),
      };
    });
  }

  private async ownQualifications(id: string): Promise<OwnQualification[]> {
    const { locale } = currentContext();
    const names = new Map((await this.teamTypes.qualifications()).map((one) => [one.code, one.label[locale]]));
    return (await this.qualifications.of(id)).map((one) => {
      const name = names.get(one.code);
      return { ...one, ...(name !== undefined && { name }) };
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
      if (status === 'suspended') await this.memberships.standDown(id);
      await this.audit.record('volunteer.status-changed', { type: 'volunteer', id }, { status });
      await this.outbox.emit(volunteerStatusChanged, { volunteerId: id, status });
      return this.detail(id);
    });
  }

  /** @throws request.notFound, request.invalid naming the fields, consents.notMinor */
  recordGuardian(id: string, paper: RecordGuardian): Promise<VolunteerDetail> {
    return this.work.run(async () => {
      await this.guardians.record(await this.personIdOf(id), paper);
      return this.detail(id);
    });
  }

  /** @throws request.notFound */
  withdrawGuardian(id: string): Promise<VolunteerDetail> {
    return this.work.run(async () => {
      await this.guardians.withdraw(await this.personIdOf(id));
      return this.detail(id);
    });
  }

  private async personIdOf(id: string): Promise<string> {
    const row = await this.work.one<VolunteerRow>(`${selectVolunteer} WHERE v.id = $1`, [id]);
    if (!row) throw requestErrors.notFound();
    return row.person_id;
  }

  /** One sealed field in full, for a reason; who looked, at what and why stays in the audit trail. @throws request.notFound */
  reveal(id: string, { field, reason }: RevealVolunteerField): Promise<RevealedView> {
    return this.work.run(async () => {
      const row = await this.work.one<VolunteerRow>(`${selectVolunteer} WHERE v.id = $1`, [id]);
      if (!row) throw requestErrors.notFound();
      const value = await this.sealedField(row, field);
      await this.looks.note(row.person_id, `revealed-${field}`, reason);
      await this.audit.record(
        'person.revealed',
        { type: 'person', id: row.person_id },
        { field, reason, volunteerId: id },
      );
      return value === undefined ? {} : { value };
    });
  }

  private async sealedField(row: VolunteerRow, field: RevealVolunteerField['field']): Promise<string | undefined> {
    const personId = row.person_id;
    if (field === 'email' || field === 'emergencyName' || field === 'emergencyPhone')
      return this.profiles.sealedField(row.id, field);
    if (field === 'guardianName') return (await this.guardians.ofPerson(personId))?.name;
    if (field === 'guardianPhone') return (await this.guardians.ofPerson(personId))?.phone;
    const person = await this.people.openedById(personId);
    return { phone: person?.phone, document: person?.documentNumber, address: person?.address }[field];
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
    return row.status === 'left' ? volunteerErrors.statusFinal() : requestErrors.stale({ version: row.version });
  }
}

function toVolunteerView(row: VolunteerRow): VolunteerView {
  const { id, person_id, number, name, birth_date, status } = row;
  return { id, personId: person_id, number, name, birthDate: birth_date ?? '', status };
}
