import { Injectable } from '@nestjs/common';
import { Clock, currentContext, UnitOfWork } from '@redmaple/platform';

/** The leader of a team may act for it: the grant comes and goes with the role. */
@Injectable()
export class LeaderGrants {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async give(volunteerId: string, teamId: string): Promise<void> {
    const { actor } = currentContext();
    await this.work.execute(
      `INSERT INTO platform.role_grant (account_id, role, scope, scope_id, valid_from, granted_by)
       SELECT a.id, 'team-leader', 'team', $2, $3, $4
       FROM platform.account a JOIN volunteers.volunteer v ON v.person_id = a.person_id WHERE v.id = $1`,
      [volunteerId, teamId, this.clock.now(), actor.kind === 'system' ? 'system' : actor.id],
    );
  }

  async withdraw(volunteerId: string, teamId: string): Promise<void> {
    await this.work.execute(
      `UPDATE platform.role_grant g SET valid_to = greatest($3, g.valid_from)
       FROM platform.account a JOIN volunteers.volunteer v ON v.person_id = a.person_id
       WHERE v.id = $1 AND g.account_id = a.id AND g.role = 'team-leader' AND g.scope_id = $2 AND g.valid_to IS NULL`,
      [volunteerId, teamId, this.clock.now()],
    );
  }
}
