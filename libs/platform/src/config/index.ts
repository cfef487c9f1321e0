export * from './env.js';
export * from './tile-source.js';
