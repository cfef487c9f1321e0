import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@redmaple/platform';
import { type ListLine, ListsContributor } from '@redmaple/plugins/house';

/** Sessions that somebody is enrolled in, and courses passed. */
@Injectable()
export class EnrolmentsLists extends ListsContributor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  async linesOf(volunteerId: string): Promise<ListLine[]> {
    const rows = await this.work.query<{ state: string; title: string; starts_at: Date; ends_at: Date }>(
      `SELECT e.state, c.title, s.starts_at, s.ends_at FROM training.enrolment e
       JOIN training.session s ON s.id = e.session_id JOIN training.course c ON c.id = s.course_id
       WHERE e.volunteer_id = $1
         AND (e.state = 'passed' OR (e.state IN ('enrolled', 'waitlisted') AND s.state = 'scheduled' AND s.ends_at > $2))
       ORDER BY s.starts_at LIMIT 100`,
      [volunteerId, this.clock.now()],
    );
    return rows.map(({ state, title, starts_at: startsAt, ends_at: endsAt }) => ({
      list: state === 'passed' ? 'achievements' : 'tasks',
      key: `training.${state}`,
      title,
      startsAt,
      endsAt,
    }));
  }
}
