export * from './format.js';
export * from './locale.js';
export * from './texts.js';
