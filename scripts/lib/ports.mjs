import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>} whether a server could listen there now
 */
export function isPortFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) =>
      resolve(!['EADDRINUSE', 'EACCES'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')),
    );
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * @param {number} preferred
 * @param {number} [attempts] how many ports from `preferred` on are tried
 * @returns {Promise<number>} the first free port
 */
export async function findFreePort(preferred, attempts = 200) {
  for (let port = preferred; port < preferred + attempts && port < 65536; port += 1) {
    if (await isPortFree(port)) return port;
  }
  throw new Error(`No free port between ${preferred} and ${preferred + attempts}.`);
}

/** Where systems take no port for connections that go out, nor for servers that leave the choice to them. */
const quiet = { from: 20_000, to: 32_000 };

/**
 * A port for a server that is started a moment later; for tests. One that the system picks could be given to somebody else meanwhile.
 * @returns {Promise<number>}
 */
export async function anyFreePort() {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(quiet.from, quiet.to);
    if (await isPortFree(port)) return port;
  }
  throw new Error(`No free port between ${quiet.from} and ${quiet.to}.`);
}
