import { LOCALES, type Locale } from '@redmaple/i18n';
import { type Counties, currentContext, type Env } from '@redmaple/platform';
import type { Frame, PageCounty } from '@redmaple/public-pages';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What of the installation stands around its pages. */
export type FrameEnv = Pick<Env, 'HELP_PHONE' | 'ICP_NUMBER' | 'devInboxOn'>;

/** A frame whose county is known. */
export type CountyFrame = Frame & { readonly county: PageCounty };

/** Says nothing about a person: only which language they read. */
const languageCookie = 'lang';
const aYear = 365 * 24 * 60 * 60;

/** What stands around the pages of this installation, in the visitor's language. */
export function frameOf(env: FrameEnv, request: FastifyRequest, reply: FastifyReply): Frame {
  return houseFrame(env, chooseLanguage(request, reply), request.url.split('?')[0] ?? '/');
}

/** The same for who reads this language. */
export function houseFrame(env: FrameEnv, locale: Locale, path: string): Frame {
  return {
    locale,
    path,
    helpPhone: env.HELP_PHONE,
    icpNumber: env.ICP_NUMBER,
    devInbox: env.devInboxOn,
  };
}

/**
 * Chooses the county that an address names, for the page and for everything below it.
 * @returns undefined where there is no such county, or it is closed
 */
export async function inCounty(frame: Frame, counties: Counties, code: string): Promise<CountyFrame | undefined> {
  const county = await counties.active(code);
  if (!county) return undefined;
  currentContext().county = county.code;
  return { ...frame, county: { code: county.code, name: county.name, timezone: county.timezone } };
}

/** `?lang=` is remembered; without it the cookie decides, then what the browser asks for. */
function chooseLanguage(request: FastifyRequest, reply: FastifyReply): Locale {
  const context = currentContext();
  const { lang } = request.query as { readonly lang?: unknown };
  const asked = LOCALES.find((locale) => locale === lang);
  const chosen = asked ?? LOCALES.find((locale) => locale === request.cookies[languageCookie]) ?? context.locale;
  if (asked) void reply.setCookie(languageCookie, asked, { path: '/', maxAge: aYear, sameSite: 'lax' });
  context.locale = chosen;
  return chosen;
}
