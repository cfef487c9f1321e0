import { Injectable } from '@nestjs/common';
import {
  accessErrors,
  Audit,
  Clock,
  currentContext,
  Messages,
  Outbox,
  requestErrors,
  toPage,
  UnitOfWork,
} from '@redmaple/platform';
import { defineEvent } from '@redmaple/plugins/house';
import { isOffice, ledTeams } from '../../teams/team-access.js';
import { recognitionErrors } from '../recognition.errors.js';
import type {
  DecideProposal,
  ProposalPage,
  ProposalQuery,
  ProposalState,
  ProposalView,
  ProposeCommendation,
  SupportProposal,
} from './proposal.dto.js';

const proposalChanged = defineEvent<{ proposalId: string }>('recognition.proposal-changed');

interface ProposalRow {
  readonly id: string;
  readonly team_id: string;
  readonly team_name: string;
  readonly volunteer_id: string;
  readonly volunteer_name: string;
  readonly volunteer_number: string;
  readonly from_day: string;
  readonly to_day: string;
  readonly reason: string | null;
  readonly state: ProposalState;
  readonly proposed_by: string;
  readonly proposed_by_name: string;
  readonly proposed_at: Date;
  readonly supported_by: string | null;
  readonly supported_by_name: string | null;
  readonly decided_by_name: string | null;
  readonly decided_at: Date | null;
  readonly reply: string | null;
  readonly version: number;
}

const select = `
  SELECT c.id, c.team_id, t.name AS team_name, c.volunteer_id, p.name AS volunteer_name, v.number AS volunteer_number,
    c.from_day::text, c.to_day::text, c.reason, c.state, c.proposed_by, a.display_name AS proposed_by_name, c.proposed_at,
    c.supported_by, s.display_name AS supported_by_name, d.display_name AS decided_by_name, c.decided_at, c.reply, c.version
  FROM volunteers.commendation_proposal c
  JOIN volunteers.team t ON t.id = c.team_id
  JOIN volunteers.volunteer v ON v.id = c.volunteer_id JOIN volunteers.person p ON p.id = v.person_id
  JOIN platform.account a ON a.id = c.proposed_by
  LEFT JOIN platform.account s ON s.id = c.supported_by LEFT JOIN platform.account d ON d.id = c.decided_by`;

