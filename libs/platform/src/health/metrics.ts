import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const registry = new Registry();
collectDefaultMetrics({ register: registry, prefix: 'redmaple_' });

/** What is measured. Labels are route patterns and job names, never ids or anything personal. */
export const metrics = {
  registry,
  httpSeconds: new Histogram({
    name: 'redmaple_http_request_seconds',
    help: 'Time to answer an HTTP request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  }),
  jobSeconds: new Histogram({
    name: 'redmaple_job_seconds',
    help: 'Time to run a job',
    labelNames: ['job', 'outcome'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2, 10, 60, 300],
    registers: [registry],
  }),
  // The three below are shown by processes that run the relay (see showOutbox): elsewhere a zero would be a lie.
  outboxWaiting: new Gauge({ name: 'redmaple_outbox_waiting', help: 'Outbox lines not yet sent', registers: [] }),
  outboxOldestSeconds: new Gauge({
    name: 'redmaple_outbox_oldest_seconds',
    help: 'Age of the oldest unsent outbox line',
    registers: [],
  }),
  jobsDead: new Gauge({
    name: 'redmaple_jobs_dead',
    help: 'Jobs out of attempts that wait for a person',
    registers: [],
  }),
  liveStreams: new Gauge({
    name: 'redmaple_live_streams',
    help: 'Open streams of server-sent events',
    registers: [registry],
  }),
  pluginFaults: new Counter({
    name: 'redmaple_plugin_faults_total',
    help: 'Plugin calls that threw or ran too long',
    labelNames: ['plugin', 'hook'],
    registers: [registry],
  }),
};

/** Shows how much waits in the outbox, from now on. */
export function showOutbox(backlog: { waiting: number; oldestSeconds: number; dead: number }): void {
  for (const gauge of [metrics.outboxWaiting, metrics.outboxOldestSeconds, metrics.jobsDead])
    registry.registerMetric(gauge);
  metrics.outboxWaiting.set(backlog.waiting);
  metrics.outboxOldestSeconds.set(backlog.oldestSeconds);
  metrics.jobsDead.set(backlog.dead);
}
