export * from './allow.js';
export * from './auth.guard.js';
export * from './cookies.js';
export * from './counties.js';
export * from './phone-codes.js';
export * from './sessions.js';
