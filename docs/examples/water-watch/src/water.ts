import { Injectable } from '@nestjs/common';
import { Clock, defineJob, Handles, Outbox, PluginSettings, UnitOfWork } from '@redmaple/plugins';
import { LessThan, MoreThanOrEqual } from 'typeorm';
import { Reading } from './reading.entity.js';
import { settings } from './settings.js';

/** Finds out whether a level is high. The payload holds ids only. */
export const checkLevel = defineJob<{ readingId: string }>('water-watch.check-level');

/** Every night, once in each county that has the plugin on. */
export const removeOldReadings = defineJob('water-watch.remove-old-readings', {
  schedule: { pattern: '30 3 * * *', timezone: 'Asia/Shanghai' },
});

const dayLength = 24 * 60 * 60 * 1000;

@Injectable()
export class Water {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly settings: PluginSettings,
  ) {}

  /** Keeps the reading and asks for the check in one transaction: neither is there without the other. */
  record(gauge: string, centimetres: number): Promise<Reading> {
    return this.work.run(async () => {
      const reading = await this.work.repo(Reading).save({ gauge, centimetres, readAt: this.clock.now() });
      await this.outbox.enqueue(checkLevel, { readingId: reading.id });
      return reading;
    });
  }

  latest(): Promise<Reading[]> {
    return this.work.run(() => this.work.repo(Reading).find({ order: { readAt: 'DESC' }, take: 50 }));
  }

  /** Runs at least once, so running it twice must do no harm. */
  @Handles(checkLevel)
  async check({ readingId }: { readingId: string }): Promise<void> {
    const { alarmCentimetres } = await this.settings.of('water-watch', settings);
    await this.work.run(() =>
      this.work.repo(Reading).update({ id: readingId, centimetres: MoreThanOrEqual(alarmCentimetres) }, { high: true }),
    );
  }

  @Handles(removeOldReadings)
  async removeOld(): Promise<void> {
    const { keepDays } = await this.settings.of('water-watch', settings);
    const limit = new Date(this.clock.now().getTime() - keepDays * dayLength);
    await this.work.run(() => this.work.repo(Reading).delete({ readAt: LessThan(limit) }));
  }
}
