/** Name of the session cookie: `__Host-` binds it to this host, HTTPS and the whole path. */
export const sessionCookie = '__Host-redmaple';

export const cookieOptions = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;
