import { UnitOfWork } from '@redmaple/platform';
import { coreMeasures, type NewServiceRecord } from '@redmaple/plugins/house';
import { Counting, RecognitionRuns, ServiceRecordsService } from '@redmaple/volunteers';
import type { Trial, TrialLine } from './trial.js';
import { as, atCounty, trialMonth, type TrialSite } from './trial-house.js';
import { dayOfMonth, type TrialMember } from './trial-people.js';

const pageSize = 200;

/** Credits everybody some service in the month before and lets the county's assessment count it. */
export async function assessOneMonth(site: TrialSite, members: readonly TrialMember[]): Promise<Trial['month']> {
  const { house } = site;
  const records = members.flatMap(servedBy);
  await as(site, 'operator', () => house.get(ServiceRecordsService).creditMany(records));
  const runs = house.get(RecognitionRuns);
  const { id } = await as(site, 'operator', () => runs.start(trialMonth));
  await as(site, 'operator', () =>
    house.get(Counting).count(id, { outboxId: undefined, attempt: 1, progress: async () => {} }),
  );
  const lines: TrialLine[] = [];
  let after: string | undefined;
  do {
    const page = await as(site, 'operator', () =>
      house.get(UnitOfWork).run(() => runs.page(id, { limit: pageSize, ...(after !== undefined && { after }) })),
    );
    for (const { volunteerNumber, volunteerName, teamName, score, commended, parts } of page.items)
      lines.push({ number: volunteerNumber, name: volunteerName, team: teamName ?? '', score, commended, parts });
    after = page.next;
  } while (after !== undefined);
  lines.sort((one, other) => other.score - one.score || (one.number < other.number ? -1 : 1));
  return { month: trialMonth, lines, volunteers: members.length };
}

/** One to five shifts each, as long as a shift of the type; some were sent out, some trained, some did what the plugin counts. */
function servedBy({ volunteerId, teamId, type, index }: TrialMember): NewServiceRecord[] {
  const length = Math.min(type.shifts?.slots[0]?.minutes ?? 120, 480);
  const record = (kind: string, turn: number, minute: number, minutes: number): NewServiceRecord => ({
    volunteerId,
    teamId,
    source: { type: kind, id: `trial-${index}-${turn}` },
    occurredAt: atCounty(dayOfMonth(1 + turn * 5 + (index % 5)), minute),
    plannedMinutes: minutes,
    actualMinutes: minutes,
    creditedMinutes: minutes,
    grade: 'B',
  });
  const shifts = Array.from({ length: 1 + ((index * 7) % 5) }, (_, turn) =>
    record('assignment', turn, 12 * 60, length),
  );
  const own = Object.keys(type.assess ?? {}).filter((one) => !coreMeasures.includes(one));
  return [
    ...shifts,
    ...(index % 3 === 0 ? [record('mission', 0, 6 * 60, 90)] : []),
    ...(index % 4 === 1 ? [record('training', 1, 8 * 60, 60)] : []),
    ...own.flatMap((measure, at) =>
      Array.from({ length: (index + at) % 4 }, (_, turn) =>
        record(`${type.pluginId}.${kebabOf(measure)}`, turn, 9 * 60 + at * 10, 5),
      ),
    ),
  ];
}

function kebabOf(measure: string): string {
  return measure.replaceAll(/[A-Z]/g, (one) => `-${one.toLowerCase()}`);
}
