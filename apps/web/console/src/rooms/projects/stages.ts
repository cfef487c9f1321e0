import type { Shape } from '../../app/api.js';
import type { Tone } from '../../kit/status-tag.js';

export type Stage = Shape<'ProjectView'>['stage'];

/** The stages of a seed project in their order. */
export const stages: readonly Stage[] = ['idea', 'seed', 'pilot', 'funded', 'showcase', 'replicated'];

/** Where a project may go from a stage: one gate forward first, then one back. */
export function neighbours(stage: Stage): readonly Stage[] {
  const at = stages.indexOf(stage);
  return [stages[at + 1], stages[at - 1]].filter((one) => one !== undefined);
}

export const stageTone: Readonly<Record<Stage, Tone>> = {
  idea: 'quiet',
  seed: 'quiet',
  pilot: 'busy',
  funded: 'busy',
  showcase: 'good',
  replicated: 'good',
};

export const organisationTone: Readonly<Record<Shape<'OrganisationView'>['state'], Tone>> = {
  applied: 'warn',
  resident: 'good',
  graduated: 'quiet',
  left: 'quiet',
};
