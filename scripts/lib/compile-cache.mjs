import path from 'node:path';
import { root } from './paths.mjs';

/** Node ≥ 22 keeps compiled code there, which saves a second of work at each start; older ones ignore it. */
export function compileCache() {
  return process.env.NODE_COMPILE_CACHE ?? path.join(root, 'node_modules', '.cache', 'node-compile-cache');
}
