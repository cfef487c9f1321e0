import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadNames } from './api/names.js';
import { session, startSession } from './api/session.js';
import { useStore } from './api/store.js';
import { Frame } from './frame.js';
import { startOutbox } from './outbox/outbox.js';
import { type Screen, useScreen } from './parts/route.js';
import { Shifts } from './screens/shifts.js';
import { Today } from './screens/today.js';
import { NotForYou, Welcome } from './screens/welcome.js';
import { common } from './texts/common.texts.js';

/** Screens that come with the first load; the others are fetched, or taken from the phone, when they are opened. */
const ready: Partial<Record<Screen, ComponentType>> = { '': Today, shifts: Shifts };
const later: Partial<Record<Screen, () => Promise<ComponentType>>> = {
  training: async () => (await import('./screens/training.js')).Training,
  messages: async () => (await import('./screens/messages.js')).Messages,
  mine: async () => (await import('./screens/mine.js')).Mine,
  profile: async () => (await import('./screens/profile.js')).Profile,
  availability: async () => (await import('./screens/availability.js')).Availability,
  data: async () => (await import('./screens/own-data.js')).OwnData,
  recognition: async () => (await import('./screens/recognition.js')).Recognition,
  papers: async () => (await import('./screens/papers.js')).Papers,
  patrol: async () => (await import('./screens/patrol.js')).Patrol,
  outbox: async () => (await import('./screens/outbox-screen.js')).OutboxScreen,
};

/** The whole program. */
export function App() {
  const who = useStore(session);
  useEffect(() => {
    void startSession();
    startOutbox();
  }, []);
  const accountId = 'holder' in who ? who.holder.accountId : undefined;
  useEffect(() => {
    if (accountId !== undefined) void loadNames();
  }, [accountId]);
  if (who.state === 'starting') return <p class="unseen">{common.say('state.loading')}</p>;
  if (!('holder' in who)) return <Welcome />;
  if (who.holder.kind !== 'volunteer') return <NotForYou kind={who.holder.kind} />;
  return (
    <Frame>
      <CurrentScreen key={accountId} />
    </Frame>
  );
}

function CurrentScreen() {
  const screen = useScreen();
  const [loaded, setLoaded] = useState<Partial<Record<Screen, ComponentType>>>(ready);
  const [failed, setFailed] = useState(false);
  const Found = loaded[screen];
  useEffect(() => {
    if (Found) return;
    setFailed(false);
    later[screen]?.()
      .then((found) => setLoaded((before) => ({ ...before, [screen]: found })))
      .catch(() => setFailed(true));
  }, [screen, Found]);
  if (Found) return <Found key={screen} />;
  return <p role="status">{common.say(failed ? 'state.failed' : 'state.loading')}</p>;
}
