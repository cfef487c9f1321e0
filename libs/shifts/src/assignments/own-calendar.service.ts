import { Injectable } from '@nestjs/common';
import { Clock, requestErrors, UnitOfWork, writeCalendar } from '@redmaple/platform';
import { Teams } from '@redmaple/plugins/house';
import { ShiftAccess } from '../access/shift-access.js';
import type { AssignmentState } from './assignment.policy.js';

interface DutyRow {
  readonly state: AssignmentState;
  readonly title: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly cancelled: boolean;
  readonly version: number;
  readonly team_id: string;
  readonly site: string | null;
}

/** A shift of one's own as a file for the phone's calendar. */
@Injectable()
export class OwnCalendarService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ShiftAccess,
    private readonly teams: Teams,
    private readonly clock: Clock,
  ) {}

  /** @throws shifts.notVolunteer, request.notFound for another's, for a draft and for what somebody else has taken over */
  ofAssignment(id: string): Promise<string> {
    return this.work.run(async () => {
      const self = await this.access.requireSelf();
      const row = await this.work.one<DutyRow>(
        `SELECT a.state, s.title, s.starts_at, s.ends_at, s.state = 'cancelled' AS cancelled, s.version, s.team_id, i.name AS site
         FROM shifts.assignment a JOIN shifts.shift s ON s.id = a.shift_id LEFT JOIN shifts.site i ON i.id = s.site_id
         WHERE a.id = $1 AND a.volunteer_id = $2 AND a.state NOT IN ('drafted', 'replaced')`,
        [id, self.id],
      );
      if (!row) throw requestErrors.notFound();
      const off = row.cancelled || row.state === 'excused';
      return writeCalendar(
        {
          uid: `assignment-${id}@redmaple`,
          startsAt: row.starts_at,
          endsAt: row.ends_at,
          summary: row.title,
          location: row.site ?? undefined,
          description: (await this.teams.byId(row.team_id))?.name,
          status: off ? 'cancelled' : row.state === 'offered' ? 'tentative' : 'confirmed',
          sequence: row.version,
        },
        this.clock.now(),
      );
    });
  }
}
