export * from './download.js';
export * from './file-store.js';
export * from './files.errors.js';
export * from './files.service.js';
export * from './paper.js';
export * from './picture.js';
export * from './read-picture-upload.js';
export * from './stored-file.entity.js';
