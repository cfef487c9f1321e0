import { Injectable } from '@nestjs/common';
import { type Actor, AccountEntity, currentContext, requestErrors, UnitOfWork } from '@redmaple/platform';
import { Areas } from '@redmaple/plugins/house';
import { projectErrors } from '../projects.errors.js';

/** Operators work on all organisations of the county, project officers on those they accompany (trust.md §7: P). */
@Injectable()
export class ProjectAccess {
  constructor(
    private readonly work: UnitOfWork,
    private readonly areas: Areas,
  ) {}

  /** Whose organisations the one who acts may see: undefined = all. */
  onlyOfficer(): string | undefined {
    const { actor } = currentContext();
    return worksOnAll(actor) ? undefined : actor.id;
  }

  /** @throws request.notFound for what somebody else accompanies: it looks as if it did not exist. */
  mustAccompany({ officerAccountId }: { readonly officerAccountId: string | null }): void {
    const { actor } = currentContext();
    if (worksOnAll(actor)) return;
    const isOfficer = actor.grants.some(({ role }) => role === 'project-officer');
    if (!isOfficer || officerAccountId !== actor.id) throw requestErrors.notFound();
  }

  /** @throws projects.unknownOfficer, projects.unknownArea */
  async mustExist(given: { officerAccountId?: string | null; areaId?: string | null }): Promise<void> {
    const { officerAccountId, areaId } = given;
    if (officerAccountId != null && officerAccountId !== currentContext().actor.id) {
      const known = await this.work.repo(AccountEntity).existsBy({ id: officerAccountId, kind: 'staff' });
      if (!known) throw projectErrors.unknownOfficer({}, { field: 'officerAccountId' });
    }
    if (areaId != null && !(await this.areas.byId(areaId))) throw projectErrors.unknownArea({}, { field: 'areaId' });
  }
}

function worksOnAll({ kind, grants }: Actor): boolean {
  if (kind === 'system') return true;
  return grants.some(({ role, scope }) => scope === 'county' && (role === 'operator' || role === 'county-admin'));
}
