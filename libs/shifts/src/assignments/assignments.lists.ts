import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@redmaple/platform';
import { type ListLine, ListsContributor } from '@redmaple/plugins/house';

/** Shifts that lie ahead of somebody, or are under way. Drafts are nobody's task yet. */
@Injectable()
export class AssignmentsLists extends ListsContributor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  async linesOf(volunteerId: string): Promise<ListLine[]> {
    const rows = await this.work.query<{ state: string; title: string; starts_at: Date; ends_at: Date }>(
      `SELECT a.state, s.title, s.starts_at, s.ends_at FROM shifts.assignment a JOIN shifts.shift s ON s.id = a.shift_id
       WHERE a.volunteer_id = $1 AND s.state = 'published' AND a.state IN ('offered', 'confirmed', 'checked-in') AND s.ends_at > $2
       ORDER BY s.starts_at LIMIT 50`,
      [volunteerId, this.clock.now()],
    );
    return rows.map(({ state, title, starts_at: startsAt, ends_at: endsAt }) => ({
      list: 'tasks',
      key: `shift.${state}`,
      title,
      startsAt,
      endsAt,
    }));
  }
}
