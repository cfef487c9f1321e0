/** Name of the session cookie: `__Host-` binds it to this host, HTTPS and the whole path. */
export const sessionCookie = '__Host-redmaple';

export const cookieOptions = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

/** The longest that browsers keep a cookie (400 days): how long a session lives is decided here, and it may slide. */
export const cookieSeconds = 400 * 24 * 3600;
