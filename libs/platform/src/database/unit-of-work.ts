import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool, PoolClient, QueryConfig } from 'pg';
import {
  DataSource,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  type QueryRunner,
  type Repository,
} from 'typeorm';
import { contextIfAny } from '../context/context.js';
import { inRole, mustBeInTime, roleInForce } from './acting.js';
import { ActingClient } from './acting-client.js';
import { translateDatabaseError } from './database-errors.js';
import { openSidePool } from './side-pool.js';

/** Purposes that may see rows of all counties in the few tables whose policy names them. */
export type SystemPurpose = 'relay' | 'sessions' | 'counties';

const countyPattern = /^[0-9A-Z]{6}$/;

/** One transaction, opened by the first statement: work that touches nothing costs no round trip. */
class Unit {
  readonly afterCommit: (() => void)[] = [];
  private opening: Promise<PoolClient> | undefined;
  private runner: QueryRunner | undefined;
  private sideClient: PoolClient | undefined;
  private acting: ActingClient | undefined;
  private closed = false;

  /** @param side where the connection comes from when a surrounding transaction holds one of the main pool. */
  constructor(
    private readonly dataSource: DataSource,
    private readonly purpose: SystemPurpose | undefined,
    private readonly side: Pool | undefined,
  ) {}

  client(): Promise<PoolClient> {
    if (this.closed) throw new Error('This unit of work has ended: await everything inside run().');
    this.opening ??= this.open();
    return this.opening;
  }

  manager(): EntityManager {
    if (this.closed) throw new Error('This unit of work has ended: await everything inside run().');
    if (this.side) throw new Error('separately() inside run() speaks SQL only: use query(), one() and execute().');
    return this.queryRunner().manager;
  }

  async commit(): Promise<void> {
    this.closed = true;
    if (!this.opening) return this.release();
    try {
      await this.opening;
      const result = await this.acting?.commit();
      // PostgreSQL answers ROLLBACK when a statement failed and the failure was swallowed.
      if (result?.command !== 'COMMIT') throw new Error('The transaction had already failed and was rolled back.');
    } finally {
      await this.release();
    }
    for (const callback of this.afterCommit) callback();
  }

  async rollback(): Promise<void> {
    this.closed = true;
    try {
      await this.opening;
      await this.acting?.rollback();
    } catch {
      // The connection is gone, and with it the transaction.
    } finally {
      await this.release();
    }
  }

  private queryRunner(): QueryRunner {
    if (!this.runner) {
      const runner = inRole(undefined, () => this.dataSource.createQueryRunner());
      const query = runner.query.bind(runner);
      // TypeORM's own statements wait for BEGIN; it must not open transactions of its own in between.
      runner.query = (async (...args: Parameters<QueryRunner['query']>) => {
        await this.client();
        return query(...args);
      }) as QueryRunner['query'];
      runner.startTransaction = async () => {};
      runner.commitTransaction = async () => {};
      this.runner = runner;
    }
    return this.runner;
  }

  private async open(): Promise<PoolClient> {
    const client = await this.connect();
    const context = contextIfAny();
    const county = context?.county ?? '';
    if (county !== '' && !countyPattern.test(county)) throw new Error('A county code has six digits.');
    const actor = context?.actor.id ?? '';
    const settings = [
      `SET LOCAL app.county = '${county}'`,
      `SET LOCAL app.actor = '${actor.replaceAll("'", "''")}'`,
      ...(this.purpose ? [`SET LOCAL app.purpose = '${this.purpose}'`] : []),
    ];
    const said = settings.join('; ');
    // The house opens it, whoever asks first.
    await client.query(`BEGIN; ${said}`);
    this.acting = new ActingClient(client, said, county);
    return client;
  }

  private async connect(): Promise<PoolClient> {
    if (!this.side) return (await this.queryRunner().connect()) as PoolClient;
    this.sideClient = await this.side.connect();
    return this.sideClient;
  }

