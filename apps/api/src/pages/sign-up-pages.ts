import { randomUUID } from 'node:crypto';
import { dayIn } from '@redmaple/i18n';
import { type Problem, translate } from '@redmaple/platform';
import {
  checkedCodes,
  draftTexts,
  fieldNameOf,
  type Finding,
  kindsOf,
  type Received,
  renderCall,
  renderDone,
  renderProblem,
  renderSignUp,
  type Say,
  signUpTexts,
  textOf,
  tooYoungText,
  toSubmission,
  type Values,
  type WholeCall,
} from '@redmaple/public-pages';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { callAt, type OfCall } from './call-pages.js';
import { addDraftPages, saveDraft } from './draft-pages.js';
import { askApi } from './own-api.js';
import { type CountyFrame, frameOf, inCounty } from './page-frame.js';
import { type PagesHouse, sendNotFound, sendPage } from './pages-house.js';

/** Shows the number again after a reload; it opens nothing without the phone. */
const doneCookie = 'received';
const doneSeconds = 3600;
const keyShape = /^[0-9a-f-]{36}$/i;
const doneShape = /^(HF-[0-9A-Z]{4}-[0-9A-Z]{4})\.(submitted|waitlisted)\.(\d{0,6})$/;

interface WrongPage {
  readonly findings?: readonly Finding[];
  readonly problem?: string | undefined;
  readonly notice?: string;
}

type Post = OfCall & { readonly Body: Values };

/** The sign-up: one form, sent as a whole. The program sends the same and asks for JSON in answer. */
export function addSignUpPages(pages: FastifyInstance, house: PagesHouse): void {
  const show = (frame: CountyFrame, call: WholeCall, values: Values, wrong: WrongPage = {}): string =>
    renderSignUp(frame, {
      call,
      values,
      findings: wrong.findings ?? [],
      problem: wrong.problem,
      notice: wrong.notice,
      today: dayIn(house.now(), frame.county.timezone),
      script: house.script,
      fieldMessages: Object.fromEntries(checkedCodes.map((code) => [code, translate(frame.locale, `fields.${code}`)])),
    });

  addDraftPages(pages, house, (frame, call, values, notice) => show(frame, call, values, { notice }));

  pages.get<OfCall>('/c/:county/calls/:id/sign-up', async (request, reply) => {
    const found = await callAt(house, request, reply);
    if (!found) return sendNotFound(house, request, reply);
    const { frame, call } = found;
    // The call's own page says that it is not open, or not yet.
    if (call.phase !== 'open') return sendPage(reply, renderCall(frame, call));
    const changed = (request.query as { readonly form?: unknown }).form === 'changed';
    const notice = changed ? { notice: draftTexts.t(frame.locale, 'changedNotice') } : {};
    return sendPage(reply, show(frame, call, { key: randomUUID() }, notice));
  });

  pages.post<Post>('/c/:county/calls/:id/sign-up', async (request, reply) => {
    const found = await callAt(house, request, reply);
    if (!found) return sendEnded(house, request, reply);
    const { frame, call } = found;
    const values = withKey(request.body ?? {});
    if (textOf(values, 'action') === 'code') {
      const { values: next, ...wrong } = await sendCode(house, request, frame, values);
      return sendPage(reply, show(frame, call, next, wrong), wrong.findings ? 422 : 200);
    }
    if (textOf(values, 'action') === 'save') {
      const saved = await saveDraft(house, request, frame, call, values);
      if ('page' in saved) return sendPage(reply, saved.page);
      const { problem: title, fields } = saved;
      return sendPage(reply, show(frame, call, values, { findings: fields, problem: title }), 422);
    }
    const answer = await askApi<Received>(house.api, request, {
      method: 'POST',
      path: `public/counties/${frame.county.code}/calls/${call.id}/applications`,
      locale: frame.locale,
      body: toSubmission(values, kindsOf(call.teamTypes)),
      idempotencyKey: textOf(values, 'key'),
    });
    const asked = wantsJson(request);
    if (answer.ok) {
      const done = `/c/${frame.county.code}/calls/${call.id}/done`;
      keepReceived(house, reply, done, answer.body);
      return asked ? reply.send({ location: done }) : reply.redirect(done, 303);
    }
    if (answer.problem.fields?.some(({ field }) => field === 'formNo')) {
      const notice = draftTexts.t(frame.locale, 'changedNotice');
      const formHref = `/c/${frame.county.code}/calls/${call.id}/sign-up?form=changed`;
      return asked
        ? reply.status(422).send({ title: notice, fields: [], formHref })
        : sendPage(reply, show(frame, call, values, { notice }), 422);
    }
    const findings = findingsOf(answer.problem, textOf(values, 'teamType'), frame);
    const problem = problemText(answer.problem, frame);
    if (asked) {
      const statusHref = `/c/${frame.county.code}/status`;
      return reply.status(answer.status).send({ title: problem, fields: findings, statusHref });
    }
    const status = answer.status === 429 || answer.status >= 500 ? answer.status : 422;
    return sendPage(reply, show(frame, call, values, { findings, problem }), status);
  });

  pages.get<OfCall>('/c/:county/calls/:id/done', async (request, reply) => {
    const frame = await inCounty(frameOf(house.env, request, reply), house.counties, request.params.county);
    if (!frame) return sendNotFound(house, request, reply);
    return sendPage(reply, renderDone(frame, readReceived(request.cookies[doneCookie]), house.script));
  });
}

