export * from './house.js';
export * from './migrate-house.js';
