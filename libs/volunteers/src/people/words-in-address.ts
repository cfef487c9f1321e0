import { requestErrors } from '@redmaple/platform';

/**
 * Browsers keep addresses, and proxies log them: whoever signs in there searches by a body. Programs with a token go on
 * as before, until the parameter goes.
 * @param token the `Authorization` header, which browsers with a session in a cookie do not send
 * @throws request.invalid naming `search`
 */
export function refuseWordsInAddress(search: string | undefined, token: string | undefined): void {
  if (search !== undefined && token === undefined)
    throw requestErrors.invalid({}, { fields: [{ field: 'search', code: 'searchInAddress' }] });
}
