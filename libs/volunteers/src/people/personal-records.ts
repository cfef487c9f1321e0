import { registerPersonalRecords } from '@redmaple/platform';

const team = '(SELECT x.name FROM volunteers.team x WHERE x.id = t.team_id)';

/** This lib's tables with rows about people. Which may clash in a merge says `onClash`; names of values are texts `ownData.<name>`. */
export function registerVolunteersRecords(): void {
  registerPersonalRecords([
    {
      table: 'volunteers.application',
      column: 'person_id',
      of: 'person',
      // Both applied to the same call: the application of who is kept counts.
      onClash: 'stays',
      shown: {
        number: 't.number',
        call: '(SELECT x.title FROM volunteers.call x WHERE x.id = t.call_id)',
        teamType: 't.team_type_code',
        state: 't.state',
        source: 't.source',
        submittedAt: 't.submitted_at',
        decidedAt: 't.decided_at',
        specialty: 't.specialty',
        answers: 't.answers',
        refusal: 't.refusal_text',
      },
    },
    {
      table: 'volunteers.consent',
      column: 'person_id',
      of: 'person',
      onClash: 'stays',
      shown: {
        purpose: 't.purpose',
        version: 't.document_version',
        givenAt: 't.given_at',
        evidence: 't.evidence',
        paperDate: 't.paper_date',
        withdrawnAt: 't.withdrawn_at',
      },
    },
    {
      table: 'volunteers.person_look',
      column: 'person_id',
      of: 'person',
      onClash: 'stays',
      shown: { lookedAt: 't.looked_at', kind: 't.kind', reason: 't.reason' },
    },
    {
      table: 'volunteers.correction',
      column: 'person_id',
      of: 'person',
      onClash: 'stays',
      shown: { field: 't.field', state: 't.state', askedAt: 't.asked_at', decidedAt: 't.decided_at' },
    },
    { table: 'volunteers.data_export', column: 'person_id', of: 'person', onClash: 'stays', fixed: true },
    { table: 'volunteers.closing', column: 'person_id', of: 'person', onClash: 'stays', fixed: true },
    {
      table: 'volunteers.volunteer',
      column: 'person_id',
      of: 'person',
      onClash: 'stays',
      fixed: true,
      shown: { number: 't.number', status: 't.status', joinedAt: 't.joined_at' },
    },
    {
      table: 'volunteers.membership',
      column: 'volunteer_id',
      of: 'volunteer',
      onClash: 'refuses',
      shown: {
        team,
        role: 't.role',
        reserve: 't.reserve',
        from: 't.valid_from',
        to: 't.valid_to',
        answers: 't.answers',
      },
    },
    { table: 'volunteers.membership', column: 'mentor_id', of: 'volunteer', onClash: 'stays' },
    {
      table: 'volunteers.qualification',
      column: 'volunteer_id',
      of: 'volunteer',
      onClash: 'stays',
      shown: {
        code: 't.code',
        issuer: 't.issuer',
        validFrom: 't.valid_from',
        validTo: 't.valid_to',
        evidence: 't.evidence_id',
        revokedAt: 't.revoked_at',
        reason: 't.revoke_reason',
      },
    },
    {
      table: 'volunteers.insurance',
      column: 'volunteer_id',
      of: 'volunteer',
      onClash: 'stays',
      shown: {
        insurer: 't.insurer',
        policyNumber: 't.policy_number',
        validFrom: 't.valid_from',
        validTo: 't.valid_to',
        coversDanger: 't.covers_danger',
      },
    },
    {
      table: 'volunteers.service_record',
      column: 'volunteer_id',
      of: 'volunteer',
      onClash: 'refuses',
      shown: {
        occurredAt: 't.occurred_at',
        team,
        source: 't.source_type',
        plannedMinutes: 't.planned_minutes',
        actualMinutes: 't.actual_minutes',
        creditedMinutes: 't.credited_minutes',
        grade: 't.grade',
      },
    },
    // A verdict was given about the record as it stood: it stays with it.
    {
      table: 'volunteers.eligibility_decision',
      column: 'person_id',
      of: 'person',
      onClash: 'stays',
      fixed: true,
      shown: { decidedAt: 't.decided_at', kind: 't.action', answer: 't.allowed', reason: 't.blockers' },
    },
    {
      table: 'volunteers.eligibility_decision',
      column: 'volunteer_id',
      of: 'volunteer',
      onClash: 'stays',
      fixed: true,
    },
    {
      table: 'volunteers.eligibility_exception',
      column: 'volunteer_id',
      of: 'volunteer',
      onClash: 'stays',
      shown: { code: 't.code', team, reason: 't.reason', from: 't.valid_from', to: 't.expires_at' },
    },
    { table: 'volunteers.name_part', column: 'volunteer_id', of: 'volunteer', onClash: 'stays', fixed: true },
    { table: 'volunteers.profile', column: 'volunteer_id', of: 'volunteer', onClash: 'stays', fixed: true },
  ]);
}
