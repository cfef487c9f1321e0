import { useState } from 'preact/hooks';
import { get, remove, type Shape } from '../api/client.js';
import { session, signOut } from '../api/session.js';
import { useStore } from '../api/store.js';
import { useLoaded } from '../api/use-loaded.js';
import { outboxItems } from '../outbox/outbox.js';
import { Button, LoadedNotice, ProblemNotice, ScreenLink } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { momentOf } from '../parts/when.js';
import { mineTexts } from './mine.texts.js';

const { say } = mineTexts;

/** Where I am signed in. */
export function MySessions() {
  const loaded = useLoaded(() => get('/api/v1/sessions'));
  return (
    <section class="card" aria-labelledby="sessions">
      <h2 id="sessions">{say('sessions')}</h2>
      <LoadedNotice loaded={loaded} />
      <ul class="rows">
        {(loaded.value ?? []).map((one) => (
          <One key={one.id} one={one} ended={loaded.reload} />
        ))}
      </ul>
    </section>
  );
}

function One({ one, ended }: { one: Shape<'SessionView'>; ended: () => Promise<void> }) {
  const end = useAction(async (key) => {
    await remove('/api/v1/sessions/{id}', { params: { id: one.id }, key });
    await ended();
  });
  const device = one.device ?? say('unknownDevice');
  return (
    <li class="facts">
      <p class="headline">
        <strong>{device}</strong>
        {one.current && <span class="tag green">{say('current')}</span>}
      </p>
      <p class="soft">{say('lastSeen', { when: momentOf(one.lastSeenAt) })}</p>
      {!one.current && (
        <Button kind="plain" busy={end.busy} label={`${say('end')} ${device}`} onPress={() => void end.run()}>
          {say('end')}
        </Button>
      )}
      <ProblemNotice problem={end.problem} />
    </li>
  );
}

/** Signing out empties the phone; while something is unsent it says so first. */
export function SignOut() {
  const who = useStore(session);
  const owner = 'holder' in who ? who.holder.accountId : '';
  const unsent = useStore(outboxItems).filter((one) => one.owner === owner).length;
  const [asked, setAsked] = useState<'here' | 'everywhere'>();
  const leave = useAction((_key, everywhere: boolean) => signOut(everywhere));
  const wish = (where: 'here' | 'everywhere'): void => {
    if (unsent > 0) setAsked(where);
    else void leave.run(where === 'everywhere');
  };
  if (asked !== undefined && unsent > 0)
    return (
      <section class="card urgent" role="alert">
        <p>{say('unsent', { count: unsent })}</p>
        <ScreenLink to="outbox" class="button main">
          {say('sendFirst')}
        </ScreenLink>
        <Button busy={leave.busy} onPress={() => void leave.run(asked === 'everywhere')}>
          {say('signOutAnyway')}
        </Button>
        <ProblemNotice problem={leave.problem} />
      </section>
    );
  return (
    <>
      <Button busy={leave.busy} onPress={() => wish('here')}>
        {say('signOut')}
      </Button>
      <Button busy={leave.busy} onPress={() => wish('everywhere')}>
        {say('signOutAll')}
      </Button>
      <ProblemNotice problem={leave.problem} />
    </>
  );
}
