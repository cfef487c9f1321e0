/** The canonical states of an application (domain.md §3.1–3.2). */
export const applicationStates = [
  'submitted',
  'waitlisted',
  'screened',
  'reviewed',
  'accepted',
  'refused',
  'withdrawn',
] as const;
export type ApplicationState = (typeof applicationStates)[number];

/** Where each state may lead. `waitlisted` leads on only by promotion, when a seat falls free. */
const ways: Readonly<Record<ApplicationState, readonly ApplicationState[]>> = {
  submitted: ['screened', 'refused', 'withdrawn'],
  waitlisted: ['submitted', 'refused', 'withdrawn'],
  screened: ['reviewed', 'refused', 'withdrawn'],
  reviewed: ['accepted', 'refused', 'withdrawn'],
  accepted: [],
  refused: [],
  withdrawn: [],
};

export function mayLeadTo(from: ApplicationState, to: ApplicationState): boolean {
  return ways[from].includes(to);
}

/** Still under way: not decided, not withdrawn. */
export function isLive(state: ApplicationState): boolean {
  return ways[state].length > 0;
}

/** States in which an application holds a seat of its call. */
export function holdsSeat(state: ApplicationState): boolean {
  return state === 'accepted' || (isLive(state) && state !== 'waitlisted');
}
