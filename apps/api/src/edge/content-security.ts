import { createHash } from 'node:crypto';
import type { FastifyHelmetOptions } from '@fastify/helmet';
import { type Env, tileHosts } from '@redmaple/platform';
import { jsClassScript } from '@redmaple/public-pages';

/**
 * What pages may load: our own scripts and nothing inline but one constant line, so that a text that somebody smuggled in
 * stays a text. Styles may be inline, since the console's components write theirs at run time.
 */
export function contentSecurity(env: Env): FastifyHelmetOptions {
  const tiles = env.mapTiles;
  const secure = env.PUBLIC_URL.startsWith('https:');
  return {
    hsts: secure,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", `'sha256-${createHash('sha256').update(jsClassScript).digest('base64')}'`],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...(tiles ? tileHosts(tiles) : [])],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
  };
}
