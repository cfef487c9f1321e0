import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { AreaEntity } from './areas/area.entity.js';
import { InsuranceEntity } from './insurance/insurance.entity.js';
import { QualificationEntity } from './qualifications/qualification.entity.js';
import { ServiceRecordEntity } from './service-records/service-record.entity.js';
import { MembershipEntity } from './teams/membership.entity.js';
import { TeamEntity } from './teams/team.entity.js';
import { VettingDecisionEntity } from './vetting/vetting-decision.entity.js';
import { NamePartEntity } from './volunteers/name-part.entity.js';
import { VolunteerEntity } from './volunteers/volunteer.entity.js';

/** Vetting, volunteers, teams, areas, qualifications, insurance, service records. */
export const membershipEntities: readonly EntityTarget<ObjectLiteral>[] = [
  AreaEntity,
  InsuranceEntity,
  MembershipEntity,
  NamePartEntity,
  QualificationEntity,
  ServiceRecordEntity,
  TeamEntity,
  VettingDecisionEntity,
  VolunteerEntity,
];
