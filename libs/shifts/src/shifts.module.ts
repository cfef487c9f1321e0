import { Global, Module } from '@nestjs/common';
import { registerTexts } from '@redmaple/platform';
import { ShiftsLists } from './exports/shifts-lists.js';
import { shiftsExportsTexts } from './exports/exports.texts.js';
import { Duties, LapsingDuties, Places, Shifts } from '@redmaple/plugins/house';
import { ShiftAccess } from './access/shift-access.js';
import { Assignments } from './assignments/assignments.js';
import { AssignmentsController } from './assignments/assignments.controller.js';
import { AttendanceJobs } from './assignments/attendance.jobs.js';
import { AttendanceService } from './assignments/attendance.service.js';
import { OwnCalendarService } from './assignments/own-calendar.service.js';
import { AvailabilityController } from './availability/availability.controller.js';
import { AvailabilityService } from './availability/availability.service.js';
import { CoverController } from './cover/cover.controller.js';
import { CoverJobs } from './cover/cover.jobs.js';
import { CoverRequests } from './cover/cover-requests.js';
import { CoverService } from './cover/cover.service.js';
import { DutiesService } from './duties/duties.service.js';
import { LapsesJobs } from './lapses/lapses.jobs.js';
import { LapsesService } from './lapses/lapses.service.js';
import { PatrolLogsController } from './patrol-logs/patrol-logs.controller.js';
import { PatrolLogsService } from './patrol-logs/patrol-logs.service.js';
import { RosterDraftingService } from './rosters/roster-drafting.service.js';
import { RosterEditingService } from './rosters/roster-editing.service.js';
import { RosterPublishingService } from './rosters/roster-publishing.service.js';
import { RostersController, SeatsController } from './rosters/rosters.controller.js';
import { RostersJobs } from './rosters/rosters.jobs.js';
import { RostersService } from './rosters/rosters.service.js';
import { shiftsTexts } from './shifts.texts.js';
import { Schedule } from './shifts/schedule.js';
import { SeatEligibility } from './shifts/seat-eligibility.js';
import { OfferedShifts } from './shifts/offered-shifts.js';
import { ShiftsController } from './shifts/shifts.controller.js';
import { ShiftsHome } from './shifts/shifts.home.js';
import { ShiftsService } from './shifts/shifts.service.js';
import { SignUpService } from './shifts/sign-up.service.js';
import { OfferedPlaces } from './sites/offered-places.js';
import { SitesController } from './sites/sites.controller.js';
import { SitesService } from './sites/sites.service.js';
import { TemplatesController } from './templates/templates.controller.js';
import { AssignmentsLists } from './assignments/assignments.lists.js';
import { TemplatesService } from './templates/templates.service.js';
import { PersonalJobs } from './personal.jobs.js';
import { registerShiftsRecords } from './personal-records.js';

registerTexts(shiftsTexts);
registerTexts(shiftsExportsTexts);
registerShiftsRecords();

const services = [
  SitesService,
  AvailabilityService,
  TemplatesService,
  RostersService,
  RosterEditingService,
  RosterPublishingService,
  ShiftsService,
  SignUpService,
  AttendanceService,
  OwnCalendarService,
  CoverService,
  LapsesService,
  PatrolLogsService,
];

/** Sites, availability, templates, rosters, shifts, attendance and cover; answers `Duties` to the other libs. */
@Global()
@Module({
  providers: [
    ...services,
    ShiftAccess,
    AssignmentsLists,
    ShiftsLists,
    ShiftsHome,
    Schedule,
    SeatEligibility,
    Assignments,
    CoverRequests,
    RosterDraftingService,
    RostersJobs,
    CoverJobs,
    LapsesJobs,
    AttendanceJobs,
    PersonalJobs,
    DutiesService,
    { provide: Duties, useExisting: DutiesService },
    { provide: LapsingDuties, useExisting: LapsesService },
    { provide: Places, useClass: OfferedPlaces },
    { provide: Shifts, useClass: OfferedShifts },
  ],
  exports: [...services, Duties, LapsingDuties, Places, Shifts],
})
export class ShiftsModule {}

/** The routes. */
@Module({
  controllers: [
    SitesController,
    AvailabilityController,
    TemplatesController,
    RostersController,
    SeatsController,
    ShiftsController,
    AssignmentsController,
    CoverController,
    PatrolLogsController,
  ],
})
export class ShiftsApiModule {}
