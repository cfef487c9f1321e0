import { ensureBuilt } from '../scripts/lib/build.mjs';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { requireSupportedNode } from '../scripts/lib/node-version.mjs';

// npm run walk: plays the main job over HTTP in a rehearsal county and stops at the first thing that is not as promised.
//
//   BASE_URL   where the house is (default http://localhost:3000)
//   REHEARSAL  the line that `npm run county -- rehearsal` printed, when the house is on another machine

requireSupportedNode();
ensureInstalled();
ensureBuilt();
const { walkThrough } = await import('./walk/thread.mjs');
process.exitCode = await walkThrough({
  baseUrl: process.env.BASE_URL || 'http://localhost:3000',
  rehearsal: process.env.REHEARSAL || undefined,
});
