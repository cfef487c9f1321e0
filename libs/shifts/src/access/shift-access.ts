import { Injectable } from '@nestjs/common';
import { currentContext, requestErrors } from '@redmaple/platform';
import { Teams, type TeamView, Volunteers, type VolunteerView } from '@redmaple/plugins/house';
import { shiftsErrors } from '../shifts.errors.js';

const countyRoles = new Set(['operator', 'county-admin']);

/** Whose shifts the caller may see and change: an operator's whole county, a leader's own teams, one's own. */
@Injectable()
export class ShiftAccess {
  constructor(
    private readonly teams: Teams,
    private readonly volunteers: Volunteers,
  ) {}

  /** Teams the caller leads; undefined = every team of the county. */
  managedTeams(): readonly string[] | undefined {
    const { actor } = currentContext();
    if (actor.kind === 'system') return undefined;
    if (actor.grants.some((one) => one.scope === 'county' && countyRoles.has(one.role))) return undefined;
    return teamsOf('team-leader');
  }

  /** Teams whose shifts the caller may read: the station's liaison reads all (trust.md §7). */
  readableTeams(): readonly string[] | undefined {
    const { actor } = currentContext();
    const liaison = actor.grants.some((one) => one.role === 'liaison' && one.scope === 'county');
    return liaison ? undefined : this.managedTeams();
  }

  /** @throws request.notFound for strangers and for teams that do not exist, alike */
  async requireManaged(teamId: string): Promise<TeamView> {
    const managed = this.managedTeams();
    if (managed && !managed.includes(teamId)) throw requestErrors.notFound();
    return this.requireTeam(teamId);
  }

  /** @throws request.notFound */
  async requireReadable(teamId: string): Promise<TeamView> {
    const readable = this.readableTeams();
    if (readable && !readable.includes(teamId)) throw requestErrors.notFound();
    return this.requireTeam(teamId);
  }

  manages(teamId: string): boolean {
    return this.managedTeams()?.includes(teamId) ?? true;
  }

  /** The volunteer who calls. @throws shifts.notVolunteer */
  async requireSelf(): Promise<VolunteerView> {
    const self = await this.self();
    if (!self || self.status !== 'active') throw shiftsErrors.notVolunteer();
    return self;
  }

  /** The volunteer who calls, or undefined for staff and strangers. */
  async self(): Promise<VolunteerView | undefined> {
    const { personId } = currentContext().actor;
    return personId === undefined ? undefined : this.volunteers.byPerson(personId);
  }

  private async requireTeam(teamId: string): Promise<TeamView> {
    const team = await this.teams.byId(teamId);
    if (!team) throw requestErrors.notFound();
    return team;
  }
}

function teamsOf(role: string): string[] {
  const { grants } = currentContext().actor;
  return grants.flatMap((one) => (one.role === role && one.scopeId !== undefined ? [one.scopeId] : []));
}
