import {
  renderCertificate,
  renderCertificateForm,
  textOf,
  type Values,
  type VerifiedCertificate,
} from '@redmaple/public-pages';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askApi } from './own-api.js';
import { type CountyFrame, frameOf, inCounty } from './page-frame.js';
import { type PagesHouse, sendNotFound, sendPage } from './pages-house.js';

type OfCounty = { readonly Params: { readonly county: string; readonly code: string }; readonly Body: Values };
type Handler = (frame: CountyFrame, request: FastifyRequest<OfCounty>, reply: FastifyReply) => unknown;

/** Whether a certificate of service holds: by the square code on it, or by the code in letters. */
export function addCertificatePages(pages: FastifyInstance, house: PagesHouse): void {
  const within = (work: Handler) => async (request: FastifyRequest<OfCounty>, reply: FastifyReply) => {
    const frame = await inCounty(frameOf(house.env, request, reply), house.counties, request.params.county);
    return frame ? work(frame, request, reply) : sendNotFound(house, request, reply);
  };

  pages.get(
    '/c/:county/certificates',
    within((frame, _request, reply) => sendPage(reply, renderCertificateForm(frame, {}, false))),
  );

  pages.post(
    '/c/:county/certificates',
    within((frame, request, reply) => {
      const code = normalised(textOf(request.body ?? {}, 'code'));
      if (code === '') return sendPage(reply, renderCertificateForm(frame, request.body ?? {}, true), 422);
      return reply.redirect(`/c/${frame.county.code}/certificates/${encodeURIComponent(code)}`, 303);
    }),
  );

  pages.get(
    '/c/:county/certificates/:code',
    within(async (frame, request, reply) => {
      const code = normalised(request.params.code);
      const found = await askApi<VerifiedCertificate>(house.api, request, {
        method: 'GET',
        path: `public/counties/${frame.county.code}/certificates/${encodeURIComponent(code)}`,
        locale: frame.locale,
      });
      return found.ok
        ? sendPage(reply, renderCertificate(frame, found.body))
        : sendPage(reply, renderCertificateForm(frame, { code }, true), 404);
    }),
  );
}

/** As it is stored, however it was typed: in groups, in small letters, O for 0, I or L for 1. */
function normalised(typed: string): string {
  const plain = typed.normalize('NFKC').toUpperCase();
  return plain
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .slice(0, 16);
}
