import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Clock } from '../clock/clock.js';
import { currentContext } from '../context/context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { accessErrors, requestErrors } from '../errors/platform-errors.js';
import type { CoreRole } from './allow.js';
import { refuseRolesOfOthers, refuseRolesTogether } from './role-separation.js';

/** Which roles an account of the staff has in the whole county. */
export interface AccountRoles {
  readonly roles: readonly CoreRole[];
  readonly version: number;
}

/** Gives roles to accounts that are there, and takes them. What somebody may do follows with the next request. */
@Injectable()
export class AccountRolesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes these the account's roles in the county; roles in a team or an organisation come and go with those. The rules of
   * the invitation hold for each role that is given or taken, and nobody changes his own.
   * @throws access.samePerson, access.denied, accounts.rolesApart, request.stale, request.notFound
   */
  change(accountId: string, { roles, version }: AccountRoles): Promise<void> {
    const { actor } = currentContext();
    if (actor.id === accountId) throw accessErrors.samePerson();
    refuseRolesTogether(roles);
    return this.work.run(async () => {
      const account = await this.work.one<{ version: number }>(
        `SELECT version FROM platform.account WHERE id = $1 AND kind = 'staff' AND status <> 'disabled' FOR UPDATE`,
        [accountId],
      );
      if (!account) throw requestErrors.notFound();
      if (account.version !== version) throw requestErrors.stale({ version: account.version });
      const now = this.clock.now();
      const held = await this.rolesOf(accountId, now);
      const added = roles.filter((role) => !held.includes(role));
      const removed = held.filter((role) => !roles.includes(role));
      refuseRolesOfOthers([...added, ...removed]);
      if (added.length + removed.length === 0) return;
      await this.work.execute(
        `UPDATE platform.role_grant SET valid_to = greatest($3, valid_from)
         WHERE account_id = $1 AND scope = 'county' AND role = ANY($2) AND (valid_to IS NULL OR valid_to > $3)`,
        [accountId, removed, now],
      );
      await this.work.execute(
        `INSERT INTO platform.role_grant (account_id, role, valid_from, granted_by) SELECT $1, r, $4, $3 FROM unnest($2::text[]) AS r`,
        [accountId, added, actor.kind === 'system' ? 'system' : actor.id, now],
      );
      await this.work.execute('UPDATE platform.account SET version = version + 1 WHERE id = $1', [accountId]);
      await this.audit.record('account.roles-changed', { type: 'account', id: accountId }, { added, removed });
    });
  }

  private async rolesOf(accountId: string, now: Date): Promise<CoreRole[]> {
    const rows = await this.work.query<{ role: CoreRole }>(
      `SELECT DISTINCT role FROM platform.role_grant
       WHERE account_id = $1 AND scope = 'county' AND (valid_to IS NULL OR valid_to > $2)`,
      [accountId, now],
    );
    return rows.map(({ role }) => role);
  }
}
