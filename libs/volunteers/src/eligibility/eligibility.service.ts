import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Counties, currentContext, currentCounty, UnitOfWork } from '@redmaple/platform';
import {
  type Blocker,
  Duties,
  type Duty,
  Eligibility,
  type HeldDuty,
  type TeamTypeInfo,
  TeamTypes,
} from '@redmaple/plugins';
import { guardianConsent, recruitmentConsent } from '../people/consent.policy.js';
import { guardianConsentState } from '../people/guardian.sql.js';
import {
  blockersOf,
  daysOf,
  type DutyFacts,
  neededQualifications,
  restHours,
  unknownVolunteer,
  type VolunteerFacts,
} from './eligibility.policy.js';

interface VolunteerRow {
  id: string;
  status: VolunteerFacts['status'];
  birth_date: string | null;
  consent: boolean;
  guardian_consent: VolunteerFacts['guardianConsent'];
  reserve: boolean | null;
}

interface PeriodRow {
  volunteer_id: string;
  valid_from: string;
  valid_to: string | null;
}

type QualificationRow = PeriodRow & { readonly code: string };
type PolicyRow = PeriodRow & { readonly covers_danger: boolean };

/**
 * The one engine that says who may do what, and why not. A query per table for all volunteers together; the rules
 * are {@link blockersOf}.
 */
@Injectable()
export class EligibilityService extends Eligibility {
  constructor(
    private readonly work: UnitOfWork,
    private readonly counties: Counties,
    private readonly types: TeamTypes,
    private readonly modules: ModuleRef,
  ) {
    super();
  }

  evaluate(volunteerIds: readonly string[], duty: Duty): Promise<ReadonlyMap<string, readonly Blocker[]>> {
    return this.work.run(async () => {
      const facts = await this.factsOf(duty);
      const volunteers = await this.volunteers(volunteerIds, duty);
      const qualifications = await this.qualifications(volunteerIds, facts);
      const policies = await this.policies(volunteerIds, facts);
      const held = await this.held(volunteerIds, duty);
      return new Map(
        volunteerIds.map((id) => {
          const row = volunteers.get(id);
          if (!row) return [id, unknownVolunteer];
          const volunteer: VolunteerFacts = {
            status: row.status,
            birthDate: row.birth_date ?? undefined,
            membership: row.reserve === null ? 'none' : row.reserve ? 'reserve' : 'present',
            consent: row.consent,
            guardianConsent: row.guardian_consent,
            qualifications: (qualifications.get(id) ?? []).map((one) => ({ ...periodOf(one), code: one.code })),
            policies: (policies.get(id) ?? []).map((one) => ({ ...periodOf(one), coversDanger: one.covers_danger })),
            held: held.get(id) ?? [],
          };
          return [id, blockersOf(volunteer, facts)];
        }),
      );
    });
  }

  private async factsOf(duty: Duty): Promise<DutyFacts> {
    const [type, zone] = [await this.types.byCode(duty.teamTypeCode), await this.counties.timezoneOf(currentCounty())];
    const { locale } = currentContext();
    const names = neededQualifications(duty, type).map(
      (code) => [code, this.types.qualificationByCode(code)?.label[locale] ?? code] as const,
    );
    return { duty, type, zone, names: new Map(names) };
  }

  private async volunteers(ids: readonly string[], { teamId, startsAt }: Duty): Promise<Map<string, VolunteerRow>> {
    const rows = await this.work.query<VolunteerRow>(
      `SELECT v.id, v.status, p.birth_date::text AS birth_date, m.reserve,
         EXISTS (SELECT FROM volunteers.consent c WHERE c.person_id = p.id AND c.purpose = $4 AND c.withdrawn_at IS NULL) AS consent,
         ${guardianConsentState('p.id', '$5')} AS guardian_consent
       FROM volunteers.volunteer v JOIN volunteers.person p ON p.id = v.person_id
       LEFT JOIN volunteers.membership m ON m.volunteer_id = v.id AND m.team_id = $2
         AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to > $3)
       WHERE v.id = ANY($1::uuid[])`,
      [ids, teamId, startsAt, recruitmentConsent.purpose, guardianConsent.purpose],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async qualifications(
    ids: readonly string[],
    { duty, type, zone }: DutyFacts,
  ): Promise<Map<string, QualificationRow[]>> {
    const codes = neededQualifications(duty, type);
    if (codes.length === 0) return new Map();
    const rows = await this.work.query<QualificationRow>(
      `SELECT volunteer_id, code, valid_from::text AS valid_from, valid_to::text AS valid_to FROM volunteers.qualification
       WHERE volunteer_id = ANY($1::uuid[]) AND code = ANY($2) AND revoked_at IS NULL AND (valid_to IS NULL OR valid_to >= $3)`,
      [ids, codes, daysOf(duty, zone).first],
    );
    return byVolunteer(rows, (row) => row.volunteer_id);
  }

  private async policies(ids: readonly string[], { duty, type, zone }: DutyFacts): Promise<Map<string, PolicyRow[]>> {
    if (!needsInsurance(type)) return new Map();
    const rows = await this.work.query<PolicyRow>(
      `SELECT volunteer_id, valid_from::text AS valid_from, valid_to::text AS valid_to, covers_danger FROM volunteers.insurance
       WHERE volunteer_id = ANY($1::uuid[]) AND valid_to >= $2`,
      [ids, daysOf(duty, zone).first],
    );
    return byVolunteer(rows, (row) => row.volunteer_id);
  }

  /** Looked up when it is needed: libs/shifts, which provides it, asks this service in turn. */
  private async held(ids: readonly string[], duty: Duty): Promise<Map<string, HeldDuty[]>> {
    if (duty.kind === 'mission') return new Map();
    const rest = restHours * 3_600_000;
    const from = new Date(duty.startsAt.getTime() - rest);
    const to = new Date(duty.endsAt.getTime() + rest);
    const duties = await this.modules.get<Duties>(Duties, { strict: false }).between(ids, from, to);
    return byVolunteer(duties, (one) => one.volunteerId);
  }
}

function needsInsurance(type: TeamTypeInfo | undefined): boolean {
  return type !== undefined && (type.requires.insurance || type.requires.danger === true);
}

function byVolunteer<T>(items: readonly T[], idOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(idOf(item));
    if (group) group.push(item);
    else groups.set(idOf(item), [item]);
  }
  return groups;
}

function periodOf(row: PeriodRow): { validFrom: string; validTo: string | undefined } {
  return { validFrom: row.valid_from, validTo: row.valid_to ?? undefined };
}
