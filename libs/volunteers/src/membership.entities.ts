import type { EntityTarget, ObjectLiteral } from 'typeorm';

/** Vetting, volunteers, teams, areas, qualifications, insurance, service records. */
export const membershipEntities: readonly EntityTarget<ObjectLiteral>[] = [];
