import { FollowUpEntity } from './follow-ups/follow-up.entity.js';
import { IncidentEntity } from './incidents/incident.entity.js';
import { IncidentEventEntity } from './incidents/incident-event.entity.js';
import { MissionEntity } from './missions/mission.entity.js';
import { OfferPlanEntity } from './missions/offer-plan.entity.js';

export const dispatchEntities = [IncidentEntity, IncidentEventEntity, MissionEntity, OfferPlanEntity, FollowUpEntity];
