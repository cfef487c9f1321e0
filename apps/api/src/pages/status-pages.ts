import { isUuid, type Problem } from '@redmaple/platform';
import {
  type Finding,
  type OwnApplication,
  renderAppeal,
  renderFound,
  renderMine,
  renderStatusForm,
  renderWithdraw,
  statusTexts,
  textOf,
  type Values,
} from '@redmaple/public-pages';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askApi } from './own-api.js';
import { type CountyFrame, frameOf, inCounty } from './page-frame.js';
import { type PagesHouse, sendNotFound, sendPage } from './pages-house.js';

/** Token of the short session that a code opened. Strict: no other site's form can use it. */
const recruitCookie = 'recruit';

type OfCounty = { readonly Params: { readonly county: string; readonly id: string }; readonly Body: Values };
type Handler = (frame: CountyFrame, request: FastifyRequest<OfCounty>, reply: FastifyReply) => unknown;

/** Following an application: phone, code, timeline, withdrawal. All of it plain forms. */
export function addStatusPages(pages: FastifyInstance, house: PagesHouse): void {
  const { env, counties, api } = house;
  const within = (work: Handler) => async (request: FastifyRequest<OfCounty>, reply: FastifyReply) => {
    const frame = await inCounty(frameOf(env, request, reply), counties, request.params.county);
    return frame ? work(frame, request, reply) : sendNotFound(house, request, reply);
  };
  const cookie = (frame: CountyFrame) => ({
    path: `/c/${frame.county.code}/status`,
    httpOnly: true,
    sameSite: 'strict' as const,
    secure: env.PUBLIC_URL.startsWith('https:'),
  });
  const expired = (frame: CountyFrame, reply: FastifyReply) => {
    const findings = [{ field: 'phone', message: statusTexts.t(frame.locale, 'expired') }];
    return sendPage(reply.clearCookie(recruitCookie, cookie(frame)), renderStatusForm(frame, { values: {}, findings }));
  };

  pages.get(
    '/c/:county/status',
    within((frame, _request, reply) => sendPage(reply, renderStatusForm(frame, { values: {}, findings: [] }))),
  );

  pages.post(
    '/c/:county/status',
    within(async (frame, request, reply) => {
      const values = request.body ?? {};
      const refuse = (problem: Problem) =>
        sendPage(reply, renderStatusForm(frame, { values, findings: findingsOf(problem, frame) }), 422);
      const base = `public/counties/${frame.county.code}`;
      const shared = { method: 'POST', locale: frame.locale } as const;
      const proof = { phone: textOf(values, 'phone'), flowId: textOf(values, 'flowId'), code: textOf(values, 'code') };
      if (textOf(values, 'action') === 'code' || proof.flowId === '') {
        const body = { phone: proof.phone, purpose: 'status' };
        const sent = await askApi<{ flowId: string }>(api, request, { ...shared, path: `${base}/phone-codes`, body });
        if (!sent.ok) return refuse(sent.problem);
        const notice = statusTexts.t(frame.locale, 'codeSent');
        const next = { ...values, code: undefined, flowId: sent.body.flowId };
        return sendPage(reply, renderStatusForm(frame, { values: next, findings: [], notice }));
      }
      const number = textOf(values, 'number');
      if (number === '') {
        const path = `${base}/applications/find`;
        const found = await askApi<{ applications: OwnApplication[] }>(api, request, { ...shared, path, body: proof });
        return found.ok ? sendPage(reply, renderFound(frame, found.body.applications)) : refuse(found.problem);
      }
      const path = `${base}/applications/status`;
      const opened = await askApi<{ token: string }>(api, request, { ...shared, path, body: { ...proof, number } });
      if (!opened.ok) return refuse(opened.problem);
      return reply
        .setCookie(recruitCookie, opened.body.token, cookie(frame))
        .redirect(`/c/${frame.county.code}/status/mine`, 303);
    }),
  );

  pages.get(
    '/c/:county/status/mine',
    within(async (frame, request, reply) => {
      const token = request.cookies[recruitCookie];
      if (token === undefined) return expired(frame, reply);
      const mine = await askApi<OwnApplication[]>(api, request, {
        method: 'GET',
        path: 'applications/mine',
        locale: frame.locale,
        token,
      });
      return mine.ok ? sendPage(reply, renderMine(frame, mine.body)) : expired(frame, reply);
    }),
  );

  pages.get(
    '/c/:county/status/mine/:id/withdraw',
    within((frame, request, reply) =>
      isUuid(request.params.id)
        ? sendPage(reply, renderWithdraw(frame, request.params.id))
        : sendNotFound(house, request, reply),
    ),
  );

  pages.post(
    '/c/:county/status/mine/:id/withdraw',
    within(async (frame, request, reply) => {
      const token = request.cookies[recruitCookie];
      if (!isUuid(request.params.id)) return sendNotFound(house, request, reply);
      if (token === undefined) return expired(frame, reply);
      const path = `applications/mine/${request.params.id}/withdraw`;
      const done = await askApi<unknown>(api, request, { method: 'POST', path, locale: frame.locale, token, body: {} });
      if (done.status === 401) return expired(frame, reply);
      // Pressed twice, or decided meanwhile: the timeline says how it stands.
      return reply.redirect(`/c/${frame.county.code}/status/mine`, 303);
    }),
  );

  pages.get(
    '/c/:county/status/mine/:id/appeal',
    within((frame, request, reply) =>
      isUuid(request.params.id)
        ? sendPage(reply, renderAppeal(frame, { id: request.params.id, values: {}, findings: [] }))
        : sendNotFound(house, request, reply),
    ),
  );

  pages.post(
    '/c/:county/status/mine/:id/appeal',
    within(async (frame, request, reply) => {
      const { id } = request.params;
      const token = request.cookies[recruitCookie];
      if (!isUuid(id)) return sendNotFound(house, request, reply);
      const values = request.body ?? {};
      const refuse = (message: string) =>
        sendPage(reply, renderAppeal(frame, { id, values, findings: [{ field: 'statement', message }] }), 422);
      const statement = textOf(values, 'statement');
      if (statement === '') return refuse(statusTexts.t(frame.locale, 'appealEmpty'));
      if (token === undefined) return expired(frame, reply);
      const path = `applications/mine/${id}/appeal`;
      const asking = { method: 'POST', path, locale: frame.locale, token, body: { statement } } as const;
      const done = await askApi<unknown>(api, request, asking);
      if (done.status === 401) return expired(frame, reply);
      if (!done.ok && done.status === 400) return refuse(done.problem.fields?.[0]?.message ?? done.problem.title);
      // Sent twice, too late, or decided meanwhile: the page says how it stands.
      return reply.redirect(`/c/${frame.county.code}/status/mine`, 303);
    }),
  );

  pages.post(
    '/c/:county/status/mine/:id/background-consent',
    within(async (frame, request, reply) => {
      const { id } = request.params;
      const token = request.cookies[recruitCookie];
      if (!isUuid(id)) return sendNotFound(house, request, reply);
      if (token === undefined) return expired(frame, reply);
      const path = `applications/mine/${id}/background-consent`;
      const body = { version: textOf(request.body ?? {}, 'version'), accepted: true };
      const done = await askApi<unknown>(api, request, { method: 'POST', path, locale: frame.locale, token, body });
      if (done.status === 401) return expired(frame, reply);
      // Another wording meanwhile: the page asks with that one.
      return reply.redirect(`/c/${frame.county.code}/status/mine`, 303);
    }),
  );

  pages.post(
    '/c/:county/status/leave',
    within(async (frame, request, reply) => {
      const token = request.cookies[recruitCookie];
      if (token !== undefined)
        await askApi<unknown>(api, request, { method: 'DELETE', path: 'session', locale: frame.locale, token });
      return reply.clearCookie(recruitCookie, cookie(frame)).redirect(`/c/${frame.county.code}`, 303);
    }),
  );
}

/** What was wrong, by the fields of the form. */
function findingsOf({ code, title, fields = [] }: Problem, { locale }: CountyFrame): Finding[] {
  if (code === 'request.notFound') return [{ field: 'number', message: statusTexts.t(locale, 'notFound') }];
  const findings = fields.map(({ field, message }) => ({ field: field === 'flowId' ? 'code' : field, message }));
  return findings.length > 0 ? findings : [{ field: 'phone', message: title }];
}
