export { dispatchEntities } from './dispatch.entities.js';
export { dispatchMigrations } from './dispatch.migrations.js';
export { DispatchApiModule, DispatchModule } from './dispatch.module.js';
export { DispatchParameters } from './dispatch-parameters.js';
export { dispatchTexts } from './dispatch.texts.js';
export { type IncidentCandidatesView } from './candidates/candidates.dto.js';
export { IncidentsService } from './incidents/incidents.service.js';
export { IntakeService } from './incidents/intake.service.js';
export { OffersService } from './missions/offers.service.js';
