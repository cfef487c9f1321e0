import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { AccountEntity } from './access/account.entity.js';
import { CountyEntity } from './access/county.entity.js';
import { InvitationEntity } from './access/invitation.entity.js';
import { PhoneCodeEntity } from './access/phone-code.entity.js';
import { RoleGrantEntity } from './access/role-grant.entity.js';
import { SessionEntity } from './access/session.entity.js';
import { AuditEntryEntity } from './audit/audit-entry.entity.js';
import { AuditSealEntity } from './audit/audit-seal.entity.js';
import { PersonKeyEntity } from './crypto/person-key.entity.js';
import { ListExportEntity, ListExportPieceEntity } from './exports/list-export.entity.js';
import { StoredFileEntity } from './files/stored-file.entity.js';
import { IdempotencyKeyEntity } from './http/idempotency-key.entity.js';
import { DeliveryEntity } from './messages/delivery.entity.js';
import { DevInboxMessageEntity } from './messages/dev-inbox-message.entity.js';
import { OutboxLineEntity } from './outbox/outbox-line.entity.js';

/** Entities of the platform's own tables. */
export const platformEntities: readonly EntityTarget<ObjectLiteral>[] = [
  AccountEntity,
  AuditEntryEntity,
  AuditSealEntity,
  CountyEntity,
  DeliveryEntity,
  DevInboxMessageEntity,
  IdempotencyKeyEntity,
  InvitationEntity,
  ListExportEntity,
  ListExportPieceEntity,
  OutboxLineEntity,
  PersonKeyEntity,
  PhoneCodeEntity,
  RoleGrantEntity,
  SessionEntity,
  StoredFileEntity,
];
