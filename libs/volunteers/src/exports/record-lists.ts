import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExportLists, type Page, PageQuery, toPage, UnitOfWork } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import { IsOptional, IsUUID } from 'class-validator';
import { type CertificateDetail, CertificateQuery } from '../certificates/certificate.dto.js';
import { CertificatesService } from '../certificates/certificates.service.js';
import { IsCalendarDay } from '../qualifications/calendar-day.js';
import { type ExpiringQualification, ExpiringQuery } from '../qualifications/qualification.dto.js';
import { QualificationsService } from '../qualifications/qualifications.service.js';
import { visibleTeams, visibleVolunteer } from '../volunteers/volunteer-scope.js';
import { hoursOf } from './member-lists.js';

class ServiceRecordsFilter extends PageQuery {
  @IsOptional()
  @IsUUID()
  volunteerId?: string;

  @IsOptional()
  @IsUUID()
  teamId?: string;

  /** First day of service in the county, included. */
  @IsOptional()
  @IsCalendarDay()
  from?: string;

  /** Last day, included. */
  @IsOptional()
  @IsCalendarDay()
  to?: string;
}

interface ServiceLine {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly team: string | null;
  readonly source_type: string;
  readonly occurred_at: Date;
  readonly planned_minutes: number;
  readonly actual_minutes: number;
  readonly credited_minutes: number;
  readonly grade: string;
  readonly recorded_at: Date;
  readonly reverses: string | null;
}

interface ExpiringLine extends ExpiringQualification {
  readonly label: Readonly<Record<'zh-CN' | 'en', string>> | undefined;
}

/** The ledger, the register of certificates and what runs out, as files. */
@Injectable()
export class RecordLists implements OnModuleInit {
  constructor(
    private readonly lists: ExportLists,
    private readonly work: UnitOfWork,
    private readonly certificates: CertificatesService,
    private readonly qualifications: QualificationsService,
    private readonly teamTypes: TeamTypes,
  ) {}

  onModuleInit(): void {
    this.addServiceRecords();
    this.addCertificates();
    this.lists.add<ExpiringQuery, ExpiringLine>({
      code: 'volunteers.expiring-qualifications',
      path: '/api/v1/qualifications/expiring',
      roles: ['operator', 'county-admin'],
      query: ExpiringQuery,
      page: (query) => this.expiring(query),
      columns: [
        { key: 'number', width: 16, national: 'volunteerNumber', value: (one) => one.volunteerNumber },
        { key: 'name', width: 12, national: 'name', value: (one) => one.volunteerName },
        {
          key: 'qualification',
          width: 22,
          national: 'skills',
          value: (one, { locale }) => one.label?.[locale] ?? one.code,
        },
        { key: 'issuer', width: 24, value: (one) => one.issuer },
        { key: 'validFrom', width: 12, value: (one, reader) => reader.day(one.validFrom) },
        { key: 'validTo', width: 12, value: (one, reader) => reader.day(one.validTo) },
      ],
    });
  }

  private addServiceRecords(): void {
    this.lists.add<ServiceRecordsFilter, ServiceLine>({
      code: 'volunteers.service-records',
      path: '/api/v1/volunteers/:id/service-records',
      roles: ['operator', 'county-admin', 'team-leader'],
      query: ServiceRecordsFilter,
      page: (query) => this.serviceRecords(query),
      columns: [
        { key: 'number', width: 16, national: 'volunteerNumber', value: (one) => one.number },
        { key: 'name', width: 12, national: 'name', value: (one) => one.name },
        { key: 'team', width: 24, national: 'organisation', value: (one) => one.team ?? undefined },
        {
          key: 'serviceKind',
          width: 14,
          national: 'project',
          value: (one, reader) => reader.word(`exports.values.service.${one.source_type}`),
        },
        {
          key: 'occurredAt',
          width: 18,
          national: 'serviceTime',
          value: (one, reader) => reader.moment(one.occurred_at.toISOString()),
        },
        { key: 'plannedMinutes', width: 12, value: (one) => one.planned_minutes },
        { key: 'actualMinutes', width: 12, value: (one) => one.actual_minutes },
        { key: 'creditedMinutes', width: 12, value: (one) => one.credited_minutes },
        { key: 'creditedHours', width: 14, national: 'hours', value: (one) => hoursOf(one.credited_minutes) },
        { key: 'grade', width: 10, value: (one) => one.grade },
        {
          key: 'undone',
          width: 12,
          value: (one, reader) => reader.word(`exports.values.yesNo.${one.reverses !== null}`),
        },
        { key: 'recordedAt', width: 18, value: (one, reader) => reader.moment(one.recorded_at.toISOString()) },
      ],
    });
  }

