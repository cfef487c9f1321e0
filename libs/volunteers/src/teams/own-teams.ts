import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import { leaderPhoneConsent } from '../people/consent.policy.js';
import { PeopleService } from '../people/people.service.js';
import type { OwnMembership } from '../volunteers/volunteer.dto.js';
import { membershipColumns, type MembershipRow, toMembershipDetail } from './membership.rows.js';

interface OwnRow extends MembershipRow {
  team_name: string;
  type_code: string;
  mission: string;
  leader_name: string | null;
  duty_phone: string | null;
  leader_person: string | null;
  deputy_names: string[];
  mentor_name: string | null;
  required_shifts: number | null;
  counted_from: Date | null;
  done_shifts: number | null;
  posts: OwnMembership['posts'];
}

const nameOf = (condition: string): string => `
  FROM volunteers.membership o JOIN volunteers.volunteer ov ON ov.id = o.volunteer_id JOIN volunteers.person op ON op.id = ov.person_id
  WHERE o.team_id = m.team_id AND o.valid_to IS NULL AND ${condition}`;

/** A volunteer's own teams: who leads them, and how far the probation is. */
@Injectable()
export class OwnTeams {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: PeopleService,
  ) {}

  async of(volunteerId: string): Promise<OwnMembership[]> {
    const rows = await this.work.run(() =>
      this.work.query<OwnRow>(
        `SELECT ${membershipColumns}, t.name AS team_name, t.type_code, t.mission,
           (SELECT op.name ${nameOf(`o.role = 'leader'`)}) AS leader_name, t.duty_phone,
           (SELECT op.id ${nameOf(`o.role = 'leader' AND o.volunteer_id <> m.volunteer_id`)} AND EXISTS (
             SELECT FROM volunteers.consent c WHERE c.person_id = op.id AND c.purpose = $2 AND c.withdrawn_at IS NULL)) AS leader_person,
           (SELECT coalesce(array_agg(op.name ORDER BY o.joined_at), '{}') ${nameOf(`o.role = 'deputy' AND NOT o.reserve`)}) AS deputy_names,
           mp.name AS mentor_name, b.required_shifts, b.counted_from,
           CASE WHEN b.id IS NOT NULL THEN volunteers.shifts_served(m.volunteer_id, m.team_id, b.counted_from) END AS done_shifts,
           coalesce((
             SELECT jsonb_agg(jsonb_build_object('name', p.name, 'kind', s.kind) ORDER BY p.id)
             FROM volunteers.post_holding h JOIN volunteers.post p ON p.id = h.post_id JOIN volunteers.post_seat s ON s.id = h.seat_id
             WHERE h.volunteer_id = m.volunteer_id AND h.team_id = m.team_id AND h.valid_to IS NULL), '[]') AS posts
         FROM volunteers.membership m JOIN volunteers.team t ON t.id = m.team_id
         LEFT JOIN volunteers.volunteer mv ON mv.id = m.mentor_id LEFT JOIN volunteers.person mp ON mp.id = mv.person_id
         LEFT JOIN volunteers.probation b
           ON b.volunteer_id = m.volunteer_id AND b.team_id = m.team_id AND b.state = 'running' AND m.role = 'probationer'
         WHERE m.volunteer_id = $1 AND m.valid_to IS NULL ORDER BY m.valid_from DESC, m.id DESC`,
        [volunteerId, leaderPhoneConsent.purpose],
      ),
    );
    const phones = await this.people.opened(rows.flatMap((row) => row.leader_person ?? []));
    return rows.map((row) => toOwnMembership(row, phones.get(row.leader_person ?? '')?.phone));
  }
}

function toOwnMembership(row: OwnRow, leaderPhone: string | undefined): OwnMembership {
  const { required_shifts: requiredShifts, done_shifts: doneShifts, counted_from: since } = row;
  return {
    ...toMembershipDetail(row),
    teamName: row.team_name,
    teamTypeCode: row.type_code,
    mission: row.mission,
    ...(row.leader_name !== null && { leaderName: row.leader_name }),
    ...(leaderPhone !== undefined && { leaderPhone }),
    ...(leaderPhone === undefined && row.duty_phone !== null && { dutyPhone: row.duty_phone }),
    deputyNames: row.deputy_names,
    ...(row.mentor_name !== null && { mentorName: row.mentor_name }),
    ...(requiredShifts !== null &&
      doneShifts !== null &&
      since !== null && { probation: { requiredShifts, doneShifts, since: since.toISOString() } }),
    posts: row.posts,
  };
}
