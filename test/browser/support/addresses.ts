import { answer, publicApi } from './api.js';
import { system } from './system.js';

/** Start of the demo county. */
export const countyPath = `/c/${system.county}`;

/** A call of the demo county that is open. */
export async function callPath(): Promise<string> {
  return `${countyPath}/calls/${await openCall()}`;
}

/** Where one signs up for it. */
export async function signUpPath(): Promise<string> {
  return `${await callPath()}/sign-up`;
}

async function openCall(): Promise<string> {
  const [first] = await answer(
    publicApi().GET('/api/v1/public/counties/{county}/calls', { params: { path: { county: system.county } } }),
  );
  if (!first) throw new Error('The demo county has no open call.');
  return first.id;
}

/** The pages that everybody may open, beside those of a call. */
export const publicPaths = ['/', countyPath, `${countyPath}/status`, '/privacy'];
