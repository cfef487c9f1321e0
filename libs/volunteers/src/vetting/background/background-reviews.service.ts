import { Injectable } from '@nestjs/common';
import { dayIn } from '@redmaple/i18n';
import { Audit, Clock, Counties, currentContext, currentCounty, requestErrors, UnitOfWork } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import { Timeline } from '../../applications/timeline.js';
import { backgroundConsent } from '../../people/consent.policy.js';
import { ConsentLedger } from '../../people/consent-ledger.js';
import { consentErrors } from '../../people/consents.errors.js';
import { paperProblems } from '../../people/paper-day.js';
import { PeopleService } from '../../people/people.service.js';
import { requireRole } from '../../teams/team-access.js';
import { vettingErrors } from '../vetting.errors.js';
import type { BackgroundConsentView, BackgroundSubject } from './background.dto.js';

interface SubjectRow {
  id: string;
  number: string;
  person_id: string;
  team_type_code: string;
  stage: string | null;
  stage_due_at: Date | null;
  consented_at: Date | null;
}

/** Background review: a consent of its own, the few facts it needs, and each look at them in the audit trail. */
@Injectable()
export class BackgroundReviews {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: PeopleService,
    private readonly types: TeamTypes,
    private readonly ledger: ConsentLedger,
    private readonly timeline: Timeline,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly counties: Counties,
  ) {}

  /**
   * Whom to review. Seen while the review is due and no longer.
   * @throws request.notFound when it is not, vetting.consentNeeded, vetting.ownApplication
   */
  subject(applicationId: string): Promise<BackgroundSubject> {
    return this.work.run(async () => {
      requireRole(['liaison']);
      const row = await this.row(applicationId);
      if (row.stage !== 'background-review') throw requestErrors.notFound();
      if (row.person_id === currentContext().actor.personId) throw vettingErrors.ownApplication();
      if (!row.consented_at) throw vettingErrors.consentNeeded();
      const person = await this.people.openedById(row.person_id);
      if (!person || person.erased) throw requestErrors.notFound();
      await this.audit.record('background-review.read', { type: 'person', id: row.person_id }, { applicationId });
      return {
        applicationId,
        number: row.number,
        teamTypeLabel: { ...(await this.types.labelOf(row.team_type_code)) },
        name: person.name,
        documentType: person.documentType,
        ...(person.documentNumber !== undefined && { documentNumber: person.documentNumber }),
        ...(person.birthDate !== undefined && { birthDate: person.birthDate }),
        consentedAt: row.consented_at.toISOString(),
        dueAt: (row.stage_due_at ?? this.clock.now()).toISOString(),
      };
    });
  }

  /** The recruit's own consent; given before, nothing changes. @throws request.notFound, consents.outdated */
  consentOwn(applicationId: string, version: string): Promise<void> {
    return this.work.run(async () => {
      const row = await this.row(applicationId);
      if (row.person_id !== currentContext().actor.personId) throw requestErrors.notFound();
      if (version !== backgroundConsent.version) throw consentErrors.outdated();
      await this.give(row, { evidence: 'online' });
    });
  }

  /** One that was signed on paper. @throws request.notFound, request.invalid for a day that is none or to come */
  consentOnPaper(applicationId: string, paperConsentOn: string | undefined): Promise<BackgroundConsentView> {
    return this.work.run(async () => {
      requireRole(['operator', 'county-admin']);
      const today = dayIn(this.clock.now(), await this.counties.timezoneOf(currentCounty()));
      const paperDate = paperConsentOn ?? today;
      const fields = paperProblems(paperDate, today);
      if (fields.length > 0) throw requestErrors.invalid({}, { fields });
      await this.give(await this.row(applicationId), { evidence: 'paper', paperDate });
      return { applicationId, given: true };
    });
  }

  private async give(
    row: SubjectRow,
    how: { evidence: 'online' } | { evidence: 'paper'; paperDate: string },
  ): Promise<void> {
    // Pressed twice at once: the second waits here and finds the consent of the first.
    await this.work.one('SELECT 1 FROM volunteers.person WHERE id = $1 FOR UPDATE', [row.person_id]);
    if ((await this.row(row.id)).consented_at) return;
    await this.ledger.give({ personId: row.person_id, ...backgroundConsent, ...how });
    await this.timeline.add(row.id, 'consented');
  }

  private async row(applicationId: string): Promise<SubjectRow> {
    const row = await this.work.one<SubjectRow>(
      `SELECT a.id, a.number, a.person_id, a.team_type_code, a.stage, a.stage_due_at,
         (SELECT max(c.given_at) FROM volunteers.consent c
          WHERE c.person_id = a.person_id AND c.purpose = 'background-review' AND c.withdrawn_at IS NULL) AS consented_at
       FROM volunteers.application a WHERE a.id = $1`,
      [applicationId],
    );
    if (!row) throw requestErrors.notFound();
    return row;
  }
}
