import type { MemberView } from '@redmaple/plugins/house';
import type { MemberRole, MembershipDetail, MembershipPeriod, MembershipStep } from './membership.dto.js';

/** A membership as SQL returns it. */
export interface MembershipRow {
  id: string;
  volunteer_id: string;
  team_id: string;
  role: MemberRole;
  reserve: boolean;
  mentor_id: string | null;
  answers: Record<string, unknown>;
  joined_at: Date;
  valid_from: Date;
  valid_to: Date | null;
}

/** Columns of a membership, of a table named `m`. */
export const membershipColumns =
  'm.id, m.volunteer_id, m.team_id, m.role, m.reserve, m.mentor_id, m.answers, m.joined_at, m.valid_from, m.valid_to';

export type MemberViewRow = Pick<
  MembershipRow,
  'volunteer_id' | 'team_id' | 'role' | 'reserve' | 'answers' | 'joined_at'
>;

export const memberViewColumns = 'm.volunteer_id, m.team_id, m.role, m.reserve, m.answers, m.joined_at';

export function toMemberView(row: MemberViewRow): MemberView {
  return {
    volunteerId: row.volunteer_id,
    teamId: row.team_id,
    role: row.role,
    reserve: row.reserve,
    answers: row.answers,
    since: row.joined_at.toISOString(),
  };
}

export function toMembershipDetail(row: MembershipRow): MembershipDetail {
  return {
    id: row.id,
    volunteerId: row.volunteer_id,
    teamId: row.team_id,
    role: row.role,
    reserve: row.reserve,
    ...(row.mentor_id !== null && { mentorId: row.mentor_id }),
    since: row.joined_at.toISOString(),
    from: row.valid_from.toISOString(),
    ...(row.valid_to !== null && { to: row.valid_to.toISOString() }),
  };
}

/** A stretch with how it began and ended, and the names of whoever did it. */
export interface PeriodRow extends MembershipRow {
  begun_how: MembershipStep | null;
  begun_why: string;
  begun_by_name: string | null;
  ended_how: MembershipStep | null;
  ended_why: string;
  ended_by_name: string | null;
}

export const periodColumns = `${membershipColumns}, m.begun_how, m.begun_why, m.ended_how, m.ended_why,
  (SELECT a.display_name FROM platform.account a WHERE a.id = m.begun_by) AS begun_by_name,
  (SELECT a.display_name FROM platform.account a WHERE a.id = m.ended_by) AS ended_by_name`;

export function toMembershipPeriod(row: PeriodRow): MembershipPeriod {
  return {
    ...toMembershipDetail(row),
    ...(row.begun_how !== null && { begunHow: row.begun_how }),
    ...(row.begun_why !== '' && { begunWhy: row.begun_why }),
    ...(row.begun_by_name !== null && { begunBy: row.begun_by_name }),
    ...(row.ended_how !== null && { endedHow: row.ended_how }),
    ...(row.ended_why !== '' && { endedWhy: row.ended_why }),
    ...(row.ended_by_name !== null && { endedBy: row.ended_by_name }),
  };
}
