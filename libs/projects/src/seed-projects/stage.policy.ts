/** The stage gates of a seed project in their order (domain.md §3.10). */
export const projectStages = ['idea', 'seed', 'pilot', 'funded', 'showcase', 'replicated'] as const;
export type ProjectStage = (typeof projectStages)[number];

/** A project passes one gate at a time; it may also fall back by one. */
export function isNeighbour(from: ProjectStage, to: ProjectStage): boolean {
  return Math.abs(projectStages.indexOf(from) - projectStages.indexOf(to)) === 1;
}
