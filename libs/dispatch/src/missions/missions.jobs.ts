import { Injectable } from '@nestjs/common';
import { Handles } from '@redmaple/platform';
import { expireOffer } from './mission-events.js';
import { OffersService } from './offers.service.js';

@Injectable()
export class MissionsJobs {
  constructor(private readonly offers: OffersService) {}

  @Handles(expireOffer)
  expire({ missionId }: { missionId: string }): Promise<void> {
    return this.offers.expire(missionId);
  }
}
