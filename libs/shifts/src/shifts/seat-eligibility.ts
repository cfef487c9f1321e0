import { Injectable } from '@nestjs/common';
import { Counties, currentCounty } from '@redmaple/platform';
import { type Blocker, Eligibility, type EligibilityQuestion, type EligibilityVerdict } from '@redmaple/plugins/house';
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

  /** Blockers of each person who takes a seat with these requirements for themselves. */
  async evaluate(
    volunteerIds: readonly string[],
    shift: AskedShift,
    qualifications: readonly string[],
  ): Promise<Verdicts> {
    return blockersIn(await this.eligibility.evaluateMany(volunteerIds, question('take-shift', shift, qualifications)));
  }

  /** What speaks against whoever has the seat already, the seat itself left aside. */
  async ofHolder(
    volunteerId: string,
    shift: AskedShift,
    qualifications: readonly string[],
    exceptAssignmentId: string,
  ): Promise<readonly Blocker[]> {
    const asked = question('be-rostered', shift, qualifications);
    const context = { ...asked.context, exceptAssignmentId };
    return (await this.eligibility.evaluate({ ...asked, person: volunteerId, context })).blockers;
  }

  /** The same for everybody who has a seat like it, their own seat not left aside: overlaps say nothing here. */
  async ofHolders(
    volunteerIds: readonly string[],
    shift: AskedShift,
    qualifications: readonly string[],
  ): Promise<Verdicts> {
    return blockersIn(
      await this.eligibility.evaluateMany(volunteerIds, question('be-rostered', shift, qualifications)),
    );
  }

  /** What speaks against giving the seat to this person now; kept, so that it can be explained later. */
  async decide(
    action: 'take-shift' | 'be-rostered',
    volunteerId: string,
    shift: AskedShift,
    qualifications: readonly string[],
    exceptAssignmentId?: string,
  ): Promise<readonly Blocker[]> {
    const { context, ...asked } = question(action, shift, qualifications);
    const { blockers } = await this.eligibility.decide({
      ...asked,
      person: volunteerId,
      context: { ...context, ...(exceptAssignmentId !== undefined && { exceptAssignmentId }) },
    });
    return blockers;
  }

  /** The same with what people said about their time: for planning others, not for who volunteers for a seat. */
  async evaluateWithTime(
    volunteerIds: readonly string[],
    shift: AskedShift,
    qualifications: readonly string[],
  ): Promise<Verdicts> {
    const verdicts = await this.eligibility.evaluateMany(volunteerIds, question('be-rostered', shift, qualifications));
    const patterns = await this.availability.patternsOf(volunteerIds);
    const zone = await this.counties.timezoneOf(currentCounty());
    const unavailable = blocker('unavailable', 'volunteer', 'say-when-available');
    return new Map(
      volunteerIds.map((id) => {
        const found = verdicts.get(id)?.blockers ?? [];
        return [id, isAvailable(patterns.get(id), shift, zone) ? found : [...found, unavailable]];
      }),
    );
  }
}

/** Seats with the same requirements share a key. */
export function needKey(qualifications: readonly string[]): string {
  return JSON.stringify([...qualifications].sort());
}

function question(
  action: 'take-shift' | 'be-rostered',
  { teamId, teamTypeCode, startsAt, endsAt }: AskedShift,
  qualifications: readonly string[],
): EligibilityQuestion {
  return { action, at: startsAt, context: { teamId, teamTypeCode, endsAt, qualifications } };
}

function blockersIn(verdicts: ReadonlyMap<string, EligibilityVerdict>): Verdicts {
  return new Map([...verdicts].map(([id, one]) => [id, one.blockers]));
}
