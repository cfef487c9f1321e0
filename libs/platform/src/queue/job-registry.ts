import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { asSystem } from '../context/context.js';
import { type HandlerMark, handlerMark, type JobRun } from './handles.js';
import { allDeclaredJobs, type JobDefinition, ownerOf } from './job-definition.js';

export interface RegisteredJob {
  readonly definition: JobDefinition<object>;
  readonly event?: string;
  readonly handle: (payload: object, run: JobRun) => Promise<unknown>;
}

/** Every job with its handler, found on the providers of the running application. */
@Injectable()
export class JobRegistry {
  private readonly jobs = new Map<string, RegisteredJob>();
  private readonly atOnce = new Map<string, number>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /**
   * Collects the handlers.
   * @throws Error naming every job with no handler or with two, and what to do about it.
   */
  collect(): void {
    this.jobs.clear();
    const problems: string[] = [];
    const seen = new Set<object>();
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null || seen.has(instance)) continue;
      seen.add(instance);
      problems.push(...this.collectFrom(instance as Record<string, unknown>));
    }
    for (const name of allDeclaredJobs().keys()) {
      if (!this.jobs.has(name)) {
        problems.push(
          `Job ${name} has no handler: mark a provider's method with @Handles, and list the provider in a module the worker imports.`,
        );
      }
    }
    if (problems.length > 0) throw new Error(`Job registry:\n  ${problems.join('\n  ')}`);
  }

  get(name: string): RegisteredJob | undefined {
    return this.jobs.get(name);
  }

  all(): readonly RegisteredJob[] {
    return [...this.jobs.values()];
  }

  /** The owners that have at least one handler: one queue each. */
  owners(): string[] {
    return [...new Set(this.all().map((one) => ownerOf(one.definition.name)))].sort();
  }

  /** Lets fewer of an owner's jobs run side by side than of others. */
  limit(owner: string, atOnce: number): void {
    this.atOnce.set(owner, atOnce);
  }

  /** How many of an owner's jobs run side by side in a worker that lets `usual` run. */
  concurrencyOf(owner: string, usual: number): number {
    return Math.min(usual, this.atOnce.get(owner) ?? usual);
  }

  subscribersOf(event: string): readonly RegisteredJob[] {
    return this.all().filter((one) => one.event === event);
  }

  /**
   * Runs a job's handler inside its county.
   * @throws Error on an unknown name: such a job must fail, not vanish.
   */
  async run(name: string, county: string | undefined, payload: object, run: JobRun): Promise<unknown> {
    const job = this.jobs.get(name);
    if (!job) throw new Error(`No handler for job ${name}: was it renamed while jobs were waiting?`);
    return asSystem(county, name, () => job.handle(payload, run), run.outboxId ?? name);
  }

  private collectFrom(instance: Record<string, unknown>): string[] {
    const problems: string[] = [];
    const prototype = Object.getPrototypeOf(instance) as object | null;
    if (!prototype) return problems;
    for (const method of this.scanner.getAllMethodNames(prototype)) {
      const target = (prototype as Record<string, unknown>)[method];
      if (typeof target !== 'function') continue;
      const mark = Reflect.getMetadata(handlerMark, target) as HandlerMark | undefined;
      if (!mark) continue;
      const { name } = mark.job;
      if (this.jobs.has(name)) problems.push(`Job ${name} has two handlers: remove one of the @Handles.`);
      this.jobs.set(name, {
        definition: mark.job,
        ...(mark.event !== undefined && { event: mark.event }),
        handle: (payload, run) => (target as RegisteredJob['handle']).call(instance, payload, run),
      });
    }
    return problems;
  }
}
