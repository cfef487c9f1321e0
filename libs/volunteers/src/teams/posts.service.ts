import { Injectable } from '@nestjs/common';
import { accessErrors, Audit, Clock, Outbox, requestErrors, staleRow, toPage, UnitOfWork } from '@redmaple/platform';
import { defineEvent, TeamTypes } from '@redmaple/plugins/house';
import { MembersService } from './members.service.js';
import type { ChangePostDto, CreatePostDto, PostDetail, PostPage, PostsQuery } from './post.dto.js';
import { PostHoldings } from './post-holdings.js';
import { PostReader } from './post-reader.js';
import { seatChanges, type SeatKind, type SeatNumbers } from './post.policy.js';
import { mayManageTeam } from './team-access.js';
import { teamErrors } from './teams.errors.js';

/** Seats of a post were filled, left, added or taken away. */
export const postChanged = defineEvent<{ postId: string; teamId: string }>('team.post-changed');

/** Posts of teams: the office and the team's leader keep them. */
@Injectable()
export class PostsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly types: TeamTypes,
    private readonly reader: PostReader,
    private readonly holdings: PostHoldings,
    private readonly members: MembersService,
  ) {}

  /** Everybody who sees the team sees what its posts lack; names are for whoever sees its members. @throws request.notFound */
  ofTeam(teamId: string): Promise<PostDetail[]> {
    return this.work.run(async () => {
      await this.teamOf(teamId);
      return this.reader.ofTeam(teamId, await this.members.maySee(teamId));
    });
  }

  /** Of the whole county, without names. */
  page({ after, limit, lacking }: PostsQuery): Promise<PostPage> {
    return this.work.run(async () => toPage(await this.reader.page(lacking === true, after, limit + 1), limit));
  }

  /** @throws request.notFound, access.denied, teams.notOpen, teams.patternUnknown, teams.patternEmpty, teams.postNameTaken, areas.unknown */
  create(teamId: string, wish: CreatePostDto): Promise<PostDetail> {
    return this.work.run(async () => {
      const team = await this.teamOf(teamId);
      if (!mayManageTeam(teamId)) throw accessErrors.denied();
      if (team.state !== 'active') throw teamErrors.notOpen();
      const numbers = await this.numbersOf(team.type_code, wish);
      const row = await this.work.one<{ id: string }>(
        `INSERT INTO volunteers.post (team_id, name, area_id, pattern_code, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
        [teamId, wish.name.trim(), wish.areaId ?? null, wish.patternCode ?? null, this.clock.now()],
      );
      if (!row) throw requestErrors.conflict();
      await this.setSeats(row.id, numbers);
      await this.told('post.created', row.id, teamId);
      return this.detail(row.id);
    });
  }

  /** @throws request.notFound, request.stale, teams.seatHeld, teams.patternEmpty, teams.postNameTaken, areas.unknown */
  change(id: string, change: ChangePostDto): Promise<PostDetail> {
    return this.work.run(async () => {
      const before = await this.managed(id);
      await this.bump(id, change.version, 'name = coalesce($3, name), area_id = coalesce($4, area_id)', [
        change.name?.trim() ?? null,
        change.areaId ?? null,
      ]);
      const count = (kind: SeatKind): number => before.seats.filter((seat) => seat.kind === kind).length;
      const numbers = {
        leader: change.leaders ?? count('leader'),
        member: change.members ?? count('member'),
        helper: change.helpers ?? count('helper'),
      };
      refuseEmpty(numbers);
      await this.setSeats(id, numbers);
      await this.told('post.changed', id, before.teamId);
      return this.detail(id);
    });
  }

  /** Whoever holds a seat leaves it. @throws request.notFound, request.stale */
  close(id: string, version: number): Promise<void> {
    return this.work.run(async () => {
      const post = await this.managed(id);
      await this.bump(id, version, `state = 'closed'`, []);
      for (const seat of post.seats)
        if (seat.volunteerId !== undefined) await this.holdings.vacate(seat.id, seat.volunteerId);
      await this.work.execute(
        'UPDATE volunteers.post_seat SET closed_at = $2 WHERE post_id = $1 AND closed_at IS NULL',
        [id, this.clock.now()],
      );
      await this.told('post.closed', id, post.teamId);
    });
  }

  /**
   * Puts a present member on a seat. Two who do so at once: one gets it.
   * @throws request.notFound, teams.seatTaken, teams.onPostAlready, teams.holderAbsent, teams.holderOnProbation, teams.seatClosed
   */
  fill(seatId: string, volunteerId: string): Promise<PostDetail> {
    return this.work.run(async () => {
      const seat = await this.seat(seatId);
      await this.holdings.fill(seat, volunteerId);
      await this.outbox.emit(postChanged, { postId: seat.postId, teamId: seat.teamId });
      return this.detail(seat.postId);
    });
  }

  /** @throws request.notFound, request.stale where somebody else holds it by now */
  vacate(seatId: string, volunteerId: string): Promise<PostDetail> {
    return this.work.run(async () => {
      const seat = await this.seat(seatId);
      if (!(await this.holdings.vacate(seatId, volunteerId))) throw requestErrors.stale();
      await this.outbox.emit(postChanged, { postId: seat.postId, teamId: seat.teamId });
      return this.detail(seat.postId);
    });
  }

  private async detail(id: string): Promise<PostDetail> {
    const found = await this.reader.byId(id);
    if (!found) throw requestErrors.notFound();
    return found;
  }

  /** A post of a team that the actor keeps; those of other leaders are not there for them. */
  private async managed(id: string): Promise<PostDetail> {
    const post = await this.detail(id);
    if (!mayManageTeam(post.teamId)) throw requestErrors.notFound();
    return post;
  }

  private async seat(id: string): Promise<{ id: string; postId: string; teamId: string }> {
    const row = await this.work.one<{ post_id: string; team_id: string }>(
      'SELECT s.post_id, p.team_id FROM volunteers.post_seat s JOIN volunteers.post p ON p.id = s.post_id WHERE s.id = $1',
      [id],
    );
    if (!row || !mayManageTeam(row.team_id)) throw requestErrors.notFound();
    return { id, postId: row.post_id, teamId: row.team_id };
  }

  private async bump(id: string, version: number, set: string, values: readonly unknown[]): Promise<void> {
    const changed = await this.work.execute(
      `UPDATE volunteers.post SET ${set}, version = version + 1 WHERE id = $1 AND version = $2 AND state = 'open'`,
      [id, version, ...values],
    );
    if (changed === 0) throw await staleRow(this.work, 'volunteers.post', id);
  }

  private async setSeats(postId: string, wanted: SeatNumbers): Promise<void> {
    const present = await this.work.query<{ id: string; kind: SeatKind; no: number }>(
      'SELECT id, kind, no FROM volunteers.post_seat WHERE post_id = $1 AND closed_at IS NULL',
      [postId],
    );
    const { add, close } = seatChanges(present, wanted);
    await this.work.execute('UPDATE volunteers.post_seat SET closed_at = $2 WHERE id = ANY($1::uuid[])', [
      close,
      this.clock.now(),
    ]);
    await this.work.execute(
      `INSERT INTO volunteers.post_seat (post_id, kind, no) SELECT $1, k, n FROM unnest($2::text[], $3::integer[]) AS x (k, n)`,
      [postId, add.map((one) => one.kind), add.map((one) => one.no)],
    );
  }

  private async numbersOf(typeCode: string, wish: CreatePostDto): Promise<SeatNumbers> {
    const patterns = (await this.types.byCode(typeCode))?.posts ?? [];
    const pattern = patterns.find((one) => one.code === wish.patternCode);
    if (wish.patternCode !== undefined && !pattern) throw teamErrors.patternUnknown({}, { field: 'patternCode' });
    const numbers = {
      leader: wish.leaders ?? pattern?.leaders ?? 0,
      member: wish.members ?? pattern?.members ?? 0,
      helper: wish.helpers ?? pattern?.helpers ?? 0,
    };
    refuseEmpty(numbers);
    return numbers;
  }

  private async teamOf(id: string): Promise<{ type_code: string; state: string }> {
    const team = await this.work.one<{ type_code: string; state: string }>(
      'SELECT type_code, state FROM volunteers.team WHERE id = $1',
      [id],
    );
    if (!team) throw requestErrors.notFound();
    return team;
  }

  private async told(action: string, postId: string, teamId: string): Promise<void> {
    await this.audit.record(action, { type: 'post', id: postId }, { teamId });
    await this.outbox.emit(postChanged, { postId, teamId });
  }
}

/** A post that needs nobody is none. */
function refuseEmpty({ leader, member }: SeatNumbers): void {
  if (leader + member === 0) throw teamErrors.patternEmpty({}, { field: 'members' });
}
