import { dropSdkViews, sdkView } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a plugin's own SQL may join: shifts, without who is on them, and sites. */
export class ShowPluginsShifts1796000012010 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sdkView(
      sql,
      'shift',
      'SELECT id, team_id, team_type_code, site_id, title, duty_date, starts_at, ends_at, state FROM shifts.shift',
    );
    await sdkView(sql, 'site', 'SELECT id, name, kind, area_id, latitude, longitude, retired_at FROM shifts.site');
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropSdkViews(sql, 'site', 'shift');
  }
}
