import { Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow, AllowSignedIn, calendarType, type Page, PageQuery } from '@redmaple/platform';
import { TrainingEnrolmentView, type MyTrainingView } from './enrolment.dto.js';
import { EnrolmentsService } from './enrolments.service.js';

@Controller('training')
export class EnrolmentsController {
  constructor(private readonly enrolments: EnrolmentsService) {}

  /** Trainings of the volunteer who is signed in, newest first. */
  @Get('mine')
  @AllowSignedIn()
  mine(@Query() query: PageQuery): Promise<Page<MyTrainingView>> {
    return this.enrolments.mine(query);
  }

  /** Trainings of a volunteer, newest first, for the office. */
  @Get('volunteers/:id')
  @Allow('operator', 'county-admin')
  of(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<Page<MyTrainingView>> {
    return this.enrolments.of(id, query);
  }

  /** My training as a file for the phone's calendar (RFC 5545). */
  @Get('enrolments/:id/calendar')
  @Header('content-type', calendarType)
  @Header('content-disposition', 'attachment; filename="training.ics"')
  @AllowSignedIn()
  calendarOf(@Param('id', ParseUUIDPipe) id: string): Promise<string> {
    return this.enrolments.calendarOf(id);
  }

  /** "I can't come": by the volunteer, or by those who run the session. */
  @Post('enrolments/:id/cancel')
  @HttpCode(200)
  @AllowSignedIn()
  cancel(@Param('id', ParseUUIDPipe) id: string): Promise<TrainingEnrolmentView> {
    return this.enrolments.cancel(id);
  }
}
