import { Controller, Get } from '@nestjs/common';
import { AllowSignedIn } from '@redmaple/platform';
import type { HomeView } from './home.dto.js';
import { HomeService } from './home.service.js';

/** What needs me now. */
@Controller('home')
export class HomeController {
  constructor(private readonly home: HomeService) {}

  /** Counts of what waits for the caller's roles. */
  @Get()
  @AllowSignedIn()
  mine(): Promise<HomeView> {
    return this.home.mine();
  }
}
