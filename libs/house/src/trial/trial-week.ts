import { Eligibility } from '@redmaple/plugins/house';
import { translateReason } from '@redmaple/platform';
import {
  RosterDraftingService,
  RosterPublishingService,
  RostersService,
  type RosterView,
  TemplatesService,
} from '@redmaple/shifts';
import type { CountedReason, TrialShift, TrialTeamType, TrialWeek } from './trial.js';
import { as, atCounty, clockOf, type TrialSite, trialWeek } from './trial-house.js';
import type { TrialMember } from './trial-people.js';

/** How many of the members of each team type could take a shift in the week, and what keeps the others away. */
export async function readiness(site: TrialSite, members: readonly TrialMember[]): Promise<TrialTeamType[]> {
  const types = new Map(members.map((one) => [one.type.code, one.type]));
  const found: TrialTeamType[] = [];
  for (const type of types.values()) {
    const own = members.filter((one) => one.type.code === type.code);
    const counts = new Counts();
    let ready = 0;
    for (const teamId of new Set(own.map((one) => one.teamId))) {
      const ofTeam = own.filter((one) => one.teamId === teamId).map((one) => one.volunteerId);
      const context = { teamId, teamTypeCode: type.code, endsAt: atCounty(trialWeek, 12 * 60) };
      const question = { action: 'take-shift' as const, context, at: atCounty(trialWeek, 10 * 60) };
      const verdicts = await as(site, 'operator', () => site.house.get(Eligibility).evaluateMany(ofTeam, question));
      for (const { allowed, blockers } of verdicts.values()) {
        if (allowed) ready++;
        const texts = blockers.map(
          ({ code, params, label }) => label?.[site.locale] ?? translateReason(site.locale, `blockers.${code}`, params),
        );
        counts.add(texts);
      }
    }
    const teams = new Set(own.map((one) => one.teamId)).size;
    const { code, label } = type;
    found.push({ code, label, teams, members: own.length, ready, reasons: counts.listed() });
  }
  return found;
}

/** Drafts and publishes a week of every team whose type has shifts, through the services that do it for a county. */
export async function rosterWeek(site: TrialSite, members: readonly TrialMember[]): Promise<TrialWeek[]> {
  const teams = new Map(members.map((one) => [one.teamId, one]));
  const weeks: TrialWeek[] = [];
  for (const [teamId, { type, teamName }] of teams) {
    if (!type.shifts) continue;
    const view = await as(site, 'operator', () => drafted(site, teamId));
    weeks.push(describe(view, teamName, type.label));
  }
  return weeks;
}

async function drafted({ house }: TrialSite, teamId: string): Promise<RosterView> {
  const rosters = house.get(RostersService);
  await house.get(TemplatesService).createFromTeamType({ teamId });
  const { id } = await rosters.create({ teamId, weekStart: trialWeek });
  await house.get(RosterDraftingService).draft(id, { outboxId: undefined, attempt: 1, progress: async () => {} });
  const draft = await rosters.get(id);
  await house.get(RosterPublishingService).publish(id, draft.version);
  return draft;
}

function describe(view: RosterView, team: string, label: TrialWeek['label']): TrialWeek {
  const minutes = new Map<string, number>();
  const counts = new Counts();
  const shifts = view.shifts.map((shift): TrialShift & { startsAt: string } => {
    const length = (Date.parse(shift.endsAt) - Date.parse(shift.startsAt)) / 60_000;
    const people = shift.seats.flatMap(({ assignment }) => assignment?.volunteer.number ?? []);
    for (const one of people) minutes.set(one, (minutes.get(one) ?? 0) + length);
    for (const { assignment, considered = [] } of shift.seats)
      if (!assignment) for (const one of considered) counts.add(one.blockers.map(({ message }) => message));
    const hours = `${clockOf(new Date(shift.startsAt))}–${clockOf(new Date(shift.endsAt))}`;
    return { day: shift.dutyDate, hours, seats: shift.seats.length, people, startsAt: shift.startsAt };
  });
  const served = [...minutes.values()];
  return {
    team,
    label,
    weekStart: view.weekStart,
    shifts: shifts
      .sort((one, other) => (one.startsAt + one.hours < other.startsAt + other.hours ? -1 : 1))
      .map(({ day, hours, seats, people }) => ({ day, hours, seats, people })),
    least: served.length > 0 ? Math.min(...served) : 0,
    most: served.length > 0 ? Math.max(...served) : 0,
    served: served.length,
    reasons: counts.listed(),
  };
}

/** Counts texts, the most frequent first. */
export class Counts {
  private readonly counts = new Map<string, number>();

  add(texts: readonly string[]): void {
    for (const text of texts) this.counts.set(text, (this.counts.get(text) ?? 0) + 1);
  }

  listed(): CountedReason[] {
    const all = [...this.counts].map(([text, people]) => ({ text, people }));
    return all.sort((one, other) => other.people - one.people || (one.text < other.text ? -1 : 1));
  }
}
