import { DomainError } from '@redmaple/platform';
import { renderCall, renderPoster, type WholeCall } from '@redmaple/public-pages';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type CountyFrame, frameOf, inCounty } from './page-frame.js';
import { type PagesHouse, sendNotFound, sendPage } from './pages-house.js';

const idShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A request for something of one call. */
export interface OfCall {
  readonly Params: { readonly county: string; readonly id: string };
}

/** The call an address names, with its county chosen; undefined when there is none that visitors may see. */
export async function callAt(
  house: PagesHouse,
  request: FastifyRequest<OfCall>,
  reply: FastifyReply,
): Promise<{ frame: CountyFrame; call: WholeCall } | undefined> {
  const { county, id } = request.params;
  const frame = await inCounty(frameOf(house.env, request, reply), house.counties, county);
  if (!frame || !idShape.test(id)) return undefined;
  try {
    return { frame, call: await house.calls.getPublic(id) };
  } catch (error) {
    if (error instanceof DomainError && error.status === 404) return undefined;
    throw error;
  }
}

/** A call's page, and its poster. */
export function addCallPages(pages: FastifyInstance, house: PagesHouse): void {
  pages.get<OfCall>('/c/:county/calls/:id', async (request, reply) => {
    const found = await callAt(house, request, reply);
    if (!found) return sendNotFound(house, request, reply);
    return sendPage(reply, renderCall(found.frame, found.call));
  });

  pages.get<OfCall>('/c/:county/calls/:id/poster', async (request, reply) => {
    const found = await callAt(house, request, reply);
    if (!found) return sendNotFound(house, request, reply);
    const { frame, call } = found;
    const address = `${house.env.PUBLIC_URL}/c/${frame.county.code}/calls/${call.id}`;
    return sendPage(reply, await renderPoster(frame, call, address));
  });
}
