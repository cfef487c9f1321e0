import type { OnDuty } from '@redmaple/plugins/house';
import type { MissionState } from '../missions/mission-states.js';

/** What a team is doing, the most pressing first. */
export const teamStates = ['on-scene', 'on-the-way', 'asked', 'available', 'off-duty'] as const;
export type TeamState = (typeof teamStates)[number];

/** How many of a team's people do what at this moment. */
export interface TeamNumbers {
  /** On a published shift now. */
  readonly onDuty: number;
  /** On duty, and neither asked nor out. */
  readonly free: number;
  readonly asked: number;
  readonly onTheWay: number;
  readonly onScene: number;
}

interface Task {
  readonly volunteerId: string;
  readonly teamId: string;
  readonly state: MissionState;
}

/** Counts a team's people. Who is on duty for one team and out for another is not free. */
export function numbersOf(teamId: string, onDuty: readonly OnDuty[], tasks: readonly Task[]): TeamNumbers {
  const own = tasks.filter((one) => one.teamId === teamId);
  const count = (...states: MissionState[]): number => own.filter((one) => states.includes(one.state)).length;
  const there = new Set(onDuty.filter((one) => one.teamId === teamId).map((one) => one.volunteerId));
  const taken = new Set(tasks.map((one) => one.volunteerId));
  return {
    onDuty: there.size,
    free: [...there].filter((id) => !taken.has(id)).length,
    asked: count('offered'),
    onTheWay: count('accepted', 'en-route'),
    onScene: count('on-scene'),
  };
}

/** A team of which nothing is known is off duty: only who is known to be there counts as available. */
export function stateOf({ free, asked, onTheWay, onScene }: TeamNumbers): TeamState {
  if (onScene > 0) return 'on-scene';
  if (onTheWay > 0) return 'on-the-way';
  if (asked > 0) return 'asked';
  return free > 0 ? 'available' : 'off-duty';
}
