import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { AreaEntity } from './areas/area.entity.js';
import { ClaimEntity, ClaimFileEntity } from './claims/claim.entity.js';
import { EligibilityDecisionEntity } from './eligibility/eligibility-decision.entity.js';
import { EligibilityExceptionEntity } from './eligibility/eligibility-exception.entity.js';
import {
  CertificateDocumentEntity,
  CertificateEntity,
  CertificateIssuerEntity,
  CertificateRequestEntity,
} from './certificates/certificate.entity.js';
import { InsuranceEntity } from './insurance/insurance.entity.js';
import { ClosingEntity } from './people/closing.entity.js';
import { CorrectionEntity } from './people/correction.entity.js';
import { DataExportEntity } from './people/data-export.entity.js';
import { DuplicateHintEntity } from './people/duplicate-hint.entity.js';
import { MergeEntity } from './people/merge.entity.js';
import { MergeMoveEntity } from './people/merge-move.entity.js';
import { PersonLookEntity } from './people/person-look.entity.js';
import { ProfileEntity } from './people/profile.entity.js';
import { QualificationEntity } from './qualifications/qualification.entity.js';
import { CommendationProposalEntity } from './recognition/proposals/proposal.entity.js';
import {
  RecognitionLineEntity,
  RecognitionObjectionEntity,
  RecognitionRulesEntity,
  RecognitionRunEntity,
  StarNoticeEntity,
} from './recognition/recognition.entity.js';
import { CreditedTimeEntity } from './service-records/credited-time.entity.js';
import { LedgerEntryEntity } from './service-records/ledger-entry.entity.js';
import { ServiceCorrectionEntity } from './service-records/service-correction.entity.js';
import { ServiceRecordEntity } from './service-records/service-record.entity.js';
import { LeaderProposalEntity } from './teams/leader-proposal.entity.js';
import { MembershipEntity } from './teams/membership.entity.js';
import { PostEntity, PostHoldingEntity, PostSeatEntity } from './teams/post.entity.js';
import { ProbationEntity } from './teams/probation.entity.js';
import { TeamEntity } from './teams/team.entity.js';
import { VettingAppealEntity } from './vetting/appeals/vetting-appeal.entity.js';
import { VettingReasonEntity } from './vetting/reasons/vetting-reason.entity.js';
import { VettingPlanEntity } from './vetting/stages/vetting-plan.entity.js';
import { SavedViewEntity } from './vetting/views/saved-view.entity.js';
import { VettingDecisionEntity } from './vetting/vetting-decision.entity.js';
import { NamePartEntity } from './volunteers/name-part.entity.js';
import { VolunteerEntity } from './volunteers/volunteer.entity.js';

/** Vetting, volunteers, teams, areas, qualifications, insurance, service records. */
export const membershipEntities: readonly EntityTarget<ObjectLiteral>[] = [
  AreaEntity,
  ClaimEntity,
  ClaimFileEntity,
  CommendationProposalEntity,
  EligibilityDecisionEntity,
  EligibilityExceptionEntity,
  CertificateDocumentEntity,
  CertificateEntity,
  CertificateIssuerEntity,
  CertificateRequestEntity,
  CreditedTimeEntity,
  InsuranceEntity,
  LeaderProposalEntity,
  LedgerEntryEntity,
  MembershipEntity,
  NamePartEntity,
  PostEntity,
  PostHoldingEntity,
  PostSeatEntity,
  ProbationEntity,
  QualificationEntity,
  SavedViewEntity,
  ServiceCorrectionEntity,
  ServiceRecordEntity,
  TeamEntity,
  VettingAppealEntity,
  VettingDecisionEntity,
  VettingPlanEntity,
  VettingReasonEntity,
  VolunteerEntity,
  ClosingEntity,
  CorrectionEntity,
  DataExportEntity,
  DuplicateHintEntity,
  MergeEntity,
  MergeMoveEntity,
  PersonLookEntity,
  ProfileEntity,
  RecognitionLineEntity,
  RecognitionObjectionEntity,
  RecognitionRulesEntity,
  RecognitionRunEntity,
  StarNoticeEntity,
];
