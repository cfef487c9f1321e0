import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** Shortest time between two wake-ups, in milliseconds. */
const pause = 15;

/**
 * Tells the relay that there is work, outside the transaction and at most every few milliseconds: a NOTIFY inside
 * each transaction would make all commits queue for one lock. A lost wake-up costs at most the relay's poll.
 */
@Injectable()
export class OutboxWake {
  static readonly channel = 'redmaple_outbox';
  private timer: NodeJS.Timeout | undefined;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  poke(): void {
    if (this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.dataSource.query(`SELECT pg_notify('${OutboxWake.channel}', '')`).catch(() => {});
    }, pause);
    this.timer.unref();
  }
}
