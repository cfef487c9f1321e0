import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { UnitOfWork } from '@redmaple/platform';
import { type ListLine, ListsContributor } from '@redmaple/plugins/house';
import { VolunteerScope } from '../volunteers/volunteer-scope.js';
import type { ListLineView, ThreeListsView } from './three-lists.dto.js';

/** Asks every lib what it knows of a volunteer's duties, tasks and achievements. */
@Injectable()
export class ThreeLists implements OnModuleInit {
  private contributors: readonly ListsContributor[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly work: UnitOfWork,
    private readonly scope: VolunteerScope,
  ) {}

  onModuleInit(): void {
    const found = this.discovery.getProviders().map(({ instance }): unknown => instance);
    this.contributors = [...new Set(found.filter((one) => one instanceof ListsContributor))];
  }

  /** @throws request.notFound, also for a team leader who asks for someone of another team */
  of(volunteerId: string): Promise<ThreeListsView> {
    return this.work.run(async () => {
      await this.scope.require(volunteerId);
      return this.gather(volunteerId);
    });
  }

  /** The signed-in volunteer's. @throws volunteers.notAVolunteer */
  mine(): Promise<ThreeListsView> {
    return this.work.run(async () => this.gather(await this.scope.own()));
  }

  private async gather(volunteerId: string): Promise<ThreeListsView> {
    const lines: ListLine[] = [];
    for (const contributor of this.contributors) lines.push(...(await contributor.linesOf(volunteerId)));
    const of = (list: ListLine['list']) => lines.filter((one) => one.list === list);
    return {
      duties: of('duties').map(toView),
      tasks: of('tasks')
        .sort((one, other) => (one.startsAt?.getTime() ?? 0) - (other.startsAt?.getTime() ?? 0))
        .map(toView),
      achievements: of('achievements').map(toView),
    };
  }
}

function toView({ key, title, startsAt, endsAt, count, minutes }: ListLine): ListLineView {
  return {
    key,
    title,
    ...(startsAt && { startsAt: startsAt.toISOString() }),
    ...(endsAt && { endsAt: endsAt.toISOString() }),
    ...(count !== undefined && { count }),
    ...(minutes !== undefined && { minutes }),
  };
}
