import type { VolunteerItem, VolunteerStatus } from './volunteer.dto.js';

export interface VolunteerRow {
  id: string;
  person_id: string;
  number: string;
  name: string;
  birth_date: string | null;
  status: VolunteerStatus;
  joined_at: Date;
  version: number;
}

export function toVolunteerItem(row: VolunteerRow): VolunteerItem {
  return { id: row.id, number: row.number, name: row.name, status: row.status, joinedAt: row.joined_at.toISOString() };
}
