import type { INestApplicationContext } from '@nestjs/common';
import { fillDemoCounty } from '@redmaple/house';
import { UnitOfWork } from '@redmaple/platform';

/** Areas, teams, a call, a course and seed projects, so that a newcomer meets a living county. Joins the open transaction. */
export async function seedCountyData(app: INestApplicationContext): Promise<void> {
  const staff = await app
    .get(UnitOfWork)
    .query<{ id: string; login: string }>(`SELECT id, login FROM platform.account WHERE kind = 'staff'`);
  await fillDemoCounty(app, Object.fromEntries(staff.map(({ id, login }) => [login, id])));
}
