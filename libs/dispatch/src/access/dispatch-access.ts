import { Injectable } from '@nestjs/common';
import { accessErrors, currentContext } from '@redmaple/platform';
import { Volunteers } from '@redmaple/plugins/house';

/** Who acts, as far as dispatch cares. */
export interface DispatchActor {
  readonly accountId: string;
  /** Set when the account belongs to a volunteer. */
  readonly volunteerId: string | undefined;
  readonly isLiaison: boolean;
}

/** Who may do what in dispatch (trust.md §7): the liaison of the county dispatches, operators read. */
@Injectable()
export class DispatchAccess {
  constructor(private readonly volunteers: Volunteers) {}

  async actor(): Promise<DispatchActor> {
    const { actor } = currentContext();
    const volunteer = actor.personId === undefined ? undefined : await this.volunteers.byPerson(actor.personId);
    return { accountId: actor.id, volunteerId: volunteer?.id, isLiaison: holds('liaison') };
  }

  /** @throws access.denied unless the caller is liaison of the whole county. */
  requireLiaison(): void {
    if (!holds('liaison')) throw accessErrors.denied();
  }

  /** @throws access.denied unless the caller may read incidents: the county's liaison, operator or administrator. */
  requireReader(): void {
    if (!['liaison', 'operator', 'county-admin'].some(holds)) throw accessErrors.denied();
  }

  /** Whether the caller is of the centre. */
  isOffice(): boolean {
    return ['operator', 'county-admin'].some(holds);
  }

  /** @throws access.denied unless the caller may make call-backs. */
  requireFollowUpStaff(): void {
    if (!['liaison', 'operator'].some(holds)) throw accessErrors.denied();
  }
}

function holds(role: string): boolean {
  return currentContext().actor.grants.some((grant) => grant.role === role && grant.scope === 'county');
}
