import { Injectable } from '@nestjs/common';
import { isMinorOn } from '@redmaple/forms';
import { dayIn } from '@redmaple/i18n';
import {
  accessErrors,
  Audit,
  Counties,
  currentContext,
  currentCounty,
  type Page,
  requestErrors,
  toPage,
  UnitOfWork,
} from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import { CallFormsService } from '../calls/forms/call-forms.service.js';
import { backgroundConsent } from '../people/consent.policy.js';
import type { RecordGuardian } from '../people/guardian.dto.js';
import { Guardians } from '../people/guardians.js';
import { Looks } from '../people/looks.service.js';
import { PeopleService } from '../people/people.service.js';
import type {
  ApplicationCount,
  ApplicationSummary,
  ApplicationsQuery,
  ApplicationView,
  CountApplications,
  RevealedView,
  RevealField,
} from './application.dto.js';
import { type ApplicationRecord, ApplicationRecords } from './application-records.js';
import { toOfficeView, toSummary } from './application.views.js';
import { Timeline } from './timeline.js';
import { isOffice } from '../teams/team-access.js';
import { VettingPlans } from '../vetting/stages/vetting-plans.service.js';

/** Applications as the office works with them. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly records: ApplicationRecords,
    private readonly people: PeopleService,
    private readonly guardians: Guardians,
    private readonly looks: Looks,
    private readonly counties: Counties,
    private readonly timeline: Timeline,
    private readonly teamTypes: TeamTypes,
    private readonly audit: Audit,
    private readonly plans: VettingPlans,
    private readonly forms: CallFormsService,
  ) {}

  list(query: ApplicationsQuery): Promise<Page<ApplicationSummary>> {
    return this.work.run(async () => {
      const page = toPage(await this.records.list({ ...query, reviewer: reviewer() }), query.limit);
      return { ...page, items: page.items.map(toSummary) };
    });
  }

  counts(wanted: CountApplications): Promise<ApplicationCount[]> {
    return this.work.run(() => this.records.counts({ ...wanted, reviewer: reviewer() }));
  }

  get(id: string): Promise<ApplicationView> {
    return this.work.run(async () => {
      const record = await this.record(id);
      const liaison = reviewer();
      if (liaison !== undefined && !(await this.records.concerns(id, liaison))) throw requestErrors.notFound();
      const person = await this.people.openedById(record.personId);
      if (!person) throw requestErrors.notFound();
      const day = dayIn(record.submittedAt, await this.counties.timezoneOf(currentCounty()));
      const view = toOfficeView(record, {
        label: await this.teamTypes.labelOf(record.teamTypeCode),
        questions: await this.forms.fieldsOf(record.callId, record.formNo, record.teamTypeCode),
        person,
        minor: person.birthDate !== undefined && isMinorOn(person.birthDate, day),
        guardian: await this.guardians.of(id),
        consent: await this.guardians.standingOf(record.personId, false),
        timeline: await this.timeline.of(id),
        stageName: await this.plans.stageNames(record.vettingPlanId),
        stageEvidence: await this.plans.evidenceFor(record.vettingPlanId, record.stage),
        backgroundConsent: await this.agreesToReview(record.personId),
      });
      return isOffice() ? view : asReviewerSees(view);
    });
  }

  /** @throws request.notFound, request.invalid naming the fields, consents.notMinor */
  recordGuardian(id: string, paper: RecordGuardian): Promise<ApplicationView> {
    return this.work.run(async () => {
      await this.guardians.record((await this.record(id)).personId, paper);
      return this.get(id);
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
      // The background review needs to know who somebody is, while it is due and agreed to; nothing else.
      const reviewed = record.stage === 'background-review' && (await this.agreesToReview(record.personId));
      if (!isOffice() && !(field === 'document' && reviewed)) throw accessErrors.denied();
      const value = await this.valueOf(record, field);
      await this.looks.note(record.personId, `revealed-${field}`, reason);
      await this.audit.record(
        'person.revealed',
        { type: 'person', id: record.personId },
        { field, reason, applicationId: id },
      );
      return value === undefined ? {} : { value };
    });
  }

  private async agreesToReview(personId: string): Promise<boolean> {
    const row = await this.work.one(
      'SELECT 1 FROM volunteers.consent WHERE person_id = $1 AND purpose = $2 AND withdrawn_at IS NULL LIMIT 1',
      [personId, backgroundConsent.purpose],
    );
    return row !== undefined;
  }

  private async valueOf({ id, personId }: ApplicationRecord, field: RevealField['field']): Promise<string | undefined> {
    if (field === 'guardianName') return (await this.guardians.of(id))?.name;
    if (field === 'guardianPhone') return (await this.guardians.of(id))?.phone;
    const person = await this.people.openedById(personId);
    return { phone: person?.phone, document: person?.documentNumber, address: person?.address }[field];
  }
}

/** The account of a liaison, who sees what concerns their reviews; undefined for the office. */
function reviewer(): string | undefined {
  const { actor } = currentContext();
  return isOffice() || actor.kind !== 'account' ? undefined : actor.id;
}

/** Without what a background review does not need: answers, contact, guardian, the office's notes. */
function asReviewerSees({
  guardian: _guardian,
  specialty: _specialty,
  specialist: _specialist,
  ...view
}: ApplicationView): ApplicationView {
  const { maskedPhone: _phone, ...person } = view.person;
  return {
    ...view,
    person: { ...person, hasAddress: false },
    answers: {},
    questions: [],
    timeline: view.timeline.map(({ note: _note, ...entry }) => entry),
  };
}
