import type { DynamicModule, Provider, Type } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { Test, type TestingModule } from '@nestjs/testing';
import { FakeClock } from '../clock/fake-clock.js';
import { asSystem } from '../context/context.js';
import { Counties } from '../access/counties.js';
import type { MigrationClass } from '../database/migrate.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { PlatformModule } from '../platform.module.js';
import { platformMigrations } from '../platform.migrations.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { testEnv } from './test-env.js';
import { randomUUID } from 'node:crypto';

export interface TestHouse {
  readonly module: TestingModule;
  readonly database: TestDatabase;
  readonly clock: FakeClock;
  readonly work: UnitOfWork;
  get<T>(token: unknown): T;
  /** Runs `work` inside the demo county (or another) in one transaction. */
  inCounty<T>(work: () => Promise<T>, county?: string): Promise<T>;
  close(): Promise<void>;
}

/** A second factor that stays fresh however far a test moves its clock. */
export const longFresh = new Date('2100-01-01T00:00:00Z');
export const testCounty = '330681';
export const otherCounty = '140830';

/**
 * The platform with some lib modules over a database of their own and a clock that stands still when told to:
 * for `*.db.spec.ts`. Two counties are registered.
 */
export async function openTestHouse(options: {
  imports?: (Type | DynamicModule)[];
  providers?: Provider[];
  entities?: readonly EntityTarget<ObjectLiteral>[];
  migrations?: readonly MigrationClass[];
  redis?: boolean;
}): Promise<TestHouse> {
  const migrations = [...platformMigrations, ...(options.migrations ?? [])];
  const database = await createTestDatabase(migrations);
  const clock = new FakeClock();
  const env = testEnv(database, { redis: options.redis ?? false });
  const module = await Test.createTestingModule({
    imports: [
      PlatformModule.forRoot({ env, entities: options.entities ?? [], clock, queuePrefix: `test-${randomUUID()}` }),
      ...(options.imports ?? []),
    ],
    providers: options.providers ?? [],
  }).compile();
  await module.init();
  const counties = module.get(Counties);
  await counties.register({ code: testCounty, name: '诸暨市', kind: 'demo' });
  await counties.register({ code: otherCounty, name: '芮城县' });
  const work = module.get(UnitOfWork);
  return {
    module,
    database,
    clock,
    work,
    get: <T>(token: unknown) => module.get<T>(token as never, { strict: false }),
    inCounty: (inside, county = testCounty) => asSystem(county, 'test', () => work.run(inside)),
    async close() {
      await module.close();
      await database.drop();
    },
  };
}
