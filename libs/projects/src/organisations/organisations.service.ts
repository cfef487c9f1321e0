import { Injectable } from '@nestjs/common';
import { accessErrors, Audit, Outbox, type Page, requestErrors, toPage, UnitOfWork } from '@redmaple/platform';
import { ProjectAccess } from '../access/project-access.js';
import { projectErrors } from '../projects.errors.js';
import { organisationRegistered, organisationStateChanged } from '../projects.events.js';
import {
  type NewOrganisation,
  type OrganisationChange,
  type OrganisationQuery,
  type OrganisationRow,
  type OrganisationView,
  toOrganisationView,
} from './organisation.dto.js';
import { mayBecome } from './organisation.policy.js';

const columns = `id, name, kind, state, officer_account_id AS "officerAccountId", area_id AS "areaId", version`;

/** The county's social organisations. */
@Injectable()
export class OrganisationsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly access: ProjectAccess,
  ) {}

  /** @throws projects.nameTaken, projects.unknownOfficer, projects.unknownArea */
  async register(organisation: NewOrganisation): Promise<OrganisationView> {
    const officerAccountId = this.access.onlyOfficer() ?? organisation.officerAccountId;
    return this.work.run(async () => {
      await this.access.mustExist({ officerAccountId, areaId: organisation.areaId });
      const row = await this.work.one<OrganisationRow>(
        `INSERT INTO projects.organisation (name, kind, state, officer_account_id, area_id)
         VALUES ($1, $2, $3, $4, $5) RETURNING ${columns}`,
        [
          organisation.name.trim(),
          organisation.kind.trim(),
          organisation.state ?? 'applied',
          officerAccountId ?? null,
          organisation.areaId ?? null,
        ],
      );
      if (!row) throw requestErrors.conflict();
      await this.audit.record('organisation.registered', { type: 'organisation', id: row.id }, { state: row.state });
      await this.outbox.emit(organisationRegistered, { organisationId: row.id });
      return toOrganisationView(row);
    });
  }

  /** Newest first; a project officer sees the own ones. */
  async list({ limit, after, state }: OrganisationQuery): Promise<Page<OrganisationView>> {
    const rows = await this.work.run(() =>
      this.work.query<OrganisationRow>(
        `SELECT ${columns} FROM projects.organisation
         WHERE ($1::uuid IS NULL OR id < $1) AND ($2::text IS NULL OR state = $2)
           AND ($3::uuid IS NULL OR officer_account_id = $3)
         ORDER BY id DESC LIMIT $4`,
        [after ?? null, state ?? null, this.access.onlyOfficer() ?? null, limit + 1],
      ),
    );
    return toPage(rows.map(toOrganisationView), limit);
  }

  async get(id: string): Promise<OrganisationView> {
    return toOrganisationView(await this.work.run(() => this.accompanied(id)));
  }

  /** @throws projects.stateUnreachable, projects.nameTaken, request.stale, and as {@link register} */
  async change(id: string, change: OrganisationChange): Promise<OrganisationView> {
    return this.work.run(async () => {
      const before = await this.accompanied(id, 'FOR UPDATE');
      if (change.officerAccountId !== undefined && this.access.onlyOfficer() !== undefined) throw accessErrors.denied();
      if (before.version !== change.version) throw requestErrors.stale({ version: before.version });
      const state = change.state ?? before.state;
      if (!mayBecome(before.state, state)) throw projectErrors.stateUnreachable({}, { field: 'state' });
      await this.access.mustExist(change);
      const after = await this.write(before, change);
      await this.audit.record('organisation.changed', { type: 'organisation', id }, { from: before.state, to: state });
      if (state !== before.state) await this.outbox.emit(organisationStateChanged, { organisationId: id, state });
      return toOrganisationView(after);
    });
  }

  /**
   * An organisation that the one who acts may work on. Inside a unit of work.
   * @throws request.notFound
   */
  async accompanied(id: string, lock: 'FOR UPDATE' | '' = ''): Promise<OrganisationRow> {
    const row = await this.work.one<OrganisationRow>(
      `SELECT ${columns} FROM projects.organisation WHERE id = $1 ${lock}`,
      [id],
    );
    if (!row) throw requestErrors.notFound();
    this.access.mustAccompany(row);
    return row;
  }

  private async write(before: OrganisationRow, change: OrganisationChange): Promise<OrganisationRow> {
    const { officerAccountId = before.officerAccountId, areaId = before.areaId } = change;
    const row = await this.work.one<OrganisationRow>(
      `UPDATE projects.organisation SET name = $3, kind = $4, state = $5, officer_account_id = $6, area_id = $7,
         version = version + 1
       WHERE id = $1 AND version = $2 RETURNING ${columns}`,
      [
        before.id,
        before.version,
        change.name?.trim() ?? before.name,
        change.kind?.trim() ?? before.kind,
        change.state ?? before.state,
        officerAccountId,
        areaId,
      ],
    );
    if (!row) throw requestErrors.stale();
    return row;
  }
}
