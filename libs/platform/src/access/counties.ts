import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';

export interface County {
  readonly code: string;
  readonly name: string;
  /** IANA zone in which the county's days and nights are counted. */
  readonly timezone: string;
  readonly kind: 'regular' | 'demo' | 'rehearsal';
  readonly status: 'active' | 'closed';
}

/** How long an answer is believed, in milliseconds: processes agree within twice this time. */
const staleAfter = 2_500;

/** The register of counties. */
@Injectable()
export class Counties {
  private cache: { readonly at: number; readonly byCode: ReadonlyMap<string, County> } | undefined;
  private refreshing = false;
  private generation = 0;

  constructor(private readonly work: UnitOfWork) {}

  /** A county that is active, or undefined. */
  async active(code: string): Promise<County | undefined> {
    const county = (await this.all()).get(code);
    return county?.status === 'active' ? county : undefined;
  }

  async activeCodes(): Promise<string[]> {
    return [...(await this.all()).values()].filter((one) => one.status === 'active').map((one) => one.code);
  }

  /** IANA zone of a county. @throws Error when the county is not registered. */
  async timezoneOf(code: string): Promise<string> {
    const county = (await this.all()).get(code);
    if (!county) throw new Error(`County ${code} is not registered.`);
    return county.timezone;
  }

  async register(county: { code: string; name: string; kind?: County['kind']; timezone?: string }): Promise<void> {
    await this.work.run(() =>
      this.work.execute('INSERT INTO platform.county (code, name, kind, timezone) VALUES ($1, $2, $3, $4)', [
        county.code,
        county.name,
        county.kind ?? 'regular',
        county.timezone ?? 'Asia/Shanghai',
      ]),
    );
    this.cache = undefined;
    this.generation++;
  }

  async close(code: string): Promise<void> {
    await this.work.run(() =>
      this.work.execute(`UPDATE platform.county SET status = 'closed' WHERE code = $1`, [code]),
    );
    this.cache = undefined;
    this.generation++;
  }

  /**
   * All counties by code. Whoever finds the answer stale reads it anew, the others go on with the old one meanwhile:
   * nobody waits for another's read, which may itself wait for the connection they hold.
   */
  async all(): Promise<ReadonlyMap<string, County>> {
    const now = performance.now();
    if (this.cache && (this.refreshing || now - this.cache.at <= staleAfter)) return this.cache.byCode;
    this.refreshing = true;
    try {
      const { generation } = this;
      const byCode = await this.read();
      // A county registered or closed meanwhile may be missing in what was read.
      if (generation === this.generation) this.cache = { at: now, byCode };
      return byCode;
    } finally {
      this.refreshing = false;
    }
  }

  /** Joins an open transaction: waiting for a second connection while holding one could starve the pool. */
  private async read(): Promise<ReadonlyMap<string, County>> {
    const rows = await this.work.run(() =>
      this.work.query<County>('SELECT code, name, timezone, kind, status FROM platform.county ORDER BY code'),
    );
    return new Map(rows.map((row) => [row.code, row]));
  }
}
