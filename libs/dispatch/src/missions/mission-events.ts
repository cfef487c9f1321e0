import { defineEvent, defineJob } from '@redmaple/platform';

interface MissionIds {
  readonly missionId: string;
  readonly incidentId: string;
}

export const missionOffered = defineEvent<MissionIds>('mission.offered');
export const missionAccepted = defineEvent<MissionIds>('mission.accepted');
export const missionArrived = defineEvent<MissionIds>('mission.arrived');
/** Any step of a mission, the silent ones too: on the way, declined, not answered, stood down, called off. */
export const missionChanged = defineEvent<MissionIds>('mission.changed');
/** Who has taken it may not go on, and the liaison has to decide. */
export const missionLapsed = defineEvent<MissionIds>('mission.lapsed');
export const missionEnded = defineEvent<MissionIds>('mission.ended');

/** Runs when the time for an answer is over. */
export const expireOffer = defineJob<{ missionId: string }>('dispatch.expire-offer', { attempts: 10, backoff: 500 });
