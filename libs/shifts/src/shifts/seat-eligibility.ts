import { Injectable } from '@nestjs/common';
import { Counties, currentCounty } from '@redmaple/platform';
import { type Blocker, Eligibility } from '@redmaple/plugins';
import { isAvailable } from '../availability/availability.policy.js';
import { AvailabilityService } from '../availability/availability.service.js';
import { blocker } from '../rosters/roster.policy.js';
import type { ScheduledShift } from './schedule.js';

type Verdicts = ReadonlyMap<string, readonly Blocker[]>;
type AskedShift = Pick<ScheduledShift, 'teamId' | 'teamTypeCode' | 'startsAt' | 'endsAt'>;

/** Asks the one eligibility engine about seats, once per distinct set of requirements. */
@Injectable()
export class SeatEligibility {
  constructor(
    private readonly eligibility: Eligibility,
    private readonly availability: AvailabilityService,
    private readonly counties: Counties,
  ) {}

  /** Blockers of each person for a seat with these requirements. */
  evaluate(
    volunteerIds: readonly string[],
    shift: AskedShift,
    qualifications: readonly string[],
    exceptAssignmentId?: string,
  ): Promise<Verdicts> {
    return this.eligibility.evaluate(volunteerIds, {
      kind: 'shift',
      teamId: shift.teamId,
      teamTypeCode: shift.teamTypeCode,
      startsAt: shift.startsAt,
      endsAt: shift.endsAt,
      qualifications,
      ...(exceptAssignmentId !== undefined && { exceptAssignmentId }),
    });
  }

  /** The same with what people said about their time: for planning others, not for who volunteers for a seat. */
  async evaluateWithTime(
    volunteerIds: readonly string[],
    shift: AskedShift,
    qualifications: readonly string[],
  ): Promise<Verdicts> {
    const verdicts = await this.evaluate(volunteerIds, shift, qualifications);
    const patterns = await this.availability.patternsOf(volunteerIds);
    const zone = await this.counties.timezoneOf(currentCounty());
    const unavailable = blocker('unavailable', 'volunteer');
    return new Map(
      volunteerIds.map((id) => {
        const found = verdicts.get(id) ?? [];
        return [id, isAvailable(patterns.get(id), shift, zone) ? found : [...found, unavailable]];
      }),
    );
  }
}

/** Seats with the same requirements share a key. */
export function needKey(qualifications: readonly string[]): string {
  return JSON.stringify([...qualifications].sort());
}
