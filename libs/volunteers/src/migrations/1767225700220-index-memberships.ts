import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is in a team and in which teams somebody is, asked with every list and every call for help. The exclusion constraints have
 * indexes, too, but reading those costs ten times as much.
 */
export class IndexMemberships1767225700220 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query('DROP INDEX volunteers.membership_of_team');
    // With all that counting the members of a team needs.
    await sql.query(`
      CREATE INDEX membership_of_team ON volunteers.membership (team_id) INCLUDE (county_code, role, volunteer_id)
      WHERE valid_to IS NULL`);
    await sql.query('CREATE INDEX membership_ever ON volunteers.membership (team_id, joined_at, volunteer_id)');
    await sql.query('CREATE INDEX membership_of_volunteer ON volunteers.membership (volunteer_id, team_id)');
    await sql.query(`
      CREATE INDEX membership_leader ON volunteers.membership (team_id) WHERE role = 'leader' AND valid_to IS NULL`);
  }

  async down(sql: QueryRunner): Promise<void> {
    for (const name of ['membership_leader', 'membership_of_volunteer', 'membership_ever', 'membership_of_team'])
      await sql.query(`DROP INDEX volunteers.${name}`);
    await sql.query('CREATE INDEX membership_of_team ON volunteers.membership (team_id) WHERE valid_to IS NULL');
  }
}
