import { DomainError, isUuid } from '@redmaple/platform';
import { drawCode, renderCall, renderPoster, type WholeCall } from '@redmaple/public-pages';
import { countyOfShortCode } from '@redmaple/volunteers';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type CountyFrame, frameOf, inCounty } from './page-frame.js';
import { type PagesHouse, sendNotFound, sendPage } from './pages-house.js';

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
  if (!frame || !isUuid(id)) return undefined;
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
    return sendPage(reply, await renderPoster(frame, call, addressOf(house, frame, call)));
  });

  for (const kind of ['svg', 'png'] as const)
    pages.get<OfCall>(`/c/:county/calls/:id/code.${kind}`, async (request, reply) => {
      const found = await callAt(house, request, reply);
      if (!found) return sendNotFound(house, request, reply);
      const { frame, call } = found;
      return reply
        .header('content-type', kind === 'svg' ? 'image/svg+xml; charset=utf-8' : 'image/png')
        .header('content-disposition', `attachment; filename="${call.shortCode ?? call.id}.${kind}"`)
        .header('cache-control', 'no-store')
        .send(await drawCode(addressOf(house, frame, call), kind));
    });

  pages.get<{ Params: { readonly code: string } }>('/s/:code', async (request, reply) => {
    const short = countyOfShortCode(request.params.code);
    const frame = short && (await inCounty(frameOf(house.env, request, reply), house.counties, short.county));
    const id = frame && (await house.calls.byShortCode(short.code));
    if (!id) return sendNotFound(house, request, reply);
    return reply.header('cache-control', 'no-store').redirect(`/c/${short.county}/calls/${id}`, 302);
  });
}

/** The address of a call's page as a phone reaches it: the short one where there is one. */
function addressOf({ env }: PagesHouse, { county }: CountyFrame, call: WholeCall): string {
  return call.shortCode === undefined
    ? `${env.PUBLIC_URL}/c/${county.code}/calls/${call.id}`
    : `${env.PUBLIC_URL}/s/${call.shortCode}`;
}