/** The call was put away while somebody filled in its form: the program leaves what was typed where it is, and says so. */
async function sendEnded(
  house: PagesHouse,
  request: FastifyRequest<OfCall>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const frame = frameOf(house.env, request, reply);
  if (wantsJson(request))
    return reply.status(404).send({ title: translate(frame.locale, 'errors.calls.closed'), fields: [] });
  const placed = (await inCounty(frame, house.counties, request.params.county)) ?? frame;
  return sendPage(reply, renderProblem(placed, 'ended'), 404);
}

function withKey(values: Values): Values {
  return keyShape.test(textOf(values, 'key')) ? values : { ...values, key: randomUUID() };
}

function wantsJson({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes('application/json') === true;
}

async function sendCode(
  house: PagesHouse,
  request: FastifyRequest,
  frame: CountyFrame,
  values: Values,
): Promise<WrongPage & { values: Values }> {
  const answer = await askApi<{ flowId: string }>(house.api, request, {
    method: 'POST',
    path: `public/counties/${frame.county.code}/phone-codes`,
    locale: frame.locale,
    body: { phone: textOf(values, 'phone'), purpose: 'sign-up' },
  });
  if (answer.ok)
    return { values: { ...values, flowId: answer.body.flowId }, notice: signUpTexts.t(frame.locale, 'codeSent') };
  const findings = findingsOf(answer.problem, '', frame);
  return { values, findings: findings.length > 0 ? findings : [{ field: 'phone', message: answer.problem.title }] };
}

/** What the API found wrong, by the fields of the form. */
function findingsOf({ fields = [] }: Problem, teamType: string, frame: CountyFrame): Finding[] {
  const findings = new Map<string, Finding>();
  for (const { field, code, message } of fields) {
    const name = nameInForm(field, code, teamType);
    if (name === 'Idempotency-Key' || findings.has(name)) continue;
    findings.set(name, { field: name, message: ownWords(name, field, code, frame) ?? message });
  }
  return [...findings.values()];
}

/** An age that does not fit is told at the team: the day of birth stands in the document, and another team may take it. */
function nameInForm(field: string, code: string, teamType: string): string {
  return code === 'tooYoung' || code === 'tooOld' ? 'teamType' : fieldNameOf(field, teamType);
}

/** What the page says better than the API, because it knows what stands around the field. */
function ownWords(name: string, field: string, code: string, { locale, helpPhone }: CountyFrame): string | undefined {
  const say: Say = (key, params) => signUpTexts.t(locale, key, params);
  if (code === 'tooYoung') return tooYoungText(say, helpPhone);
  if (name !== 'code' || code === 'access.codeWrong') return undefined;
  return say(field === 'flowId' ? 'codeFirst' : 'sixDigits');
}

function problemText({ code, title }: Problem, { locale }: CountyFrame): string {
  return code === 'request.keyReused' ? signUpTexts.t(locale, 'alreadySent') : title;
}

function keepReceived({ env }: PagesHouse, reply: FastifyReply, path: string, received: Received): void {
  const { number, state, waitlistPosition = '' } = received;
  void reply.setCookie(doneCookie, `${number}.${state}.${waitlistPosition}`, {
    path,
    httpOnly: true,
    sameSite: 'lax',
    secure: env.PUBLIC_URL.startsWith('https:'),
    maxAge: doneSeconds,
  });
}

function readReceived(cookie: string | undefined): Received | undefined {
  const [, number, state, place] = doneShape.exec(cookie ?? '') ?? [];
  if (number === undefined) return undefined;
  return {
    number,
    state: state === 'waitlisted' ? 'waitlisted' : 'submitted',
    ...(place !== undefined && place !== '' && { waitlistPosition: Number(place) }),
  };
}
