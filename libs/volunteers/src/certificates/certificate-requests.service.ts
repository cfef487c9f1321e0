import { Injectable } from '@nestjs/common';
import { dayIn } from '@redmaple/i18n';
import { Audit, Clock, Counties, currentContext, currentCounty, requestErrors, UnitOfWork } from '@redmaple/platform';
import { VolunteerScope } from '../volunteers/volunteer-scope.js';
import type { CertificateRequestView, OwnCertificates, RequestCertificate, RequestState } from './certificate.dto.js';
import { certificateErrors } from './certificates.errors.js';
import { CertificatesService } from './certificates.service.js';

interface RequestRow {
  id: string;
  volunteer_id: string;
  volunteer_name: string;
  from_day: string;
  to_day: string;
  state: RequestState;
  requested_at: Date;
}

const select = `
  SELECT r.id, r.volunteer_id, p.name AS volunteer_name, r.from_day::text AS from_day, r.to_day::text AS to_day, r.state, r.requested_at
  FROM volunteers.certificate_request r
  JOIN volunteers.volunteer v ON v.id = r.volunteer_id JOIN volunteers.person p ON p.id = v.person_id`;

/** Certificates that volunteers ask for; free of charge (志愿服务条例 19). */
@Injectable()
export class CertificateRequests {
  constructor(
    private readonly work: UnitOfWork,
    private readonly scope: VolunteerScope,
    private readonly certificates: CertificatesService,
    private readonly counties: Counties,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Mine, and what I have asked for. @throws volunteers.notAVolunteer */
  own(): Promise<OwnCertificates> {
    return this.work.run(async () => {
      const volunteerId = await this.scope.own();
      const [last] = await this.work.query<RequestRow>(
        `${select} WHERE r.volunteer_id = $1 ORDER BY (r.state = 'open') DESC, r.id DESC LIMIT 1`,
        [volunteerId],
      );
      return {
        certificates: await this.certificates.of(volunteerId),
        ...(last?.state === 'open' && { open: toView(last) }),
        lastRefused: last?.state === 'refused',
      };
    });
  }

  /** @throws volunteers.notAVolunteer, certificates.periodWrong, certificates.requestedAlready */
  ask({ from, to }: RequestCertificate): Promise<CertificateRequestView> {
    return this.work.run(async () => {
      const volunteerId = await this.scope.own();
      const now = this.clock.now();
      const today = dayIn(now, await this.counties.timezoneOf(currentCounty()));
      if (to < from || to > today) throw certificateErrors.periodWrong({}, { field: 'to' });
      const row = await this.work.one<{ id: string }>(
        `INSERT INTO volunteers.certificate_request (volunteer_id, from_day, to_day, requested_at)
         VALUES ($1, $2, $3, $4) RETURNING id`,
        [volunteerId, from, to, now],
      );
      const id = row?.id ?? '';
      await this.audit.record('certificate.requested', { type: 'certificate-request', id }, { volunteerId });
      return this.find(id);
    });
  }

  /** Those that wait for an answer, the oldest first. */
  waiting(): Promise<CertificateRequestView[]> {
    return this.work.run(async () =>
      (await this.work.query<RequestRow>(`${select} WHERE r.state = 'open' ORDER BY r.id LIMIT 200`)).map(toView),
    );
  }

  /** @throws request.notFound, request.conflict when it was answered */
  refuse(id: string): Promise<CertificateRequestView> {
    return this.work.run(async () => {
      const closed = await this.work.execute(
        `UPDATE volunteers.certificate_request SET state = 'refused', closed_by = $2, closed_at = $3
         WHERE id = $1 AND state = 'open'`,
        [id, currentContext().actor.id, this.clock.now()],
      );
      const view = await this.find(id);
      if (closed === 0) throw requestErrors.conflict();
      await this.audit.record('certificate.request-refused', { type: 'certificate-request', id });
      return view;
    });
  }

  private async find(id: string): Promise<CertificateRequestView> {
    const row = await this.work.one<RequestRow>(`${select} WHERE r.id = $1`, [id]);
    if (!row) throw requestErrors.notFound();
    return toView(row);
  }
}

function toView(row: RequestRow): CertificateRequestView {
  return {
    id: row.id,
    volunteerId: row.volunteer_id,
    volunteerName: row.volunteer_name,
    from: row.from_day,
    to: row.to_day,
    state: row.state,
    requestedAt: row.requested_at.toISOString(),
  };
}
