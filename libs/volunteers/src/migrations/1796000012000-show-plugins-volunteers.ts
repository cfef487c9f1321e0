import { dropSdkViews, sdkView } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a plugin's own SQL may join: areas, teams, memberships, and volunteers without whole names. */
export class ShowPluginsVolunteers1796000012000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sdkView(sql, 'area', 'SELECT id, parent_id, level, code, name, latitude, longitude FROM volunteers.area');
    await sdkView(
      sql,
      'team',
      'SELECT id, name, type_code, area_id, base_latitude, base_longitude, state FROM volunteers.team',
    );
    // 王小明 → 王**
    await sdkView(
      sql,
      'volunteer',
      `SELECT v.id, v.number, v.status, left(p.name, 1) || repeat('*', least(greatest(char_length(p.name) - 1, 0), 2)) AS name
       FROM volunteers.volunteer v JOIN volunteers.person p ON p.id = v.person_id`,
    );
    await sdkView(
      sql,
      'membership',
      'SELECT volunteer_id, team_id, role, reserve, joined_at FROM volunteers.membership WHERE valid_to IS NULL',
    );
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropSdkViews(sql, 'membership', 'volunteer', 'team', 'area');
  }
}
