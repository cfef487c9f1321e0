import { lookup } from 'node:dns/promises';
import net from 'node:net';

/**
 * A bound socket that this process owns and never takes connections from: whoever it is handed to does. As long as it
 * is open nobody is refused, however often those who serve it are replaced.
 * @typedef {object} ListeningSocket
 * @property {import('node:child_process').SendHandle} handle to be sent along with a message
 * @property {() => void} close
 */

/**
 * @param {number} port
 * @param {string} [host] every address of this machine when left out
 * @returns {Promise<ListeningSocket>}
 * @throws {NodeJS.ErrnoException} EADDRINUSE and the like
 */
export async function bindSocket(port, host) {
  // What `node:cluster` binds with. A server of `node:net` would begin to take connections itself.
  const bind = Reflect.get(net, '_createServerHandle');
  if (typeof bind !== 'function') throw new Error(`Node ${process.version} can't bind a socket for others.`);
  const { address, family } = host === undefined ? { address: null, family: 6 } : await lookup(host);
  const handle = bind(address, port, family, -1, 0);
  if (typeof handle === 'number')
    throw Object.assign(new Error(`${host ?? '*'}:${port} can't be bound (${handle}).`), { errno: handle });
  return { handle, close: () => handle.close() };
}
