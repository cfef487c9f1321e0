export * from './volunteers.entities.js';
export * from './volunteers.migrations.js';
export * from './volunteers.module.js';
export * from './volunteers.texts.js';
