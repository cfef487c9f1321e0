import { currentCode } from '../../scripts/lib/totp.mjs';
import { there } from './tell.mjs';

/**
 * Invites a colleague, who opens the link, sets up the second factor, and signs in.
 * @param {import('./house.mjs').House} house @param {{ login: string, displayName: string, roles: string[] }} colleague
 * @returns {Promise<import('./house.mjs').Caller>}
 */
export async function invite(house, colleague) {
  const { county, visitor } = house;
  const { link } = await house.countyAdmin.post('accounts', colleague);
  const token = there('a token at the end of the link', /#([\w-]+)$/.exec(link)?.[1], link);
  const { totpUri } = await visitor.post('invitations/open', { county, token });
  const secret = there('a secret for the authenticator', /secret=([A-Z2-7]+)/.exec(totpUri)?.[1], totpUri);
  const password = 'fenglin-yanlian-2026';
  await visitor.post('invitations/accept', { county, token, password, code: currentCode(secret).code });
  // A code counts once, so the sign-in takes the one after; the clock may be half a minute off either way.
  const { code } = currentCode(secret, Date.now() + 30_000);
  const session = await visitor.post('session', { county, login: colleague.login, password, code });
  return house.as(colleague.login, session.token);
}
