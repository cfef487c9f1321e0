import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import { type ListLine, ListsContributor } from '@redmaple/plugins/house';

/** Missions that somebody is asked for or is on. What they are about is nobody's business but the mission's own page. */
@Injectable()
export class MissionsLists extends ListsContributor {
  constructor(private readonly work: UnitOfWork) {
    super();
  }

  async linesOf(volunteerId: string): Promise<ListLine[]> {
    const rows = await this.work.query<{ state: string; offered_at: Date }>(
      `SELECT state, offered_at FROM dispatch.mission
       WHERE volunteer_id = $1 AND state IN ('offered', 'accepted', 'en-route', 'on-scene') ORDER BY offered_at`,
      [volunteerId],
    );
    return rows.map(({ state, offered_at: startsAt }) => ({
      list: 'tasks',
      key: `mission.${state}`,
      title: '',
      startsAt,
    }));
  }
}
