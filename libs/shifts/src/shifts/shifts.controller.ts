import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import { type OpenShiftView, type OwnAssignmentView, OwnShiftQuery, type TakenSeatView } from './own-shift.dto.js';
import { ShiftQuery, type ShiftView } from './shift.dto.js';
import { ShiftsService } from './shifts.service.js';
import { SignUpService } from './sign-up.service.js';

/** Dated shifts. */
@Controller('shifts')
export class ShiftsController {
  constructor(
    private readonly shifts: ShiftsService,
    private readonly signUp: SignUpService,
  ) {}

  /** Shifts with their people, for who leads. */
  @Get()
  @Allow('operator', 'county-admin', 'team-leader', 'liaison')
  list(@Query() query: ShiftQuery): Promise<ShiftView[]> {
    return this.shifts.list(query);
  }

  /** My own shifts, from today on unless asked otherwise. */
  @Get('mine')
  @Allow('volunteer', 'team-leader')
  mine(@Query() query: OwnShiftQuery): Promise<OwnAssignmentView[]> {
    return this.signUp.mine(query);
  }

  /** Open shifts of my teams: what I may take, and why not the others. */
  @Get('open')
  @Allow('volunteer', 'team-leader')
  open(): Promise<OpenShiftView[]> {
    return this.signUp.open();
  }

  @Get(':id')
  @Allow('operator', 'county-admin', 'team-leader', 'liaison')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<ShiftView> {
    return this.shifts.get(id);
  }

  /** Takes an open seat for myself. */
  @Post(':id/take')
  @HttpCode(201)
  @Allow('volunteer', 'team-leader')
  take(@Param('id', ParseUUIDPipe) id: string): Promise<TakenSeatView> {
    return this.signUp.take(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('operator', 'county-admin', 'team-leader')
  cancel(@Param('id', ParseUUIDPipe) id: string): Promise<ShiftView> {
    return this.shifts.cancel(id);
  }
}
