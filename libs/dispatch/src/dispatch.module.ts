import { Global, Module } from '@nestjs/common';
import { registerTexts } from '@redmaple/platform';
import { Missions } from '@redmaple/plugins/house';
import { DispatchLists } from './exports/dispatch-lists.js';
import { dispatchExportsTexts } from './exports/exports.texts.js';
import { DispatchAccess } from './access/dispatch-access.js';
import { BoardController } from './board/board.controller.js';
import { BoardService } from './board/board.service.js';
import { AskingHistory } from './candidates/asking-history.js';
import { CandidateFacts } from './candidates/candidate-facts.js';
import { CandidateSearch } from './candidates/candidate-search.js';
import { CandidatesService } from './candidates/candidates.service.js';
import { DispatchParameters } from './dispatch-parameters.js';
import { dispatchTexts } from './dispatch.texts.js';
import { FollowUpsController } from './follow-ups/follow-ups.controller.js';
import { FollowUpsJobs } from './follow-ups/follow-ups.jobs.js';
import { FollowUpsService } from './follow-ups/follow-ups.service.js';
import { DispatchHome } from './incidents/dispatch.home.js';
import { ReportIncident } from './incidents/report.effect.js';
import { IncidentCategories } from './incidents/incident-categories.service.js';
import { IncidentListService } from './incidents/incident-list.service.js';
import { IncidentStore } from './incidents/incident-store.js';
import { IncidentsController } from './incidents/incidents.controller.js';
import { IncidentsService } from './incidents/incidents.service.js';
import { IntakeService } from './incidents/intake.service.js';
import { DispatchMessages } from './missions/dispatch-messages.js';
import { MissionLapsesJobs } from './missions/mission-lapses.jobs.js';
import { MissionLapses } from './missions/mission-lapses.service.js';
import { MissionLedger } from './missions/mission-ledger.js';
import { MissionStore } from './missions/mission-store.js';
import { MissionsController } from './missions/missions.controller.js';
import { MissionsJobs } from './missions/missions.jobs.js';
import { MissionsLists } from './missions/missions.lists.js';
import { MissionsService } from './missions/missions.service.js';
import { OfferedMissions } from './missions/offered-missions.js';
import { OfferPlan } from './missions/offer-plan.js';
import { OffersService } from './missions/offers.service.js';
import { PersonalJobs } from './personal.jobs.js';
import { registerDispatchRecords } from './personal-records.js';

registerTexts(dispatchTexts);
registerTexts(dispatchExportsTexts);
registerDispatchRecords();

const services = [
  AskingHistory,
  BoardService,
  CandidateFacts,
  CandidateSearch,
  CandidatesService,
  DispatchAccess,
  DispatchHome,
  DispatchLists,
  DispatchMessages,
  DispatchParameters,
  FollowUpsService,
  IncidentCategories,
  ReportIncident,
  IncidentListService,
  IncidentsService,
  IncidentStore,
  IntakeService,
  MissionLapses,
  MissionLedger,
  MissionsLists,
  MissionsService,
  MissionStore,
  OfferPlan,
  OffersService,
];

/** Intake, candidates, missions and follow-ups: in every process. */
@Global()
@Module({
  providers: [
    ...services,
    FollowUpsJobs,
    MissionLapsesJobs,
    MissionsJobs,
    PersonalJobs,
    { provide: Missions, useClass: OfferedMissions },
  ],
  exports: [...services, Missions],
})
export class DispatchModule {}

/** The routes of dispatch: in the API only. */
@Module({ controllers: [BoardController, IncidentsController, MissionsController, FollowUpsController] })
export class DispatchApiModule {}
