import { requireSupportedNode } from './lib/node-version.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';

// npm run build: installs what the lock file names and compiles what changed. The Dockerfile runs it too.

requireSupportedNode();
try {
  ensureInstalled();
  ensureBuilt();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
