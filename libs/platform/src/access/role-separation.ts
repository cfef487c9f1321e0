import { currentContext } from '../context/context.js';
import { defineErrors } from '../errors/domain-error.js';
import { accessErrors } from '../errors/platform-errors.js';
import type { CoreRole } from './allow.js';

export const accountErrors = defineErrors('accounts', { loginTaken: 'conflict', rolesApart: 'refused' });

/** Nobody holds two of these (GB/T 22239: system, security and audit administration apart). */
const apart: readonly string[] = ['system-admin', 'security-admin', 'auditor'];

/** @throws accounts.rolesApart */
export function refuseRolesTogether(roles: readonly CoreRole[]): void {
  if (roles.filter((role) => apart.includes(role)).length > 1) throw accountErrors.rolesApart({}, { field: 'roles' });
}

/**
 * Working roles are the county admin's to give and take, the three that watch over each other the security admin's: nobody
 * makes his own watcher.
 * @throws access.denied
 */
export function refuseRolesOfOthers(roles: readonly CoreRole[]): void {
  const { actor } = currentContext();
  if (actor.kind === 'system') return;
  const may = (role: CoreRole) =>
    actor.grants.some(
      (grant) => grant.scope === 'county' && grant.role === (apart.includes(role) ? 'security-admin' : 'county-admin'),
    );
  if (!roles.every(may)) throw accessErrors.denied({}, { field: 'roles' });
}
