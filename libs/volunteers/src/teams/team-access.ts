import { accessErrors, currentContext } from '@redmaple/platform';

const officeRoles: readonly string[] = ['operator', 'county-admin'];

/** Whether the actor holds one of the roles for the whole county. */
export function holdsRole(roles: readonly string[]): boolean {
  return currentContext().actor.grants.some((grant) => grant.scope === 'county' && roles.includes(grant.role));
}

/** @throws access.denied unless the actor holds one of the roles for the whole county */
export function requireRole(roles: readonly string[]): void {
  if (!holdsRole(roles)) throw accessErrors.denied();
}

/** Whether the centre's office or a job acts, for the whole county. */
export function isOffice(): boolean {
  return currentContext().actor.kind === 'system' || holdsRole(officeRoles);
}

/** Teams the actor leads. */
export function ledTeams(): string[] {
  return currentContext().actor.grants.flatMap((grant) =>
    grant.role === 'team-leader' && grant.scope === 'team' && grant.scopeId !== undefined ? [grant.scopeId] : [],
  );
}

/** The office, or the leader of this team. */
export function mayManageTeam(teamId: string): boolean {
  return isOffice() || ledTeams().includes(teamId);
}
