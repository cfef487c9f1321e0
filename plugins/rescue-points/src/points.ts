import { Injectable } from '@nestjs/common';
import { Clock, defineEvent, defineJob, Handles, Outbox, PluginSettings, UnitOfWork } from '@redmaple/plugins';
import { LessThan, MoreThan } from 'typeorm';
import { Inspection } from './inspection.entity.js';
import type { NewInspection, NewPoint } from './point.dto.js';
import { Point, type PointState } from './point.entity.js';
import { pointErrors } from './points.errors.js';
import { settings } from './settings.js';

/** A point was registered, inspected, moved or given up: pages that show it read it anew. */
export const pointChanged = defineEvent<{ pointId: string }>('rescue-points.point-changed');

/** Every night, once in each county that has the plugin on. */
export const findDue = defineJob('rescue-points.find-due', {
  schedule: { pattern: '10 4 * * *', timezone: 'Asia/Shanghai' },
});

/** Every night: what was found years ago helps nobody any more. */
export const forgetOld = defineJob('rescue-points.forget-old', {
  schedule: { pattern: '40 4 * * *', timezone: 'Asia/Shanghai' },
});

/** How long an inspection is kept, in days: two people of each county agree to it. */
export const keptDays = 1_096;

const dayLength = 24 * 60 * 60 * 1000;
const mostOfOnePage = 200;
/** What a map or a board shows at once. */
const mostAtOnce = 2_000;
const historyLength = 100;

/** The points of the county and what was found at them. */
@Injectable()
export class Points {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly settings: PluginSettings,
  ) {}

  /** By what is painted on them. `next` is there when more follow. */
  page(after: string | undefined, limit: number): Promise<{ items: Point[]; next?: string }> {
    const take = Math.min(Math.max(limit, 1), mostOfOnePage);
    return this.work.run(async () => {
      const found = await this.work.repo(Point).find({
        ...(after !== undefined && { where: { code: MoreThan(after) } }),
        order: { code: 'ASC' },
        take: take + 1,
      });
      const items = found.slice(0, take);
      const last = items.at(-1);
      return { items, ...(found.length > take && last && { next: last.code }) };
    });
  }

  all(): Promise<Point[]> {
    return this.work.run(() => this.work.repo(Point).find({ order: { code: 'ASC' }, take: mostAtOnce }));
  }

  /** @throws rescue-points.noSuchPoint */
  one(id: string): Promise<Point> {
    return this.work.run(async () => {
      const point = await this.work.repo(Point).findOneBy({ id });
      if (!point) throw pointErrors.noSuchPoint();
      return point;
    });
  }

  /**
   * A new point has to be looked at once.
   * @throws rescue-points.codeTaken
   */
  register(point: NewPoint): Promise<Point> {
    return this.work.run(async () => {
      const points = this.work.repo(Point);
      // Two at once with the same code: the second waits for the first, inserts nothing and is told so.
      const { raw } = await points
        .createQueryBuilder()
        .insert()
        .values({ ...point, state: 'due' })
        .orIgnore()
        .returning('id')
        .execute();
      const [made] = raw as { id: string }[];
      if (!made) throw pointErrors.codeTaken(undefined, { field: 'code' });
      await this.outbox.emit(pointChanged, { pointId: made.id });
      return this.one(made.id);
    });
  }

  /** Newest first. @throws rescue-points.noSuchPoint */
  inspections(pointId: string): Promise<Inspection[]> {
    return this.work.run(async () => {
      await this.one(pointId);
      const order = { inspectedAt: 'DESC', id: 'DESC' } as const;
      return this.work.repo(Inspection).find({ where: { pointId }, order, take: historyLength });
    });
  }

  /** @throws rescue-points.noSuchPoint */
  inspect(pointId: string, { finding, note }: NewInspection, inspectedAt = this.clock.now()): Promise<Inspection> {
    return this.work.run(async () => {
      const point = await this.one(pointId);
      const said = note?.trim() ?? '';
      const made = await this.work
        .repo(Inspection)
        .save({ pointId, inspectedAt, finding, note: said === '' ? null : said });
      // An older inspection that is entered late changes nothing about today.
      if (!point.inspectedAt || point.inspectedAt <= inspectedAt)
        await this.work.repo(Point).update({ id: pointId }, { state: finding, inspectedAt });
      await this.outbox.emit(pointChanged, { pointId });
      return made;
    });
  }

  /** @throws rescue-points.noSuchPoint */
  move(id: string, state: PointState): Promise<Point> {
    return this.work.run(async () => {
      const { affected } = await this.work.repo(Point).update({ id }, { state });
      if (affected === 0) throw pointErrors.noSuchPoint();
      await this.outbox.emit(pointChanged, { pointId: id });
      return this.one(id);
    });
  }

  /** Gives a point up, with its inspections. Giving up what is gone is no mistake. */
  giveUp(id: string): Promise<void> {
    return this.work.run(async () => {
      const { affected } = await this.work.repo(Point).delete({ id });
      if (affected !== 0) await this.outbox.emit(pointChanged, { pointId: id });
    });
  }

  @Handles(forgetOld)
  async forgetOld(): Promise<void> {
    const limit = new Date(this.clock.now().getTime() - keptDays * dayLength);
    await this.work.run(() => this.work.repo(Inspection).delete({ inspectedAt: LessThan(limit) }));
  }

  /** Runs at least once, so running it twice must do no harm. */
  @Handles(findDue)
  async findDue(): Promise<void> {
    const { inspectEveryDays } = await this.settings.of('rescue-points', settings);
    const limit = new Date(this.clock.now().getTime() - inspectEveryDays * dayLength);
    await this.work.run(() =>
      this.work
        .repo(Point)
        .update({ state: 'ready', inspectedAt: LessThan(limit) }, { state: 'due' satisfies PointState }),
    );
  }
}
