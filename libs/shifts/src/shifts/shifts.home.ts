import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@redmaple/platform';
import { HomeContributor, type HomeItem } from '@redmaple/plugins/house';
import { ShiftAccess } from '../access/shift-access.js';

const [aheadHours, urgentHours] = [48, 12];

/** Shifts of the caller's teams that lack people soon, and absences for which somebody is sought. */
@Injectable()
export class ShiftsHome extends HomeContributor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ShiftAccess,
    private readonly clock: Clock,
  ) {
    super();
  }

  async homeItems(): Promise<HomeItem[]> {
    const teams = this.access.managedTeams();
    if (teams?.length === 0) return [];
    return [await this.emptySeats(teams), await this.cover(teams)];
  }

  private async emptySeats(teams: readonly string[] | undefined): Promise<HomeItem> {
    const row = await this.work.one<{ shifts: number; urgent: number }>(
      `SELECT count(*)::int AS shifts, (count(*) FILTER (WHERE starts_at < $1::timestamptz + make_interval(hours => $3)))::int AS urgent
       FROM shifts.shift s
       WHERE s.state = 'published' AND s.starts_at > $1 AND s.starts_at < $1::timestamptz + make_interval(hours => $2)
         AND ($4::uuid[] IS NULL OR s.team_id = ANY($4))
         AND EXISTS (SELECT 1 FROM shifts.seat e WHERE e.shift_id = s.id AND NOT EXISTS (SELECT 1 FROM shifts.assignment a
           WHERE a.seat_id = e.id AND a.state IN ('drafted', 'offered', 'confirmed', 'checked-in', 'completed')))`,
      [this.clock.now(), aheadHours, urgentHours, teams ?? null],
    );
    return { key: 'shifts.empty-seats', count: row?.shifts ?? 0, urgent: row?.urgent ?? 0, leadsTo: '/shifts' };
  }

  private async cover(teams: readonly string[] | undefined): Promise<HomeItem> {
    const row = await this.work.one<{ open: number; urgent: number; oldest: Date | null }>(
      `SELECT count(*)::int AS open, min(r.created_at) AS oldest,
         (count(*) FILTER (WHERE s.starts_at < $1::timestamptz + make_interval(hours => $2)))::int AS urgent
       FROM shifts.cover_request r JOIN shifts.shift s ON s.id = r.shift_id
       WHERE r.state = 'open' AND ($3::uuid[] IS NULL OR s.team_id = ANY($3))`,
      [this.clock.now(), urgentHours, teams ?? null],
    );
    return {
      key: 'cover.wanted',
      count: row?.open ?? 0,
      urgent: row?.urgent ?? 0,
      ...(row?.oldest && { oldestAt: row.oldest }),
      leadsTo: '/cover-requests',
    };
  }
}
