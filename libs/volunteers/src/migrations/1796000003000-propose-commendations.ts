import { countyColumn, dropInvariantViews, invariantView, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What leaders propose for members of their teams, read by one and decided by another. */
export class ProposeCommendations1796000003000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE volunteers.commendation_proposal (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        team_id uuid NOT NULL,
        volunteer_id uuid NOT NULL,
        from_day date NOT NULL,
        to_day date NOT NULL,
        reason text CHECK (reason <> ''),
        proposed_by uuid NOT NULL REFERENCES platform.account (id),
        proposed_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'supported', 'approved', 'refused', 'withdrawn')),
        supported_by uuid REFERENCES platform.account (id),
        supported_at timestamptz,
        decided_by uuid REFERENCES platform.account (id),
        decided_at timestamptz,
        reply text CHECK (reply <> ''),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT commendation_proposal_tenant UNIQUE (county_code, id),
        CONSTRAINT commendation_proposal_period CHECK (from_day <= to_day AND to_day - from_day < 366),
        CONSTRAINT commendation_proposal_supported CHECK (
          (supported_by IS NULL) = (supported_at IS NULL) AND (state <> 'supported' OR supported_by IS NOT NULL)
          AND (state <> 'approved' OR supported_by IS NOT NULL)),
        CONSTRAINT commendation_proposal_decided CHECK (
          (decided_by IS NULL) = (decided_at IS NULL) AND (state IN ('approved', 'refused')) = (decided_by IS NOT NULL)),
        CONSTRAINT commendation_proposal_two_people CHECK (
          supported_by <> proposed_by AND decided_by <> proposed_by AND decided_by <> supported_by),
        CONSTRAINT commendation_proposal_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id),
        CONSTRAINT commendation_proposal_team FOREIGN KEY (county_code, team_id) REFERENCES volunteers.team (county_code, id)
      )`);
    await sql.query(`
      CREATE UNIQUE INDEX commendation_proposal_open ON volunteers.commendation_proposal (team_id, volunteer_id)
      WHERE state IN ('proposed', 'supported')`);
    await sql.query(
      'CREATE INDEX commendation_proposal_of ON volunteers.commendation_proposal (volunteer_id, decided_at)',
    );
    await tenantTable(sql, 'volunteers.commendation_proposal', { privileges: 'SELECT, INSERT, UPDATE' });
    await guard(sql);
    for (const [name, select] of Object.entries(views)) await invariantView(sql, name, select);
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, ...Object.keys(views));
    await sql.query('DROP TABLE volunteers.commendation_proposal');
    await sql.query('DROP FUNCTION volunteers.guard_commendation_proposal()');
  }
}

/** Step by step, about a member of the team, and by nobody about themselves. */
async function guard(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.guard_commendation_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'recognition keeps its rows' USING ERRCODE = '42501';
      END IF;
      IF TG_OP = 'UPDATE' AND platform.changes_hands(to_jsonb(OLD), to_jsonb(NEW)) THEN RETURN NEW; END IF;
      -- Erasing somebody empties what was written about them.
      IF TG_OP = 'UPDATE' AND NEW.reason IS NULL AND NEW.reply IS NULL
        AND to_jsonb(NEW) - ARRAY['reason', 'reply'] = to_jsonb(OLD) - ARRAY['reason', 'reply'] THEN
        RETURN NEW;
      END IF;
      IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'proposed' OR NEW.reason IS NULL THEN
          RAISE EXCEPTION 'a proposal begins with its reason' USING ERRCODE = '23514', CONSTRAINT = 'commendation_proposal_steps';
        END IF;
        IF NOT EXISTS (SELECT FROM volunteers.membership m
          WHERE m.team_id = NEW.team_id AND m.volunteer_id = NEW.volunteer_id AND m.valid_to IS NULL) THEN
          RAISE EXCEPTION 'somebody else''s member' USING ERRCODE = '23514', CONSTRAINT = 'commendation_proposal_member';
        END IF;
      ELSIF (NEW.team_id, NEW.volunteer_id, NEW.from_day, NEW.to_day, NEW.reason, NEW.proposed_by, NEW.proposed_at)
          IS DISTINCT FROM (OLD.team_id, OLD.volunteer_id, OLD.from_day, OLD.to_day, OLD.reason, OLD.proposed_by, OLD.proposed_at)
        OR (OLD.state, NEW.state) NOT IN (('proposed', 'supported'), ('proposed', 'refused'), ('proposed', 'withdrawn'),
          ('supported', 'approved'), ('supported', 'refused'), ('supported', 'withdrawn')) THEN
        RAISE EXCEPTION 'a proposal goes step by step' USING ERRCODE = '23514', CONSTRAINT = 'commendation_proposal_steps';
      END IF;
      IF EXISTS (SELECT FROM volunteers.volunteer v JOIN platform.account a ON a.person_id = v.person_id
        WHERE v.id = NEW.volunteer_id AND a.id IN (NEW.proposed_by, NEW.supported_by, NEW.decided_by)) THEN
        RAISE EXCEPTION 'nobody commends themselves' USING ERRCODE = '23514', CONSTRAINT = 'commendation_proposal_own';
      END IF;
      RETURN NEW;
    END
    $$`);
  await sql.query(`
    CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON volunteers.commendation_proposal
    FOR EACH ROW EXECUTE FUNCTION volunteers.guard_commendation_proposal()`);
}

const views: Readonly<Record<string, string>> = {
  commendations_by_too_few: `
    SELECT p.county_code, p.id FROM volunteers.commendation_proposal p
    WHERE p.state = 'approved' AND (p.supported_by IS NULL OR p.decided_by IS NULL
      OR p.supported_by = p.proposed_by OR p.decided_by IN (p.proposed_by, p.supported_by))`,
};
