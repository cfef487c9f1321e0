import type { TestDatabase } from '@redmaple/platform/testing';
import { withClient } from './fill.js';

/** The table behind the id of a path, by the path's words before it. A new kind of route must name its table here. */
const tables: Readonly<Record<string, string>> = {
  accounts: 'platform.account',
  applications: 'volunteers.application',
  'applications/mine': 'volunteers.application',
  areas: 'volunteers.area',
  assignments: 'shifts.assignment',
  availability: 'volunteers.volunteer',
  calls: 'volunteers.call',
  corrections: 'volunteers.correction',
  'certificate-requests': 'volunteers.certificate_request',
  certificates: 'volunteers.certificate',
  claims: 'volunteers.claim',
  'claims/files': 'platform.file',
  'cover-requests': 'shifts.cover_request',
  duplicates: 'volunteers.duplicate_hint',
  'eligibility/exceptions': 'volunteers.eligibility_exception',
  exports: 'platform.list_export',
  'follow-ups': 'dispatch.follow_up',
  imports: 'volunteers.import',
  insurance: 'volunteers.insurance',
  incidents: 'dispatch.incident',
  indicators: 'projects.indicator',
  'jobs/dead': 'platform.outbox',
  'leader-proposals': 'volunteers.leader_proposal',
  'me/claims': 'volunteers.claim',
  'me/corrections': 'volunteers.correction',
  'me/exports': 'volunteers.data_export',
  'me/certificates': 'volunteers.certificate',
  memberships: 'volunteers.membership',
  merges: 'volunteers.merge',
  milestones: 'projects.milestone',
  missions: 'dispatch.mission',
  organisations: 'projects.organisation',
  'patrol-logs': 'shifts.patrol_log',
  'patrol-logs/photos': 'platform.file',
  'post-seats': 'volunteers.post_seat',
  'plugin-proposals': 'plugins.plugin_proposal',
  posts: 'volunteers.post',
  projects: 'projects.project',
  'public/counties/:county/calls': 'volunteers.call',
  'public/counties/:county/certificates': 'volunteers.certificate',
  qualifications: 'volunteers.qualification',
  'recognition/objections': 'volunteers.recognition_objection',
  'recognition/proposals': 'volunteers.commendation_proposal',
  'recognition/runs': 'volunteers.recognition_run',
  rosters: 'shifts.roster',
  seats: 'shifts.seat',
  'second-factor-resets': 'platform.invitation',
  'service-corrections': 'volunteers.service_correction',
  'service-records': 'volunteers.service_record',
  sessions: 'platform.session',
  'shift-templates': 'shifts.template',
  shifts: 'shifts.shift',
  sites: 'shifts.site',
  teams: 'volunteers.team',
  'training/courses': 'training.course',
  'training/enrolments': 'training.enrolment',
  'training/sessions': 'training.session',
  'training/volunteers': 'volunteers.volunteer',
  'vetting/appeals': 'volunteers.vetting_appeal',
  'vetting/background-reviews': 'volunteers.application',
  'vetting/evidence': 'platform.file',
  'vetting/reasons': 'volunteers.vetting_reason',
  'vetting/views': 'volunteers.vetting_view',
  volunteers: 'volunteers.volunteer',
};

/** And behind the ids in bodies, by the field's name. */
const tablesOfFields: Readonly<Record<string, string>> = {
  /** The last row of the page before, in a search. */
  after: 'volunteers.application',
  areaId: 'volunteers.area',
  assignmentId: 'shifts.assignment',
  callId: 'volunteers.call',
  /** Chosen by the phone that sends. */
  clientId: 'shifts.patrol_log',
  courseId: 'training.course',
  gonePersonId: 'volunteers.person',
  keptPersonId: 'volunteers.person',
  evidenceFileId: 'platform.file',
  mentorId: 'volunteers.volunteer',
  officerAccountId: 'platform.account',
  organisationId: 'projects.organisation',
  parentId: 'volunteers.area',
  renewsId: 'volunteers.qualification',
  /** Who sits there now. */
  replaces: 'shifts.assignment',
  runId: 'volunteers.recognition_run',
  seatId: 'shifts.seat',
  siteId: 'shifts.site',
  specialistId: 'volunteers.call_specialist',
  teamId: 'volunteers.team',
  trainerAccountId: 'platform.account',
  volunteerId: 'volunteers.volunteer',
};

/** Ids of rows that a county really has. */
export class OwnedIds {
  private constructor(private readonly byTable: ReadonlyMap<string, readonly string[]>) {}

  static async read(database: TestDatabase, county: string): Promise<OwnedIds> {
    const names = [...new Set([...Object.values(tables), ...Object.values(tablesOfFields)])];
    return withClient(database.ownerUrl, async (client) => {
      const byTable = new Map<string, string[]>();
      for (const name of names) {
        const { rows } = await client.query<{ id: string }>(
          `SELECT id FROM ${name} WHERE county_code = $1 ORDER BY id`,
          [county],
        );
        byTable.set(
          name,
          rows.map((row) => row.id),
        );
      }
      return new OwnedIds(byTable);
    });
  }

  /** The id that stands in a route's path, `undefined` when the county has none. @throws Error for an unknown kind of route */
  ofPath(path: string): string | undefined {
    const [, words = ''] = /^\/api\/v1\/(.*?)\/:(?!county)/.exec(path) ?? [];
    const table = tables[words];
    if (table === undefined) throw new Error(`${path}: say in test/system/support/owned-ids.ts whose id this is.`);
    return this.byTable.get(table)?.[0];
  }

  /** The id that stands in a field of a body. @throws Error for a field that nobody knows */
  ofField(name: string): string | undefined {
    const table = tablesOfFields[name];
    if (table === undefined)
      throw new Error(`Field ${name}: say in test/system/support/owned-ids.ts whose id this is.`);
    return this.byTable.get(table)?.[0];
  }

  /** Every id of the county. */
  all(): string[] {
    return [...this.byTable.values()].flat();
  }
}
