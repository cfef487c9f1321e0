import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { ApplicationEntity } from './applications/application.entity.js';
import { ApplicationEventEntity } from './applications/application-event.entity.js';
import { DraftTryEntity } from './applications/drafts/draft-try.entity.js';
import { SignUpDraftEntity } from './applications/drafts/sign-up-draft.entity.js';
import { CallEntity } from './calls/call.entity.js';
import { CallFormEntity } from './calls/forms/call-form.entity.js';
import { CallSpecialistEntity } from './calls/specialists/call-specialist.entity.js';
import { CallTeamTypeEntity } from './calls/call-team-type.entity.js';
import { SeatEntity } from './calls/seat.entity.js';
import { ImportEntity } from './import/import.entity.js';
import { ConsentEntity } from './people/consent.entity.js';
import { PersonEntity } from './people/person.entity.js';

/** People, calls, applications and imports. */
export const recruitmentEntities: readonly EntityTarget<ObjectLiteral>[] = [
  PersonEntity,
  ConsentEntity,
  CallEntity,
  CallTeamTypeEntity,
  SeatEntity,
  CallFormEntity,
  CallSpecialistEntity,
  SignUpDraftEntity,
  DraftTryEntity,
  ApplicationEntity,
  ApplicationEventEntity,
  ImportEntity,
];
