import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { asDomainError, Clock, Counties, type Env, reportFailure } from '@redmaple/platform';
import { renderProblem } from '@redmaple/public-pages';
import { CallsService } from '@redmaple/volunteers';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addCallPages } from './call-pages.js';
import { addCertificatePages } from './certificate-pages.js';
import { addHomePages } from './home-pages.js';
import { frameOf, inCounty } from './page-frame.js';
import { type PagesHouse, sendPage } from './pages-house.js';
import { problemKindOf } from './problem-pages.js';
import { pageScript } from './page-script.js';
import { addSignUpPages } from './sign-up-pages.js';
import { addStatusPages } from './status-pages.js';

/** Largest form, in bytes. */
const bodyLimit = 65_536;

/** The pages for recruits, in a room of their own: forms are read there, and what goes wrong is told as a page. */
export async function servePublicPages(app: NestFastifyApplication, env: Env): Promise<void> {
  const api = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const clock = app.get(Clock, { strict: false });
  const house: PagesHouse = {
    env,
    api,
    counties: app.get(Counties, { strict: false }),
    calls: app.get(CallsService, { strict: false }),
    script: pageScript(),
    now: () => clock.now(),
  };
  await api.register(async (pages) => {
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit },
      (_request, body, done) => done(null, readForm(String(body))),
    );
    pages.setErrorHandler((error, request, reply) => tellProblem(house, error, request, reply));
    addHomePages(pages, house);
    addCallPages(pages, house);
    addSignUpPages(pages, house);
    addStatusPages(pages, house);
    addCertificatePages(pages, house);
  });
}

/** The fields of a form; a name that comes several times is a list. */
function readForm(body: string): Record<string, string | string[]> {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(body)) {
    const known = fields.get(name);
    fields.set(name, known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value]);
  }
  return Object.fromEntries(fields);
}

async function tellProblem(house: PagesHouse, thrown: unknown, request: FastifyRequest, reply: FastifyReply) {
  const error = asDomainError(thrown);
  const status = error?.status ?? 500;
  if (status >= 500) reportFailure(error ? 'unavailable' : 'failed', error?.cause ?? thrown, request);
  const frame = frameOf(house.env, request, reply);
  const { county } = request.params as { readonly county?: string };
  const placed =
    county === undefined ? undefined : await inCounty(frame, house.counties, county).catch(() => undefined);
  return sendPage(reply, renderProblem(placed ?? frame, problemKindOf(status)), status);
}
