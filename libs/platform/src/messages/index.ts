export * from './channel.js';
export * from './deliveries.jobs.js';
export * from './dev-inbox.channel.js';
export * from './http-sms.channel.js';
export * from './messages.js';
export * from './quiet-hours.js';
export * from './recipients.js';
export * from './dev-inbox.controller.js';
