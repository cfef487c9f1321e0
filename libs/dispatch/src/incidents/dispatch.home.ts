import { Injectable } from '@nestjs/common';
import { Clock, currentContext, UnitOfWork } from '@redmaple/platform';
import { HomeContributor, type HomeItem } from '@redmaple/plugins/house';
import { DispatchParameters } from '../dispatch-parameters.js';
import { sceneDueSql } from './category-terms.js';

/** Incidents that wait for somebody, those on their way, and call-backs that are due. */
@Injectable()
export class DispatchHome extends HomeContributor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly parameters: DispatchParameters,
    private readonly clock: Clock,
  ) {
    super();
  }

  async homeItems(): Promise<HomeItem[]> {
    if (!holds('liaison', 'operator')) return [];
    return [...(await this.incidents()), await this.followUps()];
  }

  private async incidents(): Promise<HomeItem[]> {
    const row = await this.work.one<{ waiting: number; late: number; oldest: Date | null; running: number }>(
      `SELECT (count(*) FILTER (WHERE waits))::int AS waiting,
         (count(*) FILTER (WHERE waits AND (no_one_left_at IS NOT NULL OR due < $1)))::int AS late,
         min(since) FILTER (WHERE waits) AS oldest, (count(*) FILTER (WHERE NOT waits))::int AS running
       FROM (SELECT state IN ('open', 'reopened') AS waits, coalesce(reopened_at, received_at) AS since,
           ${sceneDueSql(2)} AS due, no_one_left_at
         FROM dispatch.incident WHERE state IN ('open', 'reopened', 'assigned', 'on-scene')) i`,
      [this.clock.now(), this.parameters.sceneWithinMinutes],
    );
    return [
      {
        key: 'incidents.waiting',
        count: row?.waiting ?? 0,
        urgent: row?.late ?? 0,
        ...(row?.oldest && { oldestAt: row.oldest }),
        leadsTo: '/incidents?state=open',
      },
      { key: 'incidents.running', count: row?.running ?? 0, urgent: 0, leadsTo: '/incidents?state=assigned' },
    ];
  }

  private async followUps(): Promise<HomeItem> {
    const now = this.clock.now();
    const row = await this.work.one<{ due: number; late: number; oldest: Date | null }>(
      `SELECT count(*)::int AS due, (count(*) FILTER (WHERE due_at < $1::timestamptz - interval '1 day'))::int AS late, min(due_at) AS oldest
       FROM dispatch.follow_up WHERE state = 'open' AND due_at <= $1`,
      [now],
    );
    return {
      key: 'follow-ups.due',
      count: row?.due ?? 0,
      urgent: row?.late ?? 0,
      ...(row?.oldest && { oldestAt: row.oldest }),
      leadsTo: '/follow-ups',
    };
  }
}

function holds(...roles: string[]): boolean {
  return currentContext().actor.grants.some(({ role, scope }) => scope === 'county' && roles.includes(role));
}
