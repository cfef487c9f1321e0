import { Injectable } from '@nestjs/common';
import { ServiceRecords } from '@redmaple/plugins/house';
import type { DispatchActor } from '../access/dispatch-access.js';
import { DispatchParameters } from '../dispatch-parameters.js';
import type { MissionRow } from './mission-store.js';

/** Time given on missions, for the ledger of service. */
@Injectable()
export class MissionLedger {
  constructor(
    private readonly records: ServiceRecords,
    private readonly parameters: DispatchParameters,
  ) {}

  /**
   * Records the time of whoever was at the place, also when they were called back (条例 19: truthfully). Actual is from
   * the yes to the end; credited is from arrival to the end, since travel is no service time (domain.md §4).
   */
  async credit(mission: MissionRow, actor: DispatchActor): Promise<void> {
    if (!mission.arrivedAt || !mission.answeredAt || !mission.endedAt) return;
    await this.records.credit({
      volunteerId: mission.volunteerId,
      teamId: mission.teamId,
      source: { type: 'mission', id: mission.id },
      occurredAt: mission.arrivedAt,
      during: { from: mission.arrivedAt, to: mission.endedAt },
      plannedMinutes: this.parameters.expectedMissionMinutes,
      actualMinutes: minutesBetween(mission.answeredAt, mission.endedAt),
      creditedMinutes: minutesBetween(mission.arrivedAt, mission.endedAt),
      // The liaison who closes it vouches for it; who closes their own reports it themselves (domain.md §6).
      grade: actor.volunteerId === mission.volunteerId ? 'C' : 'B',
    });
  }
}

/** A mission that nobody closed for longer was forgotten, not served; a figure of our own, in minutes. */
const longest = 24 * 60;

/** A minute that was begun counts. */
function minutesBetween(from: Date, to: Date): number {
  return Math.min(longest, Math.ceil((to.getTime() - from.getTime()) / 60_000));
}
