import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, lazy, type ReactNode, Suspense, useContext, useEffect, useMemo, useState } from 'react';
import { connectHooks, Problem, rememberCsrfToken, send, type Shape } from './api.js';
import { type Role } from './rooms.js';
import { LoadFailed, PageLoading } from '../kit/states.js';

/** Who works here, and what they may do. */
export interface Session {
  readonly who: Shape<'WhoView'>;
  /** Whether one of these roles is held, in whatever scope. */
  readonly can: (...roles: readonly Role[]) => boolean;
  readonly signOut: () => Promise<void>;
}

const SignIn = lazy(async () => ({ default: (await import('./sign-in.js')).SignIn }));
const SignInAgain = lazy(async () => ({ default: (await import('./sign-in.js')).SignInAgain }));
const ConfirmAgain = lazy(async () => ({ default: (await import('./confirm-again.js')).ConfirmAgain }));

const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession() is for what stands inside <SessionGate>.');
  return session;
}

interface Waiting {
  readonly kind: 'sign-in' | 'confirm';
  readonly done: () => void;
  readonly given: (error: Problem) => void;
}

/**
 * Shows the sign-in until somebody is in. A session that ends in the middle of the work is renewed on top of the page, which
 * stays as it is with all that was typed.
 */
export function SessionGate({ children }: { readonly children: ReactNode }): ReactNode {
  const queries = useQueryClient();
  const [waiting, setWaiting] = useState<Waiting>();
  const session = useQuery<Shape<'WhoView'>, Problem>({
    queryKey: ['session'],
    queryFn: async () => {
      const who = await send('get', '/api/v1/session', {});
      rememberCsrfToken(who.csrfToken);
      return who;
    },
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

  useEffect(() => {
    const ask = (kind: Waiting['kind']) =>
      shared(kind, () => new Promise<void>((done, given) => setWaiting({ kind, done, given })));
    connectHooks({ signInAgain: ask('sign-in'), confirmAgain: ask('confirm') });
  }, []);

  const who = session.data;
  const value = useMemo<Session | undefined>(
    () =>
      who && {
        who,
        can: (...roles) => who.grants.some((grant) => (roles as readonly string[]).includes(grant.role)),
        signOut: async () => {
          await send('delete', '/api/v1/session', {});
          window.location.assign('/console/');
        },
      },
    [who],
  );

  if (session.isPending) return <PageLoading />;
  const signedOut = !who || who.kind !== 'staff';
  if (signedOut) {
    const unknown = session.error !== null && session.error.status !== 401;
    if (unknown) return <LoadFailed problem={session.error} onRetry={() => void session.refetch()} />;
    return (
      <Suspense fallback={<PageLoading />}>
        <SignIn onDone={() => void queries.resetQueries()} />
      </Suspense>
    );
  }
  return (
    <SessionContext value={value}>
      {children}
      <Suspense>
        {waiting?.kind === 'sign-in' && (
          <SignInAgain
            onDone={(accountId) => {
              // Somebody else at the same desk starts afresh.
              if (accountId !== who.accountId) window.location.reload();
              waiting.done();
              setWaiting(undefined);
            }}
          />
        )}
        {waiting?.kind === 'confirm' && (
          <ConfirmAgain
            onDone={() => {
              waiting.done();
              setWaiting(undefined);
            }}
            onCancel={() => {
              waiting.given(new Problem(403, 'access.confirmAgain', ''));
              setWaiting(undefined);
            }}
          />
        )}
      </Suspense>
    </SessionContext>
  );
}

const asked = new Map<string, Promise<void>>();

/** Ten requests that fail at once ask a person once. */
function shared(kind: string, ask: () => Promise<void>): () => Promise<void> {
  return () => {
    const open = asked.get(kind);
    if (open) return open;
    const opened = ask().finally(() => asked.delete(kind));
    asked.set(kind, opened);
    return opened;
  };
}
