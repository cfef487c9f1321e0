import { expect } from '@playwright/test';
import { answer, staffApi } from './api.js';

/** Service of long ago, entered by one and agreed to by another. */
export async function serveOn(volunteerId: string, occurredAt: string, minutes: number): Promise<void> {
  const times = { occurredAt, actualMinutes: minutes, creditedMinutes: minutes };
  const body = { volunteerId, content: '清理河道', reason: 'not-recorded' as const, ...times };
  const { id } = await answer((await staffApi('operator')).POST('/api/v1/service-corrections', { body }));
  await answer(
    (await staffApi('admin')).POST('/api/v1/service-corrections/{id}/decision', {
      params: { path: { id } },
      body: { outcome: 'approved' },
    }),
  );
}

/** A month that is counted and open for objections. */
export async function openMonth(month: string): Promise<string> {
  const operator = await staffApi('operator');
  const { id } = await answer(operator.POST('/api/v1/recognition/runs', { body: { month } }));
  const params = { path: { id } };
  const read = () => answer(operator.GET('/api/v1/recognition/runs/{id}', { params }));
  await expect.poll(async () => (await read()).state, { timeout: 30_000 }).toBe('draft');
  const { version } = await read();
  await answer(operator.POST('/api/v1/recognition/runs/{id}/opening', { params, body: { version } }));
  return id;
}
