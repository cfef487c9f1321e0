import { Injectable } from '@nestjs/common';
import { toPage, UnitOfWork, Vault } from '@redmaple/platform';
import { phoneIndex } from '../people/person-seals.js';
import type { VolunteerPage, VolunteersQuery, VolunteerTeam } from './volunteer.dto.js';
import { visibleTeams, visibleVolunteer } from './volunteer-scope.js';
import { searchOf } from './volunteer-search.policy.js';
import { toVolunteerItem, type VolunteerRow } from './volunteer.rows.js';

interface ListedRow extends VolunteerRow {
  teams: VolunteerTeam[] | null;
}

const columns = `v.id, v.person_id, v.number, p.name, p.birth_date::text AS birth_date, v.status, v.joined_at, v.version, (
  SELECT json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY m.joined_at, t.id)
  FROM volunteers.membership m JOIN volunteers.team t ON t.id = m.team_id
  WHERE m.volunteer_id = v.id AND m.valid_to IS NULL) AS teams`;

/** Filters that every list has; parameters 1 to 6. Who was merged into somebody is that one. */
const filters = `${visibleVolunteer} AND p.merged_into IS NULL
  AND ($2::text IS NULL OR v.status = $2)
  AND ($3::uuid IS NULL OR EXISTS (
    SELECT FROM volunteers.membership m WHERE m.volunteer_id = v.id AND m.team_id = $3 AND m.valid_to IS NULL))
  AND ($4::text IS NULL OR EXISTS (
    SELECT FROM volunteers.membership m JOIN volunteers.team t ON t.id = m.team_id
    WHERE m.volunteer_id = v.id AND t.type_code = $4 AND m.valid_to IS NULL))`;

/** Finds volunteers as people ask for them. Every way in has an index of its own, so each is a statement of its own. */
@Injectable()
export class VolunteerSearch {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** In the order they joined. A team leader sees the members of the own teams. */
  list(query: VolunteersQuery): Promise<VolunteerPage> {
    return this.work.run(async () => {
      const { status, teamId, teamTypeCode, after, limit } = query;
      const wanted = [visibleTeams(), status ?? null, teamId ?? null, teamTypeCode ?? null, after ?? null, limit + 1];
      const { from, where, order, params } = this.wayIn(query.search);
      const rows = await this.work.query<ListedRow>(
        `SELECT ${columns} FROM ${from} JOIN volunteers.person p ON p.id = v.person_id
         WHERE ${where} AND ${filters} AND ($5::uuid IS NULL OR ${order} > $5) ORDER BY ${order} LIMIT $6`,
        [...wanted, ...params],
      );
      return toPage(
        rows.map((row) => ({ ...toVolunteerItem(row), teams: row.teams ?? [] })),
        limit,
      );
    });
  }

  private wayIn(text: string | undefined): { from: string; where: string; order: string; params: unknown[] } {
    const everybody = { from: 'volunteers.volunteer v', order: 'v.id' };
    const search = searchOf(text);
    switch (search.by) {
      case 'nothing':
        return { ...everybody, where: 'true', params: [] };
      case 'name':
        return {
          from: 'volunteers.name_part n JOIN volunteers.volunteer v ON v.id = n.volunteer_id',
          order: 'n.volunteer_id',
          where: `n.county_code = current_setting('app.county')::bpchar AND n.part = substr(volunteers.folded_name($7), 1, 3)
            AND (char_length(volunteers.folded_name($7)) <= 3
              OR strpos(volunteers.folded_name(p.name), volunteers.folded_name($7)) > 0
              OR strpos(volunteers.initials(volunteers.folded_name(p.name)), volunteers.folded_name($7)) > 0)`,
          params: [search.name],
        };
      case 'digits':
        return {
          ...everybody,
          where: `v.id IN (
            SELECT one.id FROM volunteers.volunteer one WHERE one.county_code = current_setting('app.county')::bpchar
              AND one.number COLLATE "C" >= $7 AND one.number COLLATE "C" < $8
            UNION ALL SELECT one.id FROM volunteers.volunteer one JOIN volunteers.person who ON who.id = one.person_id
              WHERE who.county_code = current_setting('app.county')::bpchar AND who.phone_last4_index = $9
            UNION ALL SELECT one.id FROM volunteers.volunteer one JOIN volunteers.person who ON who.id = one.person_id
              WHERE who.county_code = current_setting('app.county')::bpchar AND who.phone_index = $10)`,
          params: [
            `V${search.digits}`,
            `V${search.digits}:`,
            search.phoneEnd === undefined ? null : this.vault.blindIndex('phone-last4', search.phoneEnd),
            search.phone === undefined ? null : phoneIndex(this.vault, search.phone),
          ],
        };
    }
  }
}
