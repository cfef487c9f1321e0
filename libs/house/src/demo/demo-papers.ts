import {
  CertificateIssuers,
  CertificateRequests,
  CertificatesService,
  Corrections,
  ServiceCorrections,
} from '@redmaple/volunteers';
import type { DemoCast } from './demo-cast.js';
import type { DemoVolunteer } from './demo-volunteers.js';

interface Served {
  readonly by: number;
  readonly day: number;
  readonly time: string;
  readonly minutes: number;
  readonly content: string;
}

/** Service of before there was this house, by the place of who served in the patrol. */
const earlier: readonly Served[] = [
  { by: 0, day: -20, time: '08:30', minutes: 150, content: '清理枫溪河道漂浮物' },
  { by: 0, day: -12, time: '18:00', minutes: 120, content: '枫溪大桥堰坝傍晚值守' },
  { by: 1, day: -12, time: '18:00', minutes: 120, content: '枫溪大桥堰坝傍晚值守' },
];

/** Hours that two people agreed on with a certificate of them, and what waits for the office: one of each. */
export async function fillPapers(cast: DemoCast, volunteers: readonly DemoVolunteer[], teamId: string): Promise<void> {
  const patrol = volunteers.filter((one) => one.team === 'patrol');
  const [first, second, third] = patrol as [DemoVolunteer, DemoVolunteer, DemoVolunteer];
  const corrections = cast.get(ServiceCorrections);
  const propose = (volunteerId: string, { day, time, minutes, content }: Omit<Served, 'by'>) =>
    cast.as('operator', () =>
      corrections.proposeEntry({
        volunteerId,
        teamId,
        content,
        reason: 'not-recorded',
        occurredAt: cast.at(day, time),
        actualMinutes: minutes,
        creditedMinutes: minutes,
      }),
    );
  for (const { by, ...served } of earlier) {
    const { id } = await propose((patrol[by] ?? first).volunteerId, served);
    await cast.as('admin', () => corrections.decide(id, 'approved'));
  }
  await propose(third.volunteerId, { day: -5, time: '18:00', minutes: 90, content: '桥头堰坝傍晚值守' });
  await cast.as('admin', () =>
    cast.get(CertificateIssuers).set({
      name: '枫桥镇红枫林服务中心（演示）',
      personInCharge: '演示甲子',
      contact: '0575-00000000',
      noticeDays: 7,
      version: 0,
    }),
  );
  const period = { from: cast.day(-60), to: cast.day() };
  await cast.as('operator', () => cast.get(CertificatesService).issue({ volunteerId: first.volunteerId, ...period }));
  await cast.asVolunteer(second.personId, () => cast.get(CertificateRequests).ask(period));
  await cast.asVolunteer(third.personId, () =>
    cast.get(Corrections).ask({ field: 'other', note: '住址写成了枫源村，应当是桥头村。' }),
  );
}
