export * from './dead-letters.controller.js';
export * from './dead-letters.service.js';
export * from './event-audiences.js';
export * from './outbox.js';
export * from './outbox-store.js';
export * from './outbox-wake.js';
export * from './outbox.jobs.js';
export * from './relay.js';
