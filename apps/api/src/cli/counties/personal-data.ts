/**
 * Where personal data lies, table by table: the one list by which a county's personal data is erased, and by which
 * people whose key is gone are erased once more after an old backup was restored. `test/ops/personal-data.spec.ts`
 * holds it against the database: a new column that could hold such data is either here or in {@link harmless}.
 */
export interface PersonalTable {
  readonly table: string;
  /** `delete`, or SQL values by column (`t` is the row). */
  readonly erase: 'delete' | Readonly<Record<string, string>>;
  /** SQL expression for the person a row is about; left out where a row is about nobody of ours. */
  readonly whose?: string;
}

/** Empties a text that must stay non-null where it was: '' for a text, NULL for NULL. */
const emptied = (column: string): string => `left(t.${column}, 0)`;
const ofVolunteer = '(SELECT v.person_id FROM volunteers.volunteer v WHERE v.id = t.volunteer_id)';
const ofApplication = '(SELECT a.person_id FROM volunteers.application a WHERE a.id = t.application_id)';

/** In the order in which they are erased: the keys first, after which nothing sealed can be opened. */
export const personalTables: readonly PersonalTable[] = [
  {
    table: 'keys.person_key',
    erase: { wrapped: 'NULL', erased_at: 'coalesce(t.erased_at, now())' },
    whose: 't.person_id',
  },
  {
    table: 'volunteers.person',
    erase: {
      name: `''`,
      birth_date: 'NULL',
      sealed_document: 'NULL',
      document_index: 'NULL',
      sealed_phone: 'NULL',
      phone_index: 'NULL',
      phone_first3_index: 'NULL',
      phone_last4_index: 'NULL',
      sealed_address: 'NULL',
      sealed_guardian_name: 'NULL',
      sealed_guardian_phone: 'NULL',
      guardian_recorded_at: 'NULL',
      name_key: `''`,
      erased_at: 'coalesce(t.erased_at, now())',
    },
    whose: 't.id',
  },
  { table: 'volunteers.name_part', erase: 'delete', whose: ofVolunteer },
  { table: 'volunteers.profile', erase: 'delete', whose: ofVolunteer },
  { table: 'volunteers.person_look', erase: 'delete', whose: 't.person_id' },
  { table: 'volunteers.data_export', erase: 'delete', whose: 't.person_id' },
  {
    table: 'volunteers.correction',
    erase: { sealed_value: 'NULL', sealed_note: 'NULL', sealed_answer: 'NULL' },
    whose: 't.person_id',
  },
  { table: 'volunteers.duplicate_hint', erase: 'delete', whose: 't.first_id' },
  { table: 'volunteers.merge', erase: { reason: `'-'` }, whose: 't.kept_id' },
  {
    table: 'volunteers.application',
    erase: {
      answers: `'{}'`,
      specialty: 'NULL',
      refusal_text: 'NULL',
      sealed_guardian_name: 'NULL',
      sealed_guardian_phone: 'NULL',
    },
    whose: 't.person_id',
  },
  { table: 'volunteers.eligibility_decision', erase: { inputs: `'{}'` }, whose: 't.person_id' },
  { table: 'volunteers.eligibility_exception', erase: { reason: `'erased'` }, whose: ofVolunteer },
  { table: 'volunteers.application_event', erase: { note: 'NULL' }, whose: ofApplication },
  { table: 'volunteers.vetting_decision', erase: { sealed_note: 'NULL' }, whose: ofApplication },
  {
    table: 'volunteers.vetting_appeal',
    erase: { sealed_statement: 'NULL', answer: 'NULL' },
    whose: ofApplication,
  },
  // Rows of an import are gone once it is committed; a preview has no person yet.
  { table: 'volunteers.sign_up_draft', erase: 'delete' },
  { table: 'volunteers.draft_try', erase: 'delete' },
  {
    table: 'volunteers.import',
    erase: { sealed_rows: 'NULL', row_errors: `'[]'`, ignored_columns: `'[]'`, failure: 'NULL' },
  },
  {
    table: 'volunteers.membership',
    erase: { answers: `'{}'`, begun_why: `''`, ended_why: `''` },
    whose: ofVolunteer,
  },
  { table: 'volunteers.probation', erase: { why: `''` }, whose: ofVolunteer },
  { table: 'volunteers.leader_proposal', erase: { why: `''`, note: `''` }, whose: ofVolunteer },
  {
    table: 'volunteers.qualification',
    erase: { evidence_id: `'erased-' || t.id`, revoke_reason: emptied('revoke_reason') },
    whose: ofVolunteer,
  },
  { table: 'volunteers.insurance', erase: { policy_number: `'erased-' || t.id` }, whose: ofVolunteer },
  { table: 'volunteers.claim', erase: { number: `'erased-' || t.id`, note: 'NULL' }, whose: ofVolunteer },
  { table: 'volunteers.service_correction', erase: { content: 'NULL' }, whose: ofVolunteer },
  { table: 'volunteers.recognition_objection', erase: { note: 'NULL', reply: 'NULL' }, whose: ofVolunteer },
  { table: 'volunteers.commendation_proposal', erase: { reason: 'NULL', reply: 'NULL' }, whose: ofVolunteer },
  // Sealed under the person's key; what a certificate says about hours stays.
  { table: 'volunteers.certificate', erase: { sealed_holder: `''` }, whose: ofVolunteer },
  {
    table: 'volunteers.certificate_document',
    erase: 'delete',
    whose:
      '(SELECT v.person_id FROM volunteers.certificate c JOIN volunteers.volunteer v ON v.id = c.volunteer_id WHERE c.id = t.certificate_id)',
  },
  { table: 'volunteers.certificate_issuer', erase: { person_in_charge: `'-'`, contact: `'-'` } },
  { table: 'training.session', erase: { trainer_name: 'NULL', cancel_reason: emptied('cancel_reason') } },
  {
    table: 'shifts.availability',
    erase: { weekly: `'[]'`, exceptions: `'[]'`, rules: `'[]'`, on_call_until: 'NULL' },
    whose: ofVolunteer,
  },
  {
    table: 'dispatch.incident',
    erase: {
      summary: emptied('summary'),
      place: emptied('place'),
      latitude: 'NULL',
      longitude: 'NULL',
      reporter_phone: 'NULL',
      handed_over_to: emptied('handed_over_to'),
      facts: `'{}'`,
    },
  },
  { table: 'dispatch.incident_event', erase: { details: `'{}'` } },
  {
    table: 'dispatch.mission',
    erase: {
      decline_reason: emptied('decline_reason'),
      handed_over_to: emptied('handed_over_to'),
      kept_why: emptied('kept_why'),
    },
    whose: ofVolunteer,
  },
  { table: 'dispatch.follow_up', erase: { note: emptied('note') } },
  { table: 'projects.project', erase: { agreements: `'[]'` } },
  { table: 'projects.stage_change', erase: { note: `''` } },
  { table: 'projects.milestone', erase: { evidence_note: 'NULL' } },
  { table: 'projects.indicator_actual', erase: { note: 'NULL' } },
  {
    table: 'platform.dev_inbox',
    erase: 'delete',
    whose: '(SELECT d.person_id FROM platform.delivery d WHERE d.id = t.delivery_id)',
  },
  { table: 'platform.delivery', erase: 'delete', whose: 't.person_id' },
  {
    table: 'shifts.patrol_log',
    erase: { body: `''` },
    whose: ofVolunteer,
  },
  // The bytes without a row are swept away by the worker. What a plugin keeps is nobody's by its row, and goes with the county.
  {
    table: 'platform.file',
    erase: 'delete',
    whose: '(SELECT a.person_id FROM platform.account a WHERE a.id = t.uploaded_by)',
  },
  // Lists that somebody takes along hold anybody; they are gone after a day by themselves.
  { table: 'platform.list_export_piece', erase: 'delete' },
  { table: 'platform.list_export', erase: 'delete' },
  { table: 'platform.phone_code', erase: 'delete' },
  // Answers given to requests, kept so that a repeated request gets the same one.
  { table: 'platform.idempotency_key', erase: 'delete' },
  { table: 'platform.outbox', erase: 'delete' },
  { table: 'platform.invitation', erase: 'delete' },
  {
    table: 'platform.session',
    erase: 'delete',
    whose: 'coalesce(t.person_id, (SELECT a.person_id FROM platform.account a WHERE a.id = t.account_id))',
  },
  {
    table: 'platform.account',
    erase: {
      login: `CASE WHEN t.login IS NOT NULL THEN 'erased-' || t.id END`,
      display_name: `''`,
      phone_index: 'NULL',
      password_hash: 'NULL',
      totp_secret: 'NULL',
      status: `'disabled'`,
    },
    whose: 't.person_id',
  },
  // What a plugin's error said may repeat what a person typed.
  { table: 'plugins.plugin_fault', erase: 'delete' },
  { table: 'plugins.plugin_proposal', erase: { note: `''` } },
  // And what it keeps may be about one.
  { table: 'plugins.kept', erase: 'delete' },
  { table: 'plugins.parked_job', erase: 'delete' },
];

