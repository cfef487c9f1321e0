import { Controller, Get } from '@nestjs/common';
import { Allow, Env } from '@redmaple/platform';
import type { BoardView, MapSettingsView } from './board.dto.js';
import { BoardService } from './board.service.js';

/** What stands around the incidents on the station's screen. */
@Controller('dispatch')
export class BoardController {
  constructor(
    private readonly boards: BoardService,
    private readonly env: Env,
  ) {}

  /** The time, how many incidents are open, and what each team is doing. */
  @Get('board')
  @Allow('liaison', 'operator', 'county-admin')
  board(): Promise<BoardView> {
    return this.boards.board();
  }

  /** Where map tiles come from, if this house has any. */
  @Get('map')
  @Allow('liaison', 'operator', 'county-admin')
  map(): MapSettingsView {
    const tiles = this.env.mapTiles;
    return tiles ? { tiles } : {};
  }
}