  private async release(): Promise<void> {
    this.acting?.letGo();
    this.acting = undefined;
    this.sideClient?.release();
    this.sideClient = undefined;
    const runner = this.runner;
    this.runner = undefined;
    this.opening = undefined;
    if (runner && !runner.isReleased) await runner.release();
  }
}

/**
 * One transaction per use case. The county and the actor of the surrounding context become settings of the
 * transaction, and row-level security reads them. Services get repositories and SQL from here only.
 */
@Injectable()
export class UnitOfWork implements OnApplicationShutdown {
  private readonly storage = new AsyncLocalStorage<Unit>();
  private sidePool: Pool | undefined;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {
    const open = dataSource.createQueryRunner.bind(dataSource);
    // Beside the unit of work there is neither a county nor a role.
    dataSource.createQueryRunner = (mode) => {
      if (roleInForce() !== undefined) throw new Error('The database is reached through the unit of work alone.');
      return open(mode);
    };
  }

  /** Runs `work` in a transaction; inside another `run` it joins that one. Returns after COMMIT. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return this.storage.getStore() ? work() : this.open(work);
  }

  /**
   * Runs `work` in a transaction of its own that stands even when the surrounding one is rolled back
   * (counting failed attempts, for example). Inside a `run` its connection comes from a small pool of its own: if
   * all of the main pool's were held by callers that wait for a second one, nobody would go on. SQL only, then.
   */
  separately<T>(work: () => Promise<T>): Promise<T> {
    return this.open(work);
  }

  /** A transaction of its own that may see all counties in the tables whose policy names `purpose`. */
  async asSystemPurpose<T>(purpose: SystemPurpose, work: () => Promise<T>): Promise<T> {
    if (roleInForce() !== undefined) throw new Error('Only the house looks at several counties at once.');
    return this.open(work, purpose);
  }

  /** Whether the caller is inside a `run`. */
  get isOpen(): boolean {
    return this.storage.getStore() !== undefined;
  }

  /** Runs SQL in the current transaction and returns its rows. */
  async query<Row extends object = Record<string, unknown>>(
    sql: string | QueryConfig,
    params?: readonly unknown[],
  ): Promise<Row[]> {
    const client = await this.unit().client();
    const result = await client.query<Row>(sql as string, params as unknown[]);
    return result.rows;
  }

  /** Like {@link query}, for statements that answer one row or none. */
  async one<Row extends object = Record<string, unknown>>(
    sql: string | QueryConfig,
    params?: readonly unknown[],
  ): Promise<Row | undefined> {
    return (await this.query<Row>(sql, params))[0];
  }

  /** Runs a changing statement and returns how many rows it touched. */
  async execute(sql: string | QueryConfig, params?: readonly unknown[]): Promise<number> {
    const client = await this.unit().client();
    const result = await client.query(sql as string, params as unknown[]);
    return result.rowCount ?? 0;
  }

  /** TypeORM repository bound to the current transaction. */
  repo<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.manager.getRepository(entity);
  }

  get manager(): EntityManager {
    return this.unit().manager();
  }

  /** Calls back once the current transaction is committed; never after a rollback. */
  afterCommit(callback: () => void): void {
    this.unit().afterCommit.push(callback);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.sidePool?.end();
    this.sidePool = undefined;
  }

  private side(): Pool {
    this.sidePool ??= openSidePool(this.dataSource);
    return this.sidePool;
  }

  private unit(): Unit {
    const unit = this.storage.getStore();
    if (!unit) throw new Error('No unit of work: wrap the call in UnitOfWork.run().');
    return unit;
  }

  private async open<T>(work: () => Promise<T>, purpose?: SystemPurpose): Promise<T> {
    const unit = new Unit(this.dataSource, purpose, this.isOpen ? this.side() : undefined);
    try {
      const result = await this.storage.run(unit, work);
      mustBeInTime();
      await unit.commit();
      return result;
    } catch (error) {
      await unit.rollback();
      throw translateDatabaseError(error);
    }
  }
}
