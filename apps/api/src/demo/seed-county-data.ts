import type { INestApplicationContext } from '@nestjs/common';

/** Areas, teams, a call, a course and a seed project, so that a newcomer meets a living county. */
export async function seedCountyData(_app: INestApplicationContext): Promise<void> {}
