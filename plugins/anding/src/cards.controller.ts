import { Controller, Get } from '@nestjs/common';
import { Allow } from '@redmaple/plugins';
import { type Card, Cards } from './cards.js';

/** GET /api/v1/plugins/anding/cards */
@Controller('cards')
export class CardsController {
  constructor(private readonly cards: Cards) {}

  @Get()
  @Allow('liaison', 'operator', 'team-leader')
  all(): Promise<Card[]> {
    return this.cards.all();
  }
}
