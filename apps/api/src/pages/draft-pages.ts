import { randomUUID } from 'node:crypto';
import {
  draftTexts,
  type Finding,
  renderCall,
  renderResume,
  renderSaved,
  type SavedDraft,
  textOf,
  type Values,
  type WholeCall,
} from '@redmaple/public-pages';
import { DomainError } from '@redmaple/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { askApi } from './own-api.js';
import { type CountyFrame, frameOf, inCounty } from './page-frame.js';
import { type PagesHouse, sendNotFound, sendPage } from './pages-house.js';

const codeShape = /^[0-9A-Za-z]{4}[\s-]?[0-9A-Za-z]{4}$/;

interface OpenedDraft {
  readonly callId: string;
  readonly values: Values;
}

type ShowForm = (frame: CountyFrame, call: WholeCall, values: Values, notice: string) => string;

interface OfCounty {
  readonly Params: { readonly county: string };
  readonly Body: Values;
}

/** Forms that were put aside: asks for phone and code, and shows the form with what was typed. */
export function addDraftPages(pages: FastifyInstance, house: PagesHouse, showForm: ShowForm): void {
  pages.get<OfCounty>('/c/:county/resume', async (request, reply) => {
    const frame = await inCounty(frameOf(house.env, request, reply), house.counties, request.params.county);
    if (!frame) return sendNotFound(house, request, reply);
    return sendPage(reply, renderResume(frame, { values: {}, findings: [] }));
  });

  pages.post<OfCounty>('/c/:county/resume', async (request, reply) => {
    const frame = await inCounty(frameOf(house.env, request, reply), house.counties, request.params.county);
    if (!frame) return sendNotFound(house, request, reply);
    const values = request.body ?? {};
    const code = textOf(values, 'draftCode');
    if (!codeShape.test(code)) {
      const findings = [{ field: 'draftCode', message: draftTexts.t(frame.locale, 'codeShape') }];
      return sendPage(reply, renderResume(frame, { values, findings }), 422);
    }
    const answer = await askApi<OpenedDraft>(house.api, request, {
      method: 'POST',
      path: `public/counties/${frame.county.code}/drafts/open`,
      locale: frame.locale,
      body: { phone: textOf(values, 'phone'), draftCode: code },
    });
    if (!answer.ok) {
      const status = answer.status === 429 || answer.status >= 500 ? answer.status : 422;
      const { title, fields = [] } = answer.problem;
      const findings = fields.map(({ field, message }) => ({ field, message }));
      const problem = findings.length > 0 ? undefined : title;
      return sendPage(reply, renderResume(frame, { values, findings, problem }), status);
    }
    const call = await callOf(house, answer.body.callId);
    if (!call) return sendNotFound(house, request, reply);
    if (call.phase !== 'open') return sendPage(reply, renderCall(frame, call));
    const typed = { ...answer.body.values, key: randomUUID(), draft: code };
    return sendPage(reply, showForm(frame, call, typed, draftTexts.t(frame.locale, 'openedNotice')));
  });
}

/** Puts a half-filled form aside: the page with its code, or what is to be corrected first. */
export async function saveDraft(
  house: PagesHouse,
  request: FastifyRequest,
  frame: CountyFrame,
  call: WholeCall,
  values: Values,
): Promise<{ readonly page: string } | { readonly fields: readonly Finding[]; readonly problem: string }> {
  const code = textOf(values, 'draft');
  const answer = await askApi<SavedDraft>(house.api, request, {
    method: 'POST',
    path: `public/counties/${frame.county.code}/calls/${call.id}/drafts`,
    locale: frame.locale,
    body: {
      phone: textOf(values, 'phone'),
      formNo: Number(textOf(values, 'formNo')) || call.formNo,
      values,
      ...(codeShape.test(code) && { draftCode: code }),
    },
  });
  if (answer.ok) return { page: renderSaved(frame, call, answer.body) };
  const { title, fields = [] } = answer.problem;
  return { fields: fields.map(({ field, message }) => ({ field, message })), problem: title };
}

async function callOf(house: PagesHouse, id: string): Promise<WholeCall | undefined> {
  try {
    return await house.calls.getPublic(id);
  } catch (error) {
    if (error instanceof DomainError && error.status === 404) return undefined;
    throw error;
  }
}
