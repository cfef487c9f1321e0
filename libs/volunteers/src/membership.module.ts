import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import {
  Areas,
  Eligibility,
  Messages,
  Qualifications,
  Records,
  ServiceRecords,
  Teams,
  Volunteers,
} from '@redmaple/plugins/house';
import { AreasController } from './areas/areas.controller.js';
import { AreasService } from './areas/areas.service.js';
import { EligibilityController } from './eligibility/eligibility.controller.js';
import { CertificateIssuers } from './certificates/certificate-issuers.service.js';
import { CertificateRequests } from './certificates/certificate-requests.service.js';
import {
  CertificatesController,
  OwnCertificatesController,
  PublicCertificatesController,
} from './certificates/certificates.controller.js';
import { CertificatesJobs } from './certificates/certificates.jobs.js';
import { CertificatesService } from './certificates/certificates.service.js';
import { ClaimDecisions } from './claims/claim-decisions.service.js';
import { ClaimReader } from './claims/claim-reader.js';
import { ClaimsController, OwnClaimsController } from './claims/claims.controller.js';
import { ClaimsHome } from './claims/claims.home.js';
import { ClaimsService } from './claims/claims.service.js';
import { EligibilityService } from './eligibility/eligibility.service.js';
import { EligibilityExceptions } from './eligibility/exceptions.service.js';
import { EligibilityExplainer } from './eligibility/explainer.service.js';
import { IdentityLists } from './exports/identity-lists.js';
import { LedgerLists } from './exports/ledger-lists.js';
import { RecognitionLists } from './exports/recognition-lists.js';
import { TeamLists } from './exports/team-lists.js';
import { VettingLists } from './exports/vetting-lists.js';
import { MemberLists } from './exports/member-lists.js';
import { RecordLists } from './exports/record-lists.js';
import { RecruitmentLists } from './exports/recruitment-lists.js';
import { InsuranceController } from './insurance/insurance.controller.js';
import { InsuranceLosses } from './insurance/insurance-losses.service.js';
import { InsuranceService } from './insurance/insurance.service.js';
import { ApplyCorrection } from './people/apply-correction.js';
import { Closings } from './people/closings.service.js';
import { Corrections } from './people/corrections.service.js';
import { DataExports } from './people/data-exports.service.js';
import { DuplicatesController, MergesController } from './people/duplicates.controller.js';
import { Duplicates } from './people/duplicates.service.js';
import { Erasure } from './people/erasure.js';
import { MergeReader } from './people/merge-reader.js';
import { MergeRows } from './people/merge-rows.js';
import { Merges } from './people/merges.service.js';
import { OwnConsents } from './people/own-consents.service.js';
import { CorrectionsController, OwnDataController } from './people/own-data.controller.js';
import { OwnDataCollector } from './people/own-data.js';
import { OwnDataJobs } from './people/own-data.jobs.js';
import { OwnRecordsController } from './people/own-records.controller.js';
import { Profiles } from './people/profiles.service.js';
import { ProofReminders } from './qualifications/proof-reminders.service.js';
import { ProofsJobs } from './qualifications/proofs.jobs.js';
import { QualificationsController } from './qualifications/qualifications.controller.js';
import { QualificationsHome } from './qualifications/qualifications.home.js';
import { QualificationsService } from './qualifications/qualifications.service.js';
import { RecognitionAwards } from './recognition/awards.service.js';
import { Counting } from './recognition/counting.service.js';
import { LedgerReader } from './recognition/ledger-reader.js';
import { RecognitionObjections } from './recognition/objections.service.js';
import { OwnRecognitionService } from './recognition/own-recognition.service.js';
import { OwnRecognitionController, RecognitionController } from './recognition/recognition.controller.js';
import { CommendationProposalsController } from './recognition/proposals/proposals.controller.js';
import { CommendationProposals } from './recognition/proposals/proposals.service.js';
import { RecognitionJobs } from './recognition/recognition.jobs.js';
import { RecognitionLines } from './recognition/recognition-lines.js';
import { RecognitionRules } from './recognition/rules.service.js';
import { RecognitionRuns } from './recognition/runs.service.js';
import { Stars } from './recognition/stars.service.js';
import { ServiceCorrectionsController } from './service-records/service-corrections.controller.js';
import { ServiceCorrections } from './service-records/service-corrections.service.js';
import { OfferedRecords } from './service-records/offered-records.js';
import { ServiceRecordsController } from './service-records/service-records.controller.js';
import { ServiceRecordsService } from './service-records/service-records.service.js';
import { LeaderDecisions } from './teams/leader-decisions.service.js';
import { LeaderProposals } from './teams/leader-proposals.js';
import { LeaderProposalsController } from './teams/leader-proposals.controller.js';
import { LeadersHome } from './teams/leaders.home.js';
import { LeaderGrants } from './teams/leader-grants.js';
import { MembersService } from './teams/members.service.js';
import { MembershipLog } from './teams/membership-log.js';
import { MembershipsController } from './teams/memberships.controller.js';
import { MembershipsService } from './teams/memberships.service.js';
import { OwnTeams } from './teams/own-teams.js';
import { PostHoldings } from './teams/post-holdings.js';
import { PostReader } from './teams/post-reader.js';
import { PostsController } from './teams/posts.controller.js';
import { PostsService } from './teams/posts.service.js';
import { Probations } from './teams/probations.js';
import { TeamsController } from './teams/teams.controller.js';
import { TeamJoiningService } from './teams/team-joining.service.js';
import { TeamsService } from './teams/teams.service.js';
import { AcceptanceService } from './vetting/acceptance.service.js';
import { AppealsController, RecruitVettingController } from './vetting/appeals/appeals.controller.js';
import { AppealsService } from './vetting/appeals/appeals.service.js';
import { BackgroundReviews } from './vetting/background/background-reviews.service.js';
import { Deciders } from './vetting/deciders.js';
import { DecisionRecords } from './vetting/decision-records.js';
import { DecisionsService } from './vetting/decisions.service.js';
import { VettingEvidence } from './vetting/evidence.service.js';
import { PipelineService } from './vetting/pipeline/pipeline.service.js';
import { VettingReasons } from './vetting/reasons/vetting-reasons.service.js';
import { VettingHome } from './vetting/vetting.home.js';
import { VettingQueueService } from './vetting/vetting-queue.service.js';
import { ApplicationDecisionsController, VettingController } from './vetting/vetting.controller.js';
import { VettingJobs } from './vetting/vetting.jobs.js';
import { VettingSettingsController } from './vetting/vetting-settings.controller.js';
import { SavedViews } from './vetting/views/saved-views.service.js';
import { MembershipLists } from './three-lists/membership.lists.js';
import { ThreeListsController } from './three-lists/three-lists.controller.js';
import { ThreeLists } from './three-lists/three-lists.service.js';
import { SendMessage } from './volunteers/message.effect.js';
import { OfferedMessages } from './volunteers/offered-messages.js';
import { PluginMessages } from './volunteers/plugin-messages.js';
import { VolunteerRegister } from './volunteers/volunteer-register.js';
import { VolunteerScope } from './volunteers/volunteer-scope.js';
import { OwnVolunteerController, VolunteersController } from './volunteers/volunteers.controller.js';
import { VolunteersJobs } from './volunteers/volunteers.jobs.js';
import { VolunteerSearch } from './volunteers/volunteer-search.js';
import { VolunteersService } from './volunteers/volunteers.service.js';

