export * from './shifts.entities.js';
export * from './shifts.events.js';
export * from './shifts.migrations.js';
export * from './shifts.module.js';
export * from './shifts.texts.js';
export * from './rosters/roster.policy.js';
