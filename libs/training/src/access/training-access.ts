import { Injectable } from '@nestjs/common';
import { type Actor, currentContext, requestErrors } from '@redmaple/platform';
import { type VolunteerView, Volunteers } from '@redmaple/plugins/house';
import { trainingErrors } from '../training.errors.js';

/** Who may do what here: operators all in their county, trainers their own sessions, volunteers for themselves. */
@Injectable()
export class TrainingAccess {
  constructor(private readonly volunteers: Volunteers) {}

  /** Whose sessions the staff member who acts may see and run: undefined = all. */
  ownSessionsOf(): string | undefined {
    const { actor } = currentContext();
    return runsEverything(actor) ? undefined : actor.id;
  }

  /** @throws request.notFound for somebody else's session: strangers can't tell it from one that does not exist. */
  mustRun(session: { readonly trainerAccountId: string | null }): void {
    const { actor } = currentContext();
    if (runsEverything(actor)) return;
    const trains = actor.grants.some(({ role }) => role === 'trainer');
    if (!trains || session.trainerAccountId !== actor.id) throw requestErrors.notFound();
  }

  /** The volunteer who acts. @throws training.volunteersOnly */
  async volunteer(): Promise<VolunteerView> {
    const { personId } = currentContext().actor;
    const volunteer = personId === undefined ? undefined : await this.volunteers.byPerson(personId);
    if (!volunteer) throw trainingErrors.volunteersOnly();
    return volunteer;
  }
}

function runsEverything({ kind, grants }: Actor): boolean {
  if (kind === 'system') return true;
  return grants.some(({ role, scope }) => scope === 'county' && (role === 'operator' || role === 'county-admin'));
}