  private addCertificates(): void {
    this.lists.add<CertificateQuery, CertificateDetail>({
      code: 'volunteers.certificates',
      path: '/api/v1/certificates',
      roles: ['operator', 'county-admin'],
      query: CertificateQuery,
      page: (query) => this.certificates.list(query),
      columns: [
        { key: 'certificateNumber', width: 20, national: 'certificateNumber', value: (one) => one.snapshot.number },
        { key: 'name', width: 12, national: 'name', value: (one) => one.holder?.name },
        { key: 'number', width: 16, national: 'volunteerNumber', value: (one) => one.holder?.volunteerNumber },
        { key: 'maskedDocument', width: 22, national: 'documentNumber', value: (one) => one.holder?.maskedDocument },
        {
          key: 'periodFrom',
          width: 12,
          national: 'serviceTime',
          value: (one, reader) => reader.day(one.snapshot.from),
        },
        { key: 'periodTo', width: 12, national: 'serviceTime', value: (one, reader) => reader.day(one.snapshot.to) },
        { key: 'creditedHours', width: 14, national: 'hours', value: (one) => hoursOf(one.snapshot.creditedMinutes) },
        {
          key: 'certificateState',
          width: 10,
          value: (one, reader) => reader.word(`exports.values.certificate.${one.state}`),
        },
        { key: 'issuerName', width: 24, national: 'issuer', value: (one) => one.snapshot.issuer.name },
        { key: 'handler', width: 12, national: 'handler', value: (one) => one.snapshot.issuer.handler },
        { key: 'issuedOn', width: 12, national: 'issuedOn', value: (one, reader) => reader.day(one.snapshot.issuedOn) },
        { key: 'revokedAt', width: 18, value: (one, reader) => reader.moment(one.revokedAt) },
      ],
    });
  }

  /** In the order they were entered. A team leader sees the members of the own teams. */
  private serviceRecords({
    volunteerId,
    teamId,
    from,
    to,
    after,
    limit,
  }: ServiceRecordsFilter): Promise<Page<ServiceLine>> {
    return this.work.run(async () => {
      const rows = await this.work.query<ServiceLine>(
        `SELECT r.id, v.number, p.name, t.name AS team, r.source_type, r.occurred_at, r.planned_minutes, r.actual_minutes,
           r.credited_minutes, r.grade, r.recorded_at, r.reverses
         FROM volunteers.service_record r JOIN volunteers.volunteer v ON v.id = r.volunteer_id
           JOIN volunteers.person p ON p.id = v.person_id LEFT JOIN volunteers.team t ON t.id = r.team_id
           JOIN platform.county c ON c.code = r.county_code
         WHERE ${visibleVolunteer} AND ($2::uuid IS NULL OR r.volunteer_id = $2) AND ($3::uuid IS NULL OR r.team_id = $3)
           AND ($4::date IS NULL OR r.occurred_at >= $4::timestamp AT TIME ZONE c.timezone)
           AND ($5::date IS NULL OR r.occurred_at < ($5::date + 1)::timestamp AT TIME ZONE c.timezone)
           AND ($6::uuid IS NULL OR r.id > $6) ORDER BY r.id LIMIT $7`,
        [visibleTeams(), volunteerId ?? null, teamId ?? null, from ?? null, to ?? null, after ?? null, limit + 1],
      );
      return toPage(rows, limit);
    });
  }

  private async expiring(query: ExpiringQuery): Promise<{ items: ExpiringLine[]; next?: string }> {
    const page = await this.qualifications.expiring(query);
    const labels = new Map((await this.teamTypes.qualifications()).map(({ code, label }) => [code, label]));
    return { ...page, items: page.items.map((one) => ({ ...one, label: labels.get(one.code) })) };
  }
}
