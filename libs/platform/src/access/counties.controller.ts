import { Controller, Get } from '@nestjs/common';
import { Env } from '../config/env.js';
import { CountyView } from './access.dto.js';
import { AllowPublic } from './allow.js';
import { Counties } from './counties.js';

/** Which counties one can sign in to. */
@Controller('public/counties')
export class PublicCountiesController {
  constructor(
    private readonly counties: Counties,
    private readonly env: Env,
  ) {}

  /** Active counties by code. Rehearsals are left out: their people are invented. */
  @Get()
  @AllowPublic()
  async list(): Promise<CountyView[]> {
    const { devInboxOn } = this.env;
    return [...(await this.counties.all()).values()]
      .filter((one) => one.status === 'active' && one.kind !== 'rehearsal')
      .map(({ code, name, timezone, kind }) => ({
        code,
        name,
        timezone,
        demo: kind === 'demo',
        messagesInInbox: devInboxOn,
      }));
  }
}
