/** Where one person's part in an incident stands. */
export const missionStates = [
  'offered',
  'accepted',
  'en-route',
  'on-scene',
  'done',
  'declined',
  'expired',
  'stood-down',
  'cancelled',
] as const;
export type MissionState = (typeof missionStates)[number];

/** Every step there is; the database holds the same list (`dispatch.may_move`). */
export const missionMoves: Readonly<Record<'new' | MissionState, readonly MissionState[]>> = {
  new: ['offered'],
  offered: ['accepted', 'declined', 'expired', 'stood-down', 'cancelled'],
  accepted: ['en-route', 'cancelled'],
  'en-route': ['on-scene', 'cancelled'],
  'on-scene': ['done', 'cancelled'],
  done: [],
  declined: [],
  expired: [],
  'stood-down': [],
  cancelled: [],
};

/** The person has said yes and is not finished. */
export function isTaken(state: MissionState): boolean {
  return state === 'accepted' || state === 'en-route' || state === 'on-scene';
}

export type MissionOutcome = 'handled' | 'handed-over' | 'cancelled';
