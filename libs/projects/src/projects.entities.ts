import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { IndicatorEntity } from './indicators/indicator.entity.js';
import { IndicatorActualEntity } from './indicators/indicator-actual.entity.js';
import { MilestoneEntity } from './milestones/milestone.entity.js';
import { OrganisationEntity } from './organisations/organisation.entity.js';
import { ProjectEntity } from './seed-projects/project.entity.js';
import { StageChangeEntity } from './seed-projects/stage-change.entity.js';

export const projectsEntities: readonly EntityTarget<ObjectLiteral>[] = [
  OrganisationEntity,
  ProjectEntity,
  StageChangeEntity,
  MilestoneEntity,
  IndicatorEntity,
  IndicatorActualEntity,
];
