import { defineJob, type EventDefinition, type JobDefinition } from './job-definition.js';

/** What a handler is told about its run. */
export interface JobRun {
  /** The outbox line that asked for it; undefined for periodic jobs. */
  readonly outboxId: string | undefined;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** For jobs of plugins: aborted when the time is over that one may take. */
  readonly signal?: AbortSignal;
  /** Shows how far a long job is, 0 to 100. */
  progress(percent: number): Promise<void>;
}

/** What `@Handles` and `@On` leave on a method for the registry. */
export interface HandlerMark {
  readonly job: JobDefinition<object>;
  readonly event?: string;
}

export const handlerMark = Symbol.for('redmaple:handler');

type Handler<Payload> = (payload: Payload, run: JobRun) => Promise<unknown>;
interface Method<Payload> {
  value?: Handler<Payload>;
}
type MethodMarker<Payload> = (target: object, name: string | symbol, method: Method<Payload>) => void;

/** Marks the one method that handles a job. Handlers are idempotent: a job runs at least once. */
export function Handles<Payload extends object>(job: JobDefinition<Payload>): MethodMarker<Payload> {
  return (_target, _name, method) => mark(method, { job: job as JobDefinition<object> });
}

/**
 * Subscribes a method to an event. Each subscriber gets a job of its own, named `jobName`, so that one that
 * fails is retried without the others.
 */
export function On<Payload extends object>(event: EventDefinition<Payload>, jobName: string): MethodMarker<Payload> {
  const job = defineJob<Payload>(jobName, { attempts: 10 });
  return (_target, _name, method) => mark(method, { job: job as JobDefinition<object>, event: event.name });
}

function mark<Payload>(method: Method<Payload>, value: HandlerMark): void {
  if (method.value) Reflect.defineMetadata(handlerMark, value, method.value);
}
