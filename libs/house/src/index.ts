export * from './house.js';
export * from './migrate-house.js';
export * from './demo/fill-demo-county.js';
