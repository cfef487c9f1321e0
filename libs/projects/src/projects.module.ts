import { Global, Module } from '@nestjs/common';
import { registerTexts } from '@redmaple/platform';
import { ProjectsLists } from './exports/projects-lists.js';
import { projectsExportsTexts } from './exports/exports.texts.js';
import { ProjectAccess } from './access/project-access.js';
import { IndicatorsController } from './indicators/indicators.controller.js';
import { IndicatorsService } from './indicators/indicators.service.js';
import { MilestonesController } from './milestones/milestones.controller.js';
import { MilestonesHome } from './milestones/milestones.home.js';
import { MilestonesService } from './milestones/milestones.service.js';
import { ColleaguesService } from './organisations/colleagues.service.js';
import { OrganisationsController } from './organisations/organisations.controller.js';
import { OrganisationsService } from './organisations/organisations.service.js';
import { projectsTexts } from './projects.texts.js';
import { ProjectStore } from './seed-projects/project-store.js';
import { ProjectTemplates } from './seed-projects/project-templates.service.js';
import { ProjectsController } from './seed-projects/projects.controller.js';
import { ProjectsService } from './seed-projects/projects.service.js';

registerTexts(projectsTexts);
registerTexts(projectsExportsTexts);

const services = [
  ColleaguesService,
  IndicatorsService,
  MilestonesHome,
  MilestonesService,
  OrganisationsService,
  ProjectAccess,
  ProjectsLists,
  ProjectsService,
  ProjectStore,
  ProjectTemplates,
];

/** Organisations and their seed projects: in every process. */
@Global()
@Module({ providers: services, exports: services })
export class ProjectsModule {}

/** The routes of projects: in the API only. */
@Module({ controllers: [OrganisationsController, ProjectsController, MilestonesController, IndicatorsController] })
export class ProjectsApiModule {}
