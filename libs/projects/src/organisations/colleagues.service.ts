import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@redmaple/platform';

/** A colleague who works, or has worked, on organisations and projects. */
export class ColleagueView {
  id: string;
  displayName: string;
  /** Whether organisations may be given to this one to accompany. */
  officer: boolean;
}

/** The staff of the county behind the account ids in organisations and histories. */
@Injectable()
export class ColleaguesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** By name; colleagues who have left stay, since histories name them, but they accompany nobody any more. */
  list(): Promise<ColleagueView[]> {
    return this.work.run(() =>
      this.work.query<ColleagueView>(
        `SELECT a.id, a.display_name AS "displayName",
           bool_or(a.status = 'active' AND g.role = 'project-officer' AND (g.valid_to IS NULL OR g.valid_to > $1)) AS officer
         FROM platform.account a JOIN platform.role_grant g ON g.account_id = a.id
         WHERE a.kind = 'staff' AND g.role IN ('project-officer', 'operator', 'county-admin')
         GROUP BY a.id ORDER BY a.display_name, a.id`,
        [this.clock.now()],
      ),
    );
  }
}
