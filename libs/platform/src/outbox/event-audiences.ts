import { Injectable } from '@nestjs/common';
import type { OutboxLine } from './outbox-store.js';

/** An event as the relay hands it on. */
export type RelayedEvent = Pick<OutboxLine, 'id' | 'county_code' | 'name' | 'payload' | 'created_at'>;

/** Whoever keeps events beside the jobs that subscribe to them with `@On`. */
export interface EventAudience {
  /**
   * Inside the relay's transaction, which sees all counties: what is written here stands or falls with the events being ticked off.
   * A wait in here is a wait of the relay.
   */
  keep(events: readonly RelayedEvent[]): Promise<void>;
  /** The relay's transaction is committed. */
  kept(): void;
  /** With the relay, in the process that has it. */
  start(): void;
  stop(): Promise<void>;
}

/** Everybody who keeps events; the libs above the platform join when they are constructed. */
@Injectable()
export class EventAudiences {
  private readonly all: EventAudience[] = [];

  join(audience: EventAudience): void {
    this.all.push(audience);
  }

  start(): void {
    for (const one of this.all) one.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map((one) => one.stop()));
  }

  async keep(events: readonly RelayedEvent[]): Promise<void> {
    if (events.length === 0) return;
    for (const one of this.all) await one.keep(events);
  }

  kept(): void {
    for (const one of this.all) one.kept();
  }
}
