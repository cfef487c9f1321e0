import { Injectable } from '@nestjs/common';
import { Audit, type Page, requestErrors, toPage, UnitOfWork } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins';
import { PeopleService } from '../people/people.service.js';
import type {
  ApplicationSummary,
  ApplicationsQuery,
  ApplicationView,
  RevealedView,
  RevealField,
} from './application.dto.js';
import { type ApplicationRecord, ApplicationRecords } from './application-records.js';
import { toOfficeView, toSummary } from './application.views.js';
import { Timeline } from './timeline.js';

/** Applications as the office works with them. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly records: ApplicationRecords,
    private readonly people: PeopleService,
    private readonly timeline: Timeline,
    private readonly teamTypes: TeamTypes,
    private readonly audit: Audit,
  ) {}

  list(query: ApplicationsQuery): Promise<Page<ApplicationSummary>> {
    return this.work.run(async () => {
      const page = toPage(await this.records.list(query), query.limit);
      return { ...page, items: page.items.map(toSummary) };
    });
  }

  get(id: string): Promise<ApplicationView> {
    return this.work.run(async () => {
      const record = await this.record(id);
      const person = await this.people.openedById(record.personId);
      if (!person) throw requestErrors.notFound();
      return toOfficeView(
        record,
        await this.teamTypes.labelOf(record.teamTypeCode),
        person,
        await this.timeline.of(id),
      );
    });
  }

  /** The application as other features of this lib need it. @throws request.notFound */
  record(id: string): Promise<ApplicationRecord> {
    return this.work.run(async () => {
      const record = await this.records.byId(id);
      if (!record) throw requestErrors.notFound();
      return record;
    });
  }

  /** Shows one masked field in full. Each look is in the audit trail, with its reason. */
  reveal(id: string, { field, reason }: RevealField): Promise<RevealedView> {
    return this.work.run(async () => {
      const record = await this.record(id);
      const person = await this.people.openedById(record.personId);
      const value = field === 'phone' ? person?.phone : field === 'document' ? person?.documentNumber : person?.address;
      await this.audit.record(
        'person.revealed',
        { type: 'person', id: record.personId },
        { field, reason, applicationId: id },
      );
      return value === undefined ? {} : { value };
    });
  }
}
