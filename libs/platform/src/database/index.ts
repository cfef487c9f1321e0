export { inRole, roleInForce, untilAborted } from './acting.js';
export { CountyRow } from './county-row.js';
export * from './database.module.js';
export * from './database-errors.js';
export * from './migrate.js';
export * from './roles.js';
export * from './stale-row.js';
export * from './tenancy.js';
export * from './unit-of-work.js';
