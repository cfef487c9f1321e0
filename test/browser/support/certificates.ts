import { answer, staffApi } from './api.js';
import { emptyTeam, type OwnVolunteer, volunteerOf } from './arrange.js';
import { oneAtATime } from './one-at-a-time.js';

/** Who issues certificates in the demo county; entered once. */
export function demoIssuer(): Promise<void> {
  return oneAtATime('certificate-issuer', async () => {
    const admin = await staffApi('admin');
    const { version } = await answer(admin.GET('/api/v1/certificate-issuer'));
    if (version > 0) return;
    const body = {
      name: '枫桥镇红枫林服务中心',
      personInCharge: '错例甲',
      contact: '0575-00000000',
      noticeDays: 7,
      version,
    };
    await answer(admin.PUT('/api/v1/certificate-issuer', { body }));
  });
}

/** Two hours of service some days ago, entered by one and agreed to by another. */
export async function serve(volunteerId: string): Promise<void> {
  const body = {
    volunteerId,
    content: '清理河道',
    reason: 'not-recorded' as const,
    occurredAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
    actualMinutes: 120,
    creditedMinutes: 120,
  };
  const { id } = await answer((await staffApi('operator')).POST('/api/v1/service-corrections', { body }));
  const params = { path: { id } };
  await answer(
    (await staffApi('admin')).POST('/api/v1/service-corrections/{id}/decision', {
      params,
      body: { outcome: 'approved' },
    }),
  );
}

/** A volunteer who has served. */
export async function servedVolunteer(): Promise<OwnVolunteer> {
  await demoIssuer();
  const volunteer = await volunteerOf(await emptyTeam());
  await serve(volunteer.id);
  return volunteer;
}

/** A certificate of somebody's own. */
export async function demoCertificate(): Promise<{ verifyPath: string }> {
  const { id: volunteerId } = await servedVolunteer();
  const [from, to] = [-30, 0].map((days) =>
    new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10),
  );
  const body = { volunteerId, from: from ?? '', to: to ?? '' };
  return answer((await staffApi('operator')).POST('/api/v1/certificates', { body }));
}
