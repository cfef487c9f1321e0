import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { requestErrors, sendProblem } from '@redmaple/platform';
import { filesOf, InstalledPlugins } from '@redmaple/plugins/house';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

interface Address {
  readonly id: string;
  /** Of all files of the plugin: another one, and every file has another address. */
  readonly hash: string;
  readonly '*': string;
}

/**
 * Serves the browser files of the plugins that run here. What can be sent was read at once and is looked up by its name, so no address
 * leads out of the folder; whatever is not there is a 404 that no browser takes for a script. The address names the content: it is kept
 * for a year.
 */
export function servePluginFiles(app: NestFastifyApplication, fastify: FastifyInstance): void {
  const installed = app.get(InstalledPlugins, { strict: false });
  fastify.get('/plugins/*', (request, reply) => sendProblem(requestErrors.notFound(), request, reply));
  fastify.get<{ Params: Address }>('/plugins/:id/:hash/*', (request, reply) => {
    const plugin = installed.get(request.params.id);
    const set = plugin && filesOf(plugin);
    const file = set?.hash === request.params.hash ? set.files.get(request.params['*']) : undefined;
    if (!file) return sendProblem(requestErrors.notFound(), request as FastifyRequest, reply as FastifyReply);
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('x-content-type-options', 'nosniff')
      .type(file.type)
      .send(file.content);
  });
}