/** A leader proposes, the office supports it or not, an administrator decides: three people, none of them the one it is about. */
@Injectable()
export class CommendationProposals {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly messages: Messages,
    private readonly clock: Clock,
  ) {}

  /** The latest first; a leader's are those of the own teams. */
  list({ state, teamId, after, limit }: ProposalQuery): Promise<ProposalPage> {
    return this.work.run(async () => {
      const rows = await this.work.query<ProposalRow>(
        `${select} WHERE ($1::uuid[] IS NULL OR c.team_id = ANY($1)) AND ($2::text IS NULL OR c.state = $2)
           AND ($3::uuid IS NULL OR c.team_id = $3) AND ($4::uuid IS NULL OR c.id < $4) ORDER BY c.id DESC LIMIT $5`,
        [isOffice() ? null : ledTeams(), state ?? null, teamId ?? null, after ?? null, limit + 1],
      );
      return toPage(rows.map(toView), limit);
    });
  }

  /**
   * @throws access.denied for a team of somebody else, recognition.notAMember, recognition.ownProposal, recognition.proposedAlready,
   *   recognition.periodWrong naming the field
   */
  propose({ teamId, volunteerId, from, to, reason }: ProposeCommendation): Promise<ProposalView> {
    return this.work.run(async () => {
      if (!ledTeams().includes(teamId)) throw accessErrors.denied();
      if (to < from) throw recognitionErrors.periodWrong({}, { field: 'to' });
      const row = await this.work.one<{ id: string }>(
        `INSERT INTO volunteers.commendation_proposal (team_id, volunteer_id, from_day, to_day, reason, proposed_by, proposed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
        [teamId, volunteerId, from, to, reason.trim(), currentContext().actor.id, this.clock.now()],
      );
      return this.noted(row?.id ?? '', 'proposed');
    });
  }

  /** The office reads it first. @throws request.notFound, request.stale, recognition.samePerson, recognition.replyNeeded */
  support(id: string, { version, outcome, reply }: SupportProposal): Promise<ProposalView> {
    return this.step(id, version, outcome, reply);
  }

  /** @throws as {@link support}, recognition.wrongState before somebody supported it */
  decide(id: string, { version, outcome, reply }: DecideProposal): Promise<ProposalView> {
    return this.step(id, version, outcome, reply, 'supported');
  }

  /** By whoever proposed it, until it is decided. @throws request.notFound, request.stale, recognition.wrongState */
  withdraw(id: string, version: number): Promise<ProposalView> {
    return this.work.run(async () => {
      const before = await this.find(id);
      if (before.proposed_by !== currentContext().actor.id) throw requestErrors.notFound();
      return this.step(id, version, 'withdrawn', undefined);
    });
  }

  private step(
    id: string,
    version: number,
    to: ProposalState,
    reply: string | undefined,
    from?: ProposalState,
  ): Promise<ProposalView> {
    return this.work.run(async () => {
      const before = await this.find(id);
      if (before.version !== version) throw requestErrors.stale({ version: before.version });
      if (from !== undefined && before.state !== from) throw recognitionErrors.wrongState();
      if (to === 'refused' && reply === undefined) throw recognitionErrors.replyNeeded({}, { field: 'reply' });
      const by = to === 'supported' ? 'supported' : to === 'withdrawn' ? undefined : 'decided';
      const changed = await this.work.execute(
        `UPDATE volunteers.commendation_proposal SET state = $2, reply = coalesce($3, reply), version = version + 1
           ${by === undefined ? '' : `, ${by}_by = $5, ${by}_at = $6`}
         WHERE id = $1 AND version = $4`,
        [
          id,
          to,
          reply?.trim() ?? null,
          version,
          ...(by === undefined ? [] : [currentContext().actor.id, this.clock.now()]),
        ],
      );
      if (changed === 0) throw requestErrors.stale();
      if (to === 'approved') await this.thank(before);
      return this.noted(id, to);
    });
  }

  private async noted(id: string, what: ProposalState): Promise<ProposalView> {
    const row = await this.find(id);
    await this.audit.record(
      `recognition.commendation-${what}`,
      { type: 'commendation-proposal', id },
      { teamId: row.team_id, volunteerId: row.volunteer_id },
    );
    await this.outbox.emit(proposalChanged, { proposalId: id });
    return toView(row);
  }

  private async thank({ id, volunteer_id: volunteerId, team_name: team }: ProposalRow): Promise<void> {
    const row = await this.work.one<{ person_id: string }>('SELECT person_id FROM volunteers.volunteer WHERE id = $1', [
      volunteerId,
    ]);
    if (!row) return;
    await this.messages.send({
      personId: row.person_id,
      template: 'messages.commendedByTeam',
      params: { team },
      dedupeKey: `commendation:${id}`,
    });
  }

  private async find(id: string): Promise<ProposalRow> {
    const row = await this.work.one<ProposalRow>(
      `${select} WHERE c.id = $1 AND ($2::uuid[] IS NULL OR c.team_id = ANY($2))`,
      [id, isOffice() ? null : ledTeams()],
    );
    if (!row) throw requestErrors.notFound();
    return row;
  }
}

function toView(row: ProposalRow): ProposalView {
  const { id: me } = currentContext().actor;
  return {
    id: row.id,
    teamId: row.team_id,
    teamName: row.team_name,
    volunteerId: row.volunteer_id,
    volunteerName: row.volunteer_name,
    volunteerNumber: row.volunteer_number,
    from: row.from_day,
    to: row.to_day,
    ...(row.reason !== null && { reason: row.reason }),
    state: row.state,
    proposedByName: row.proposed_by_name,
    proposedAt: row.proposed_at.toISOString(),
    ...(row.supported_by_name !== null && { supportedByName: row.supported_by_name }),
    ...(row.decided_by_name !== null && { decidedByName: row.decided_by_name }),
    ...(row.decided_at && { decidedAt: row.decided_at.toISOString() }),
    ...(row.reply !== null && { reply: row.reply }),
    mine: row.proposed_by === me || row.supported_by === me,
    version: row.version,
  };
}
