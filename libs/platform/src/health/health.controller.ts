import { Controller, Get, Header, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { inTime } from '../clock/in-time.js';
import { AllowPublic } from '../access/allow.js';
import { requestErrors } from '../errors/platform-errors.js';
import { metrics } from './metrics.js';

/** Longest wait for the database's answer, in milliseconds. */
const patience = 2_000;

@Injectable()
export class Health {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws request.busy when the database does not answer in time. */
  async ready(): Promise<void> {
    const busy = (): never => {
      throw requestErrors.busy({}, { retryAfterSeconds: 2 });
    };
    await inTime(patience, () => this.dataSource.query('SELECT 1').catch(busy), busy);
  }
}

/** For probes and monitoring; outside /api/v1. */
@Controller()
export class HealthController {
  constructor(private readonly health: Health) {}

  /** The process answers. */
  @Get('health/live')
  @AllowPublic()
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** The process can serve: the database answers. */
  @Get('health/ready')
  @AllowPublic()
  async ready(): Promise<{ status: 'ready' }> {
    await this.health.ready();
    return { status: 'ready' };
  }

  /** Prometheus text. */
  @Get('metrics')
  @AllowPublic()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return metrics.registry.metrics();
  }
}
