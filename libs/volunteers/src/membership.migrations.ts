import type { MigrationClass } from '@redmaple/platform';
import { CreateAreas1767225621000 } from './migrations/1767225621000-create-areas.js';
import { CreateMembership1767225621010 } from './migrations/1767225621010-create-membership.js';
import { CreateQualifications1767225621030 } from './migrations/1767225621030-create-qualifications.js';
import { CreateServiceRecords1767225621040 } from './migrations/1767225621040-create-service-records.js';
import { CreateVolunteerSearch1767225621050 } from './migrations/1767225621050-create-volunteer-search.js';
import { AskGuardians1767225700121 } from './migrations/1767225700121-ask-guardians.js';
import { IndexMemberships1767225700220 } from './migrations/1767225700220-index-memberships.js';
import { CreateEligibility1767225700400 } from './migrations/1767225700400-create-eligibility.js';
import { GuardHardRules1767225700410 } from './migrations/1767225700410-guard-hard-rules.js';
import { BalanceLedger1767225700600 } from './migrations/1767225700600-balance-ledger.js';
import { IssueCertificates1767225700610 } from './migrations/1767225700610-issue-certificates.js';
import { CreateProfiles1767225700710 } from './migrations/1767225700710-create-profiles.js';
import { CreateMerges1767225700720 } from './migrations/1767225700720-create-merges.js';
import { LetProofsChangeHands1767225700790 } from './migrations/1767225700790-let-proofs-change-hands.js';
import { CreateClaims1767225701110 } from './migrations/1767225701110-create-claims.js';
import { DeepenTeams1767225701200 } from './migrations/1767225701200-deepen-teams.js';
import { CreateProbations1767225701210 } from './migrations/1767225701210-create-probations.js';
import { CreatePosts1767225701220 } from './migrations/1767225701220-create-posts.js';
import { CreateRecognition1767225701300 } from './migrations/1767225701300-create-recognition.js';
import { HandOverOffices1796000001010 } from './migrations/1796000001010-hand-over-offices.js';
import { ProposeCommendations1796000003000 } from './migrations/1796000003000-propose-commendations.js';
import { NameLeadersByTwo1796000002020 } from './migrations/1796000002020-name-leaders-by-two.js';
import { ReachTeams1796000002030 } from './migrations/1796000002030-reach-teams.js';
import { ShowPluginsVolunteers1796000012000 } from './migrations/1796000012000-show-plugins-volunteers.js';
import { VerifyPapersOfOthers1796000002000 } from './migrations/1796000002000-verify-papers-of-others.js';

/** Areas, teams, volunteers, qualifications, insurance and the ledger; after the people and applications. */
export const membershipMigrations: readonly MigrationClass[] = [
  CreateAreas1767225621000,
  CreateMembership1767225621010,
  CreateQualifications1767225621030,
  CreateServiceRecords1767225621040,
  CreateVolunteerSearch1767225621050,
  AskGuardians1767225700121,
  IndexMemberships1767225700220,
  CreateEligibility1767225700400,
  GuardHardRules1767225700410,
  BalanceLedger1767225700600,
  IssueCertificates1767225700610,
  CreateProfiles1767225700710,
  CreateMerges1767225700720,
  LetProofsChangeHands1767225700790,
  CreateClaims1767225701110,
  DeepenTeams1767225701200,
  CreateProbations1767225701210,
  CreatePosts1767225701220,
  CreateRecognition1767225701300,
  HandOverOffices1796000001010,
  VerifyPapersOfOthers1796000002000,
  NameLeadersByTwo1796000002020,
  ReachTeams1796000002030,
  ProposeCommendations1796000003000,
  ShowPluginsVolunteers1796000012000,
];
