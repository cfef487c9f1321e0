import { type PageCounty, renderCountyChoice, renderHome, renderPrivacy } from '@redmaple/public-pages';
import type { FastifyInstance } from 'fastify';
import { frameOf, inCounty } from './page-frame.js';
import { type PagesHouse, sendNotFound, sendPage } from './pages-house.js';

interface InCounty {
  readonly Params: { readonly county: string };
}

/** The start, a county's home, the privacy page and what search engines ask for. */
export function addHomePages(pages: FastifyInstance, house: PagesHouse): void {
  const { env, counties, calls } = house;

  pages.get('/', async (request, reply) => {
    const open = [...(await counties.all()).values()].filter(({ status }) => status === 'active');
    const [only] = open;
    const frame = frameOf(env, request, reply);
    if (only && open.length === 1) return reply.redirect(`/c/${only.code}`);
    return sendPage(reply, renderCountyChoice(frame, open satisfies readonly PageCounty[]));
  });

  pages.get<InCounty>('/c/:county', async (request, reply) => {
    const frame = await inCounty(frameOf(env, request, reply), counties, request.params.county);
    if (!frame) return sendNotFound(house, request, reply);
    return sendPage(reply, renderHome(frame, await calls.listPublic()));
  });

  pages.get('/privacy', async (request, reply) => {
    const frame = frameOf(env, request, reply);
    const { county } = request.query as { readonly county?: unknown };
    const placed = typeof county === 'string' ? await inCounty(frame, counties, county) : undefined;
    return sendPage(reply, renderPrivacy(placed ?? frame));
  });

  pages.get('/robots.txt', (_request, reply) =>
    reply
      .header('content-type', 'text/plain; charset=utf-8')
      .send('User-agent: *\nDisallow: /api/\nDisallow: /console\nDisallow: /me\nDisallow: /dev/\nAllow: /\n'),
  );
}
