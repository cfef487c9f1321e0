import { AssignmentEventEntity } from './assignments/assignment-event.entity.js';
import { AssignmentEntity } from './assignments/assignment.entity.js';
import { AvailabilityEntity } from './availability/availability.entity.js';
import { CoverAskEntity } from './cover/cover-ask.entity.js';
import { CoverRequestEntity } from './cover/cover-request.entity.js';
import { PatrolLogEntity } from './patrol-logs/patrol-log.entity.js';
import { PatrolLogPhotoEntity } from './patrol-logs/patrol-log-photo.entity.js';
import { RosterEntity } from './rosters/roster.entity.js';
import { SeatEntity } from './shifts/seat.entity.js';
import { ShiftEntity } from './shifts/shift.entity.js';
import { SiteEntity } from './sites/site.entity.js';
import { TemplateEntity } from './templates/template.entity.js';

/** Entities of the shifts lib. */
export const shiftsEntities = [
  SiteEntity,
  AvailabilityEntity,
  TemplateEntity,
  RosterEntity,
  ShiftEntity,
  SeatEntity,
  AssignmentEntity,
  AssignmentEventEntity,
  CoverRequestEntity,
  CoverAskEntity,
  PatrolLogEntity,
  PatrolLogPhotoEntity,
];
