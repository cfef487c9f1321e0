import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { AccountEntity } from './access/account.entity.js';
import { CountyEntity } from './access/county.entity.js';

/** Entities of the platform's own tables. */
export const platformEntities: readonly EntityTarget<ObjectLiteral>[] = [AccountEntity, CountyEntity];
