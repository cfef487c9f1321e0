import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Env } from '../config/env.js';
import { type LiveChange, liveChannel, readNotice } from './live-notice.js';

/** Pause before the next try when the database is away, in milliseconds. */
const retryAfter = 1_000;
/** Longest wait for a connection, in milliseconds. */
const patience = 5_000;

/** Somebody who follows what happens in a county. */
export interface LiveFollower {
  readonly county: string;
  changed(change: LiveChange): void;
  /** The listener was away: whatever happened meanwhile went by. */
  missed(): void;
}

/** Hears what the relays tell, once per process, and passes it on to the followers of the county. */
@Injectable()
export class LiveFeed implements OnApplicationShutdown {
  private readonly followers = new Map<string, Set<LiveFollower>>();
  private client: pg.Client | undefined;
  private listening: Promise<void> | undefined;
  private stopped = false;
  private rest: (() => void) | undefined;

  constructor(private readonly env: Env) {}

  /** Follows a county from now on. Returns how to stop. The first follower opens the connection. */
  follow(follower: LiveFollower): () => void {
    const { county } = follower;
    const group = this.followers.get(county) ?? new Set();
    this.followers.set(county, group.add(follower));
    this.listening ??= this.listen();
    return () => {
      group.delete(follower);
      if (group.size === 0 && this.followers.get(county) === group) this.followers.delete(county);
    };
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.rest?.();
    await this.client?.end().catch(() => {});
    await this.listening;
  }

  private async listen(): Promise<void> {
    while (!this.stopped) {
      await this.hearUntilLost();
      if (!this.stopped) await this.pause();
    }
  }

  private async hearUntilLost(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.env.DATABASE_URL,
      keepAlive: true,
      connectionTimeoutMillis: patience,
      application_name: 'redmaple-live',
    });
    const lost = new Promise<void>((resolve) => {
      client.once('end', resolve);
      client.on('error', () => resolve());
    });
    client.on('notification', ({ payload }) => this.pass(payload));
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${liveChannel}`);
      // Also for the first ones: they follow since before there was anything to hear.
      this.tellMissed();
      await lost;
    } catch {
      // The database is away. The streams stay open; those who follow hear of it when it is back.
    } finally {
      await client.end().catch(() => {});
    }
  }

  private pass(text: string | undefined): void {
    const notice = readNotice(text);
    if (!notice) return;
    for (const follower of this.followers.get(notice.county) ?? [])
      for (const change of notice.changes) follower.changed(change);
  }

  private tellMissed(): void {
    for (const group of this.followers.values()) for (const follower of group) follower.missed();
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, retryAfter);
      this.rest = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
