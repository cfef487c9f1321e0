export * from './live-feed.js';
export * from './live-notice.js';
export * from './live-streams.js';
export * from './live.controller.js';