const services = [
  AcceptanceService,
  ApplyCorrection,
  AreasService,
  ClaimDecisions,
  ClaimReader,
  ClaimsHome,
  ClaimsService,
  Closings,
  CommendationProposals,
  Corrections,
  DataExports,
  AppealsService,
  BackgroundReviews,
  Deciders,
  DecisionRecords,
  CertificateIssuers,
  CertificateRequests,
  CertificatesJobs,
  CertificatesService,
  DecisionsService,
  Duplicates,
  EligibilityExceptions,
  EligibilityExplainer,
  EligibilityService,
  Erasure,
  IdentityLists,
  InsuranceLosses,
  InsuranceService,
  LeaderDecisions,
  LeaderGrants,
  LedgerLists,
  LeaderProposals,
  LeadersHome,
  MembersService,
  MembershipLog,
  MemberLists,
  MembershipLists,
  MembershipsService,
  OwnTeams,
  PostHoldings,
  PostReader,
  PostsService,
  Probations,
  MergeReader,
  MergeRows,
  Merges,
  OwnConsents,
  OwnDataCollector,
  OwnDataJobs,
  Profiles,
  ProofReminders,
  ProofsJobs,
  PipelineService,
  PluginMessages,
  QualificationsHome,
  QualificationsService,
  Counting,
  LedgerReader,
  OwnRecognitionService,
  RecognitionAwards,
  RecognitionJobs,
  RecognitionLines,
  RecognitionLists,
  RecognitionObjections,
  RecognitionRules,
  RecognitionRuns,
  RecordLists,
  RecruitmentLists,
  SavedViews,
  ServiceCorrections,
  ServiceRecordsService,
  Stars,
  TeamJoiningService,
  TeamLists,
  TeamsService,
  ThreeLists,
  VettingEvidence,
  VettingHome,
  VettingJobs,
  VettingLists,
  VettingQueueService,
  VettingReasons,
  SendMessage,
  VolunteerRegister,
  VolunteersJobs,
  VolunteerScope,
  VolunteerSearch,
  VolunteersService,
];

/** What other libs and plugins ask for. */
const contracts = [
  { provide: Areas, useExisting: AreasService },
  { provide: Eligibility, useExisting: EligibilityService },
  { provide: Messages, useClass: OfferedMessages },
  { provide: Qualifications, useExisting: QualificationsService },
  { provide: Records, useClass: OfferedRecords },
  { provide: ServiceRecords, useExisting: ServiceRecordsService },
  { provide: Teams, useExisting: TeamsService },
  { provide: Volunteers, useExisting: VolunteersService },
];

/** Vetting, volunteers, teams, qualifications, eligibility: services and jobs. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [...services, ...contracts],
  exports: [...services, ...contracts.map((one) => one.provide)],
})
export class MembershipModule {}

/** The routes of vetting, volunteers and teams. */
@Module({
  controllers: [
    AppealsController,
    ApplicationDecisionsController,
    AreasController,
    ClaimsController,
    OwnClaimsController,
    CorrectionsController,
    DuplicatesController,
    EligibilityController,
    InsuranceController,
    LeaderProposalsController,
    MergesController,
    OwnDataController,
    CertificatesController,
    OwnCertificatesController,
    OwnRecordsController,
    PublicCertificatesController,
    MembershipsController,
    OwnVolunteerController,
    CommendationProposalsController,
    OwnRecognitionController,
    PostsController,
    QualificationsController,
    RecognitionController,
    RecruitVettingController,
    ServiceCorrectionsController,
    ServiceRecordsController,
    TeamsController,
    ThreeListsController,
    VettingController,
    VettingSettingsController,
    VolunteersController,
  ],
})
export class MembershipApiModule {}
