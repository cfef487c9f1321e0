export * from './areas.js';
export * from './demo.js';
export * from './eligibility.js';
export * from './home.js';
export * from './records.js';
export * from './volunteers.js';
export * from './three-lists.js';