/** Columns by whose name nothing personal can stand in them: states, codes, ids of accounts, fingerprints of forms. */
export const harmlessNames =
  /^(county_code|state|status|kind|level|locale|scope|role|grade|source|format|encoding|purpose|outcome|stage|code|answer|actor_id|\w+_(code|type|kind|version|state|by))$/;

/** Columns that could hold personal data by their type and do not: what the county says publicly, ids, counts. */
export const harmless: Readonly<Record<string, readonly string[]>> = {
  'keys.person_key': ['master_key_id'],
  'platform.county': ['name', 'timezone'],
  // Ids and codes that the catalogue of hooks names, for a week.
  'plugins.event': ['name', 'payload'],
  'plugins.hearing': ['plugin_id'],
  'plugins.county_plugin': ['plugin_id', 'settings', 'last_seen', 'agreed', 'manifest_hash', 'kept_tables', 'basis'],
  'plugins.plugin_proposal': ['plugin_id', 'manifest', 'manifest_hash', 'settings'],
  'volunteers.consent': ['evidence', 'paper_date'],
  'volunteers.closing': ['status_before', 'kept'],
  'volunteers.correction': ['field'],
  'volunteers.merge': ['before'],
  'volunteers.merge_move': ['table_name', 'column_name'],
  'volunteers.call': ['title', 'content', 'risk_notice', 'location', 'form_design', 'insurance_statement'],
  'volunteers.call_form': ['about', 'teams', 'risk_notice', 'insurance_statement', 'changes'],
  'volunteers.call_specialist': ['skill'],
  'volunteers.call_team_type': ['form'],
  'volunteers.application': ['number'],
  'volunteers.vetting_decision': ['valid_until', 'canonical_reason'],
  'volunteers.vetting_plan': ['stages'],
  'volunteers.vetting_reason': ['canonical', 'label_zh', 'label_en'],
  'volunteers.vetting_view': ['name', 'filters'],
  'volunteers.area': ['name'],
  'volunteers.eligibility_decision': ['action', 'blockers', 'warnings'],
  'volunteers.volunteer': ['number'],
  // The duty phone is the office's, not a member's.
  'volunteers.team': ['name', 'mission', 'duty_phone'],
  'volunteers.membership': ['begun_how', 'ended_how'],
  'volunteers.post': ['name', 'pattern_code'],
  'volunteers.post_holding': ['ended_how'],
  'volunteers.qualification': ['issuer', 'valid_from', 'valid_to'],
  'volunteers.insurance': ['insurer', 'valid_from', 'valid_to', 'kind', 'revoke_reason'],
  'volunteers.claim': ['kind', 'code', 'issuer', 'valid_from', 'valid_to', 'reason'],
  'volunteers.service_record': ['source_id'],
  'volunteers.ledger_entry': ['side'],
  'volunteers.certificate': ['from_day', 'to_day', 'snapshot', 'fingerprint', 'revoke_reason'],
  'volunteers.certificate_issuer': ['name'],
  'volunteers.certificate_request': ['from_day', 'to_day'],
  'volunteers.commendation_proposal': ['from_day', 'to_day'],
  'volunteers.recognition_line': ['team_type', 'records', 'inputs'],
  'volunteers.recognition_rules': ['content', 'fingerprint'],
  'volunteers.recognition_run': ['month', 'failure', 'result', 'seal'],
  'training.course': ['title', 'content', 'required_by'],
  'training.session': ['place'],
  'shifts.site': ['name', 'kind_terms', 'facts'],
  'shifts.template': ['title', 'days', 'seats'],
  'shifts.roster': ['week_start', 'engine', 'report', 'failure'],
  'shifts.shift': ['title', 'duty_date'],
  'shifts.seat': ['qualifications'],
  'shifts.assignment': ['reasons', 'state_reason'],
  'shifts.assignment_event': ['reason'],
  'dispatch.incident': ['category', 'category_terms', 'emergency_service', 'area_path'],
  'dispatch.offer_plan': ['skip_reason'],
  'dispatch.follow_up': ['assignee_id'],
  'dispatch.mission': ['lapse'],
  'volunteers.leader_proposal': ['former_leader'],
  'plugins.package': ['digest', 'plugin_id', 'name', 'version'],
  'plugins.package_file': ['digest', 'path', 'content'],
  'plugins.installation': ['packages', 'what', 'reason'],
  'plugins.isolation_switch': ['reason'],
  'plugins.process_seen': ['host', 'skipped', 'refused_reason'],
  'projects.organisation': ['name'],
  'projects.project': ['title', 'summary', 'template'],
  'projects.stage_change': ['from_stage', 'to_stage'],
  'projects.milestone': ['title', 'due_on'],
  'projects.indicator': ['name', 'unit', 'direction'],
  'projects.indicator_actual': ['month'],
};
