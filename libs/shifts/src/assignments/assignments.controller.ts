import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow, calendarType } from '@redmaple/platform';
import { CannotCome, type ExcusedView } from '../cover/cover.dto.js';
import { CoverService } from '../cover/cover.service.js';
import { PinAssignment } from '../rosters/roster.dto.js';
import { RosterEditingService } from '../rosters/roster-editing.service.js';
import type { SeatView } from '../shifts/shift.dto.js';
import { type AssignmentEventView, AttendanceTime, type AttendanceView } from './attendance.dto.js';
import { AttendanceService } from './attendance.service.js';
import { OwnCalendarService } from './own-calendar.service.js';

/** Who holds a seat, and what becomes of it. */
@Controller('assignments')
export class AssignmentsController {
  constructor(
    private readonly attendance: AttendanceService,
    private readonly cover: CoverService,
    private readonly editing: RosterEditingService,
    private readonly calendar: OwnCalendarService,
  ) {}

  /** Each move with who, when and why. */
  @Get(':id/history')
  @Allow('operator', 'county-admin', 'team-leader', 'volunteer')
  history(@Param('id', ParseUUIDPipe) id: string): Promise<AssignmentEventView[]> {
    return this.attendance.history(id);
  }

  /** My shift as a file for the phone's calendar (RFC 5545). */
  @Get(':id/calendar')
  @Header('content-type', calendarType)
  @Header('content-disposition', 'attachment; filename="shift.ics"')
  @Allow('volunteer')
  calendarOf(@Param('id', ParseUUIDPipe) id: string): Promise<string> {
    return this.calendar.ofAssignment(id);
  }

  /** Says yes to a seat that was offered. */
  @Post(':id/accept')
  @HttpCode(200)
  @Allow('volunteer', 'team-leader', 'operator', 'county-admin')
  accept(@Param('id', ParseUUIDPipe) id: string): Promise<AttendanceView> {
    return this.attendance.accept(id);
  }

  /** "I can't come": frees the seat and seeks cover. Also the no to an offer. */
  @Post(':id/cannot-come')
  @HttpCode(200)
  @Allow('volunteer', 'team-leader', 'operator', 'county-admin')
  cannotCome(@Param('id', ParseUUIDPipe) id: string, @Body() { reason }: CannotCome): Promise<ExcusedView> {
    return this.cover.cannotCome(id, reason);
  }

  @Post(':id/check-in')
  @HttpCode(200)
  @Allow('volunteer', 'team-leader', 'operator', 'county-admin')
  checkIn(@Param('id', ParseUUIDPipe) id: string, @Body() { at }: AttendanceTime): Promise<AttendanceView> {
    return this.attendance.checkIn(id, at);
  }

  /** Ends the duty; its minutes go into the ledger. */
  @Post(':id/check-out')
  @HttpCode(200)
  @Allow('volunteer', 'team-leader', 'operator', 'county-admin')
  checkOut(@Param('id', ParseUUIDPipe) id: string, @Body() { at }: AttendanceTime): Promise<AttendanceView> {
    return this.attendance.checkOut(id, at);
  }

  /** Takes somebody off a seat. */
  @Post(':id/unassign')
  @HttpCode(200)
  @Allow('operator', 'county-admin', 'team-leader')
  unassign(@Param('id', ParseUUIDPipe) id: string): Promise<SeatView> {
    return this.editing.unassign(id);
  }

  /** Keeps a drafted assignment when the roster is drafted again, or lets it go. */
  @Post(':id/pin')
  @HttpCode(200)
  @Allow('operator', 'county-admin', 'team-leader')
  pin(@Param('id', ParseUUIDPipe) id: string, @Body() { pinned }: PinAssignment): Promise<SeatView> {
    return this.editing.pin(id, pinned);
  }
}
