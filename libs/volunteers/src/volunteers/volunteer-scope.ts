import { Injectable } from '@nestjs/common';
import { currentContext, requestErrors, UnitOfWork } from '@redmaple/platform';
import { isOffice, ledTeams } from '../teams/team-access.js';
import { volunteerErrors } from './volunteers.errors.js';

/** SQL condition on a volunteer `v`; parameter 1 is {@link visibleTeams}. */
export const visibleVolunteer = `($1::uuid[] IS NULL OR EXISTS (
  SELECT FROM volunteers.membership m WHERE m.volunteer_id = v.id AND m.team_id = ANY($1) AND m.valid_to IS NULL))`;

/** Teams whose members the actor may look at; null for the office, which sees all. */
export function visibleTeams(): string[] | null {
  return isOffice() ? null : ledTeams();
}

/** Whom the actor may look at. */
@Injectable()
export class VolunteerScope {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws request.notFound for volunteers who do not exist or belong to other leaders' teams alike */
  async require(volunteerId: string): Promise<void> {
    const found = await this.work.run(() =>
      this.work.one(`SELECT 1 FROM volunteers.volunteer v WHERE ${visibleVolunteer} AND v.id = $2`, [
        visibleTeams(),
        volunteerId,
      ]),
    );
    if (!found) throw requestErrors.notFound();
  }

  /** Id of the signed-in volunteer. @throws volunteers.notAVolunteer */
  async own(): Promise<string> {
    const { personId } = currentContext().actor;
    const row = await this.work.run(() =>
      this.work.one<{ id: string }>('SELECT id FROM volunteers.volunteer WHERE person_id = $1', [personId ?? null]),
    );
    if (!row) throw volunteerErrors.notAVolunteer();
    return row.id;
  }
}
