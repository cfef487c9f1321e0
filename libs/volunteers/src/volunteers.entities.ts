import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { membershipEntities } from './membership.entities.js';
import { recruitmentEntities } from './recruitment.entities.js';

/** Entities of this lib's tables. */
export const volunteersEntities: readonly EntityTarget<ObjectLiteral>[] = [
  ...recruitmentEntities,
  ...membershipEntities,
];
