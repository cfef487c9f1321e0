/** Stages that a decision of their own route is made at; the others go by their code. */
export const decisionStages = ['screening', 'background-review'] as const;
/** The core's stages; acceptance names the team and needs no decision row. */
export const queueStages = [...decisionStages, 'acceptance'] as const;
export type QueueStage = (typeof queueStages)[number];

/** Why the office refuses; texts under `vetting.reasons`. Given to the recruit, who may ask for a person's second look. */
export const refusalReasons = [
  'incomplete',
  'documents-differ',
  'age',
  'requirements-not-met',
  'not-reachable',
  'no-place',
  'other',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What the recruit reads after a failed background review: nothing of its content is kept. */
export const backgroundReason = 'background-review';
