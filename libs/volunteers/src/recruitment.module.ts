import { Global, Module } from '@nestjs/common';
import { Recipients } from '@redmaple/platform';
import { ApplicationRecords } from './applications/application-records.js';
import { ApplicationStates } from './applications/application-states.js';
import { ApplicationsController } from './applications/applications.controller.js';
import { ApplicationsJobs } from './applications/applications.jobs.js';
import { ApplicationsService } from './applications/applications.service.js';
import { Drafts } from './applications/drafts/drafts.service.js';
import { PublicDraftsController } from './applications/drafts/public-drafts.controller.js';
import { PrepareSignUp } from './applications/prepare-sign-up.js';
import { PublicApplicationsController } from './applications/public-applications.controller.js';
import { RecruitsService } from './applications/recruits.service.js';
import { SignUp } from './applications/sign-up.js';
import { Timeline } from './applications/timeline.js';
import { CallRecords } from './calls/call-records.js';
import { CallTeamTypes } from './calls/call-team-types.js';
import { CallForms } from './calls/forms/call-forms.js';
import { CallFormsController } from './calls/forms/call-forms.controller.js';
import { CallFormsService } from './calls/forms/call-forms.service.js';
import { CallSpecialists } from './calls/specialists/call-specialists.js';
import { CallsController } from './calls/calls.controller.js';
import { CallsService } from './calls/calls.service.js';
import { PublicCallsController } from './calls/public-calls.controller.js';
import { PublishedCalls } from './calls/published-calls.js';
import { Seats } from './calls/seats.js';
import { Applying } from './eligibility/applying.service.js';
import { FactReader } from './eligibility/fact-reader.js';
import { CommitImport } from './import/commit-import.js';
import { ImportEligibility } from './import/import-eligibility.js';
import { ImportFiles } from './import/import-files.service.js';
import { ImportTeams } from './import/import-teams.js';
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
  CallForms,
  CallFormsService,
  CallSpecialists,
  CallTeamTypes,
  PublishedCalls,
  Seats,
  Timeline,
  ApplicationRecords,
  ApplicationStates,
  ApplicationsService,
  ApplicationsJobs,
  Applying,
  ConsentLedger,
  Drafts,
  FactReader,
  Guardians,
  Looks,
  PrepareSignUp,
  RecruitStanding,
  VettingPlans,
  SignUp,
  RecruitsService,
  ImportEligibility,
  ImportFiles,
  ImportStore,
  ImportTeams,
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
    PublicDraftsController,
    CallsController,
    CallFormsController,
    ApplicationsController,
    ImportsController,
  ],
})
export class RecruitmentApiModule {}
