import { Global, Module } from '@nestjs/common';
import { Recipients } from '@redmaple/platform';
import { ApplicationRecords } from './applications/application-records.js';
import { ApplicationStates } from './applications/application-states.js';
import { ApplicationsController } from './applications/applications.controller.js';
import { ApplicationsJobs } from './applications/applications.jobs.js';
import { ApplicationsService } from './applications/applications.service.js';
import { PrepareSignUp } from './applications/prepare-sign-up.js';
import { PublicApplicationsController } from './applications/public-applications.controller.js';
import { RecruitsService } from './applications/recruits.service.js';
import { SignUp } from './applications/sign-up.js';
import { Timeline } from './applications/timeline.js';
import { CallRecords } from './calls/call-records.js';
import { CallsController } from './calls/calls.controller.js';
import { CallsService } from './calls/calls.service.js';
import { PublicCallsController } from './calls/public-calls.controller.js';
import { PublishedCalls } from './calls/published-calls.js';
import { Seats } from './calls/seats.js';
import { CommitImport } from './import/commit-import.js';
import { ImportStore } from './import/import-store.js';
import { ImportsController } from './import/imports.controller.js';
import { ImportsJobs } from './import/imports.jobs.js';
import { ImportsService } from './import/imports.service.js';
import { ConsentLedger } from './people/consent-ledger.js';
import { Guardians } from './people/guardians.js';
import { Looks } from './people/looks.service.js';
import { PeopleService } from './people/people.service.js';
import { RecruitStanding } from './vetting/appeals/recruit-standing.js';
import { VettingPlans } from './vetting/stages/vetting-plans.service.js';

const shared = [
  PeopleService,
  CallsService,
  CallRecords,
  PublishedCalls,
  Seats,
  Timeline,
  ApplicationRecords,
  ApplicationStates,
  ApplicationsService,
  ApplicationsJobs,
  ConsentLedger,
  Guardians,
  Looks,
  PrepareSignUp,
  RecruitStanding,
  VettingPlans,
  SignUp,
  RecruitsService,
  ImportStore,
  ImportsService,
  CommitImport,
  ImportsJobs,
];

/** People, calls, applications and imports: services and jobs. */
@Global()
@Module({
  providers: [...shared, { provide: Recipients, useExisting: PeopleService }],
  exports: [...shared, Recipients],
})
export class RecruitmentModule {}

/** The routes of recruitment. */
@Module({
  controllers: [
    PublicCallsController,
    PublicApplicationsController,
    CallsController,
    ApplicationsController,
    ImportsController,
  ],
})
export class RecruitmentApiModule {}
