import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Clock, UnitOfWork } from '@redmaple/platform';
import { HomeContributor, type HomeItem } from '../contracts/home.js';
import type { HomeItemView, HomeView } from './home.dto.js';

/** Asks every lib what waits for the caller. */
@Injectable()
export class HomeService implements OnModuleInit {
  private contributors: readonly HomeContributor[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const found = this.discovery.getProviders().map(({ instance }): unknown => instance);
    this.contributors = [...new Set(found.filter((one) => one instanceof HomeContributor))];
  }

  async mine(): Promise<HomeView> {
    const items = await this.work.run(async () => {
      const all: HomeItem[] = [];
      for (const contributor of this.contributors) all.push(...(await contributor.homeItems()));
      return all;
    });
    return { items: items.sort(byUrgency).map(toView), now: this.clock.now().toISOString() };
  }
}

function byUrgency(one: HomeItem, other: HomeItem): number {
  const weight = ({ urgent, count }: HomeItem): number => (urgent > 0 ? 2 : count > 0 ? 1 : 0);
  return weight(other) - weight(one) || (one.key < other.key ? -1 : 1);
}

function toView({ key, count, urgent, oldestAt, leadsTo }: HomeItem): HomeItemView {
  return { key, count, urgent, leadsTo, ...(oldestAt && { oldestAt: oldestAt.toISOString() }) };
}
