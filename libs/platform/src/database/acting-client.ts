import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import { roleInForce } from './acting.js';

/** Thrown when code that acts under a role of its own asks for something a role could be left with. */
export class RefusedStatement extends Error {
  constructor(what: string, fix: string) {
    super(`${what}: ${fix}`);
    this.name = 'RefusedStatement';
  }
}

type Send = (...args: unknown[]) => unknown;

/**
 * A client of the pool for the length of one transaction: each statement runs under the role of whoever asks for it. Once a role is
 * in play statements take turns, so that people who work side by side in one transaction never speak under each other's.
 */
export class ActingClient {
  private readonly send: Send;
  /** The role the connection has now; `null` where a savepoint may have brought another back. */
  private role: string | null | undefined;
  private moved: RefusedStatement | undefined;
  /** Settled when everything has run that was asked for since roles came into play. */
  private tail: Promise<unknown> | undefined;

  /**
   * @param settings statements that say for whom the transaction is; said again whenever a role is left.
   * @param county whose rows it may touch.
   */
  constructor(
    private readonly client: PoolClient,
    private readonly settings: string,
    private readonly county: string,
  ) {
    this.send = client.query.bind(client) as Send;
    client.query = ((...args: unknown[]) => this.ask(args)) as PoolClient['query'];
  }

  /** Ends the transaction, under the process's own role: constraints that are judged at its end belong to the house as well. */
  async commit(): Promise<QueryResult> {
    await this.tail;
    try {
      await this.take(undefined).catch(unlessFailedBefore);
      if (this.moved) throw this.moved;
    } catch (error) {
      await this.rollback();
      throw error;
    }
    return (await this.send('COMMIT')) as QueryResult;
  }

  async rollback(): Promise<void> {
    await this.tail;
    await this.send('ROLLBACK');
  }

  /** Gives the client back as it was. */
  letGo(): void {
    Reflect.deleteProperty(this.client, 'query');
  }

  private ask(args: unknown[]): unknown {
    const wanted = roleInForce();
    if (wanted === undefined && this.tail === undefined) return this.send(...args);
    const asked = wanted === undefined ? args : confined(args);
    if (asked instanceof RefusedStatement) return Promise.reject(asked);
    const answer = (this.tail ?? Promise.resolve()).then(() => this.run(wanted, asked));
    this.tail = answer.catch(() => {});
    return answer;
  }

  private async run(wanted: string | undefined, asked: unknown[]): Promise<unknown> {
    // After a failure this is the one statement that is heard, and what it brings back is not known here.
    const back = backToSavepoint.test(textOf(asked[0]));
    if (!back) await this.take(wanted);
    const found = await this.send(...asked);
    if (back) this.role = null;
    return found;
  }

  /** Takes the role, unless it is in force already. */
  private async take(wanted: string | undefined): Promise<void> {
    if (this.role === wanted) return;
    const left = this.role !== undefined;
    const statements = [
      ...(left ? [`SELECT current_setting('app.county', true) AS county`, 'SET LOCAL ROLE NONE', this.settings] : []),
      ...(wanted === undefined ? [] : [`SET LOCAL ROLE "${wanted}"`]),
    ];
    const results = (await this.send(statements.join('; '))) as QueryResult | QueryResult[];
    this.role = wanted;
    if (left) this.mustBeIn([results].flat()[0]);
  }

  /** Whoever moved the transaction to another county gets nothing written. */
  private mustBeIn(found: QueryResult | undefined): void {
    const { county } = (found?.rows[0] ?? {}) as { county?: string };
    if (county === this.county) return;
    this.moved = new RefusedStatement(
      'The transaction was moved to another county',
      'leave the settings below app. alone; the host sets them.',
    );
    throw this.moved;
  }
}

const backToSavepoint = /^\s*rollback\s+(?:(?:work|transaction)\s+)?to\b/i;
/** What may begin a statement of somebody with a role of their own; everything else could change who they are. */
const allowed =
  /^(?:select|insert|update|delete|merge|with|values|table|savepoint|release|rollback\s+(?:(?:work|transaction)\s+)?to)\b/i;
/** Words that change settings from within a query, speak or wait beyond the transaction, and spellings that hide them. */
const hidden = /\bset_config\b|\bpg_settings\b|\bpg_notify\b|\bpg_(?:try_)?advisory|\bpg_sleep|\bu&["']/i;

/** The statement as somebody with a role of their own may make it: one at a time, and none that changes the role. */
function confined(args: readonly unknown[]): unknown[] | RefusedStatement {
  const [asked, values, ...more] = args;
  const text = textOf(asked);
  const bare = text.replace(/^(?:\s|\(|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/, '');
  if (text === '' || more.length > 0 || typeof values === 'function')
    return new RefusedStatement('This way of asking is not offered', 'await a statement that is written as text.');
  if (!allowed.test(bare) || hidden.test(text))
    return new RefusedStatement(
      `A plugin may not run ${JSON.stringify(bare.slice(0, 40))}`,
      'read and write rows (SELECT, INSERT, UPDATE, DELETE, MERGE); transactions, roles and settings are the host’s.',
    );
  const config: QueryConfig = typeof asked === 'string' ? { text } : { ...(asked as QueryConfig) };
  // The extended protocol takes one statement at a time.
  return [{ ...config, ...(Array.isArray(values) && { values }), queryMode: 'extended' }];
}

function textOf(asked: unknown): string {
  if (typeof asked === 'string') return asked;
  if (typeof asked !== 'object' || asked === null || 'submit' in asked) return '';
  const { text } = asked as { text?: unknown };
  return typeof text === 'string' ? text : '';
}

/** A statement failed before and somebody swallowed it: COMMIT will say so. */
function unlessFailedBefore(error: unknown): void {
  if ((error as { code?: unknown }).code !== '25P02') throw error;
}
