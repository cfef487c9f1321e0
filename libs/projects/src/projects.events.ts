import { defineEvent } from '@redmaple/platform';
import type { OrganisationState } from './organisations/organisation.policy.js';
import type { ProjectStage } from './seed-projects/stage.policy.js';

export const organisationRegistered = defineEvent<{ organisationId: string }>('projects.organisation-registered');
/** Moved in, graduated, left, or applied again. */
export const organisationStateChanged = defineEvent<{ organisationId: string; state: OrganisationState }>(
  'projects.organisation-state-changed',
);
export const projectStarted = defineEvent<{ projectId: string }>('projects.project-started');
export const stageChanged = defineEvent<{ projectId: string; stage: ProjectStage }>('projects.stage-changed');
export const milestoneDone = defineEvent<{ projectId: string; milestoneId: string }>('projects.milestone-done');
export const actualEntered = defineEvent<{ projectId: string; indicatorId: string; month: string }>(
  'projects.actual-entered',
);
