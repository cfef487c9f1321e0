import { Injectable } from '@nestjs/common';
import { Audit, Clock, currentContext, requestErrors, translate, UnitOfWork } from '@redmaple/platform';
import { holdsRole, requireRole } from '../teams/team-access.js';
import { VolunteerScope } from '../volunteers/volunteer-scope.js';
import type { EligibilityExceptionView, ForceEligibility } from './eligibility.dto.js';
import { eligibilityErrors } from './eligibility.errors.js';

interface ExceptionRow {
  id: string;
  volunteer_id: string;
  team_id: string;
  team_name: string;
  code: string;
  reason: string;
  granted_by_name: string | null;
  granted_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
}

/** Who may force a reason aside. */
const forcing = ['operator', 'county-admin'] as const;

const selectException = `
  SELECT e.id, e.volunteer_id, e.team_id, t.name AS team_name, e.code, e.reason, a.display_name AS granted_by_name,
    e.granted_at, e.expires_at, e.revoked_at
  FROM volunteers.eligibility_exception e JOIN volunteers.team t ON t.id = e.team_id
  LEFT JOIN platform.account a ON a.id = e.granted_by`;

/**
 * Reasons that the office forces aside for one person and team: rest, the minutes of a week, membership, and nothing
 * else (the database refuses the rest). With a reason, an end, and a line in the audit trail.
 */
@Injectable()
export class EligibilityExceptions {
  constructor(
    private readonly work: UnitOfWork,
    private readonly scope: VolunteerScope,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws access.denied, request.notFound, eligibility.notForceable, eligibility.ownException, eligibility.expiryWrong */
  grant({ volunteerId, teamId, code, reason, expiresAt }: ForceEligibility): Promise<EligibilityExceptionView> {
    requireRole(forcing);
    return this.work.run(async () => {
      await this.scope.require(volunteerId);
      const { actor } = currentContext();
      const now = this.clock.now();
      if (!(await this.work.one('SELECT 1 FROM volunteers.team WHERE id = $1', [teamId])))
        throw requestErrors.notFound();
      if (await this.isOwn(volunteerId)) throw eligibilityErrors.ownException();
      const row = await this.work.one<{ id: string }>(
        `INSERT INTO volunteers.eligibility_exception (volunteer_id, team_id, code, reason, role, valid_from, expires_at, granted_by, granted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $6) RETURNING id`,
        [volunteerId, teamId, code, reason.trim(), forcing.find((one) => holdsRole([one])), now, expiresAt, actor.id],
      );
      const id = row?.id ?? '';
      await this.audit.record(
        'eligibility.forced',
        { type: 'eligibility-exception', id },
        { volunteerId, teamId, code, expiresAt },
      );
      return this.view(id);
    });
  }

  /** Ends it before its time. @throws access.denied, request.notFound, request.stale */
  revoke(id: string): Promise<EligibilityExceptionView> {
    requireRole(forcing);
    return this.work.run(async () => {
      await this.view(id);
      const changed = await this.work.execute(
        'UPDATE volunteers.eligibility_exception SET revoked_at = $2, revoked_by = $3 WHERE id = $1 AND revoked_at IS NULL',
        [id, this.clock.now(), currentContext().actor.id],
      );
      if (changed === 0) throw requestErrors.stale();
      await this.audit.record('eligibility.force-revoked', { type: 'eligibility-exception', id });
      return this.view(id);
    });
  }

  /** Of one volunteer, the newest first. @throws request.notFound */
  of(volunteerId: string): Promise<EligibilityExceptionView[]> {
    return this.work.run(async () => {
      await this.scope.require(volunteerId);
      const rows = await this.work.query<ExceptionRow>(
        `${selectException} WHERE e.volunteer_id = $1 ORDER BY e.id DESC LIMIT 100`,
        [volunteerId],
      );
      return rows.map(toExceptionView);
    });
  }

  private async view(id: string): Promise<EligibilityExceptionView> {
    const row = await this.work.one<ExceptionRow>(`${selectException} WHERE e.id = $1`, [id]);
    if (!row) throw requestErrors.notFound();
    return toExceptionView(row);
  }

  private async isOwn(volunteerId: string): Promise<boolean> {
    const { personId } = currentContext().actor;
    const found = await this.work.one('SELECT 1 FROM volunteers.volunteer WHERE id = $1 AND person_id = $2', [
      volunteerId,
      personId ?? null,
    ]);
    return found !== undefined;
  }
}

function toExceptionView(row: ExceptionRow): EligibilityExceptionView {
  return {
    id: row.id,
    volunteerId: row.volunteer_id,
    teamId: row.team_id,
    teamName: row.team_name,
    code: row.code,
    message: translate(currentContext().locale, `forced.${row.code}`),
    reason: row.reason,
    grantedBy: row.granted_by_name ?? '',
    grantedAt: row.granted_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    ...(row.revoked_at && { revokedAt: row.revoked_at.toISOString() }),
  };
}
