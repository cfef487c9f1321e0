import { Injectable } from '@nestjs/common';
import { accessErrors, currentContext, UnitOfWork } from '@redmaple/platform';
import type { DecideLeaderDto, LeaderProposalView } from './leader-proposal.dto.js';
import { LeaderProposals, toView } from './leader-proposals.js';
import { MembershipsService } from './memberships.service.js';
import { mayManageTeam } from './team-access.js';
import { teamErrors } from './teams.errors.js';

/** The second person: confirms who is to lead, or declines; who proposed may take it back. */
@Injectable()
export class LeaderDecisions {
  constructor(
    private readonly work: UnitOfWork,
    private readonly proposals: LeaderProposals,
    private readonly memberships: MembershipsService,
  ) {}

  /** What waits in a team, for the office and its leader. */
  waiting(teamId: string): Promise<LeaderProposalView | undefined> {
    return this.work.run(async () => {
      const row = mayManageTeam(teamId) ? await this.proposals.waitingOf(teamId) : undefined;
      return row && toView(row);
    });
  }

  /**
   * Confirmed, the office changes hands in the same transaction.
   * @throws request.notFound, access.samePerson, teams.leaderOwnProposal, teams.leaderDecided, and what handing over is refused for
   */
  decide(id: string, { outcome, note = '' }: DecideLeaderDto): Promise<LeaderProposalView> {
    return this.work.run(async () => {
      const seen = await this.proposals.byId(id);
      const { actor } = currentContext();
      const mine = seen.proposed_by === actor.id;
      if (outcome === 'confirm') {
        if (seen.person_id === actor.personId) throw accessErrors.samePerson();
        if (mine) throw teamErrors.leaderOwnProposal();
        return this.confirm(id, note.trim());
      }
      const row = await this.proposals.byId(id, 'FOR UPDATE OF l');
      if (row.state !== 'waiting') throw teamErrors.leaderDecided();
      return this.proposals.end(row, mine ? 'withdrawn' : 'declined', note.trim());
    });
  }

  private async confirm(id: string, note: string): Promise<LeaderProposalView> {
    const { volunteer_id: volunteerId, team_id: teamId, state } = await this.proposals.byId(id);
    if (state !== 'waiting') throw teamErrors.leaderDecided();
    // The volunteer and the team first, then the proposal, as whoever leaves the team locks them.
    const place = await this.memberships.placeToLead(volunteerId, teamId);
    const row = await this.proposals.byId(id, 'FOR UPDATE OF l');
    if (row.state !== 'waiting') throw teamErrors.leaderDecided();
    const view = await this.proposals.end(row, 'confirmed', note);
    await this.memberships.handOver(place, row.former_leader, row.why);
    return view;
  }
}
