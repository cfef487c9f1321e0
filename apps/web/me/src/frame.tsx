import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { session } from './api/session.js';
import { useStore } from './api/store.js';
import { countOf } from './outbox/outbox.policy.js';
import { outboxItems, sending } from './outbox/outbox.js';
import { Icon } from './parts/icons.js';
import { Button, ScreenLink } from './parts/parts.js';
import { useScreen } from './parts/route.js';
import { SignIn } from './screens/sign-in.js';
import { signInTexts } from './screens/sign-in.texts.js';
import { common } from './texts/common.texts.js';
import { chooseLocale, useLocale } from './texts/speak.js';

const tabs = ['', 'shifts', 'training', 'messages', 'mine'] as const;
const tabName = { '': 'today', shifts: 'shifts', training: 'training', messages: 'messages', mine: 'mine' } as const;

/** The line at the top: whose pages these are, and the language. */
export function TopLine({ countyName }: { countyName?: string }) {
  const now = useLocale();
  return (
    <header class="top">
      <span class="brand">
        <img src="/assets/maple.svg" alt="" width="34" height="34" />
        <span>
          {common.say('app.name')} {countyName !== undefined && <small>{countyName}</small>}
        </span>
      </span>
      <button
        type="button"
        class="button plain"
        lang={now === 'en' ? 'zh-CN' : 'en'}
        onClick={() => chooseLocale(now === 'en' ? 'zh-CN' : 'en')}
      >
        {common.say('app.language')}
      </button>
    </header>
  );
}

/** What stands around every screen: the top line, what waits to be sent, the screen, the tabs. */
export function Frame({ children }: { children: ComponentChildren }) {
  useLocale();
  const who = useStore(session);
  const screen = useScreen();
  const [asking, setAsking] = useState(who.state === 'expired');
  useEffect(() => setAsking(who.state === 'expired'), [who.state]);
  const holder = 'holder' in who ? who.holder : undefined;
  return (
    <>
      <div {...(asking && { inert: true })}>
        <a class="skip" href="#content">
          {common.say('app.skip')}
        </a>
        <TopLine {...(holder && { countyName: holder.countyName })} />
        <OutboxBar owner={holder?.accountId ?? ''} />
        {who.state === 'expired' && !asking && (
          <button type="button" class="bar" onClick={() => setAsking(true)}>
            <u>{signInTexts.say('expiredTitle')}</u>
          </button>
        )}
        <main id="content">{children}</main>
        <nav class="tabs" aria-label={common.say('tabs.label')}>
          <ul>
            {tabs.map((one) => (
              <li key={one}>
                <ScreenLink to={one} current={screen === one}>
                  <Icon name={tabName[one]} />
                  {common.say(`tab.${tabName[one]}`)}
                </ScreenLink>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {asking && holder && <Expired county={holder.county} later={() => setAsking(false)} />}
    </>
  );
}

/** Seen on every screen as long as anything of mine has not arrived. */
function OutboxBar({ owner }: { owner: string }) {
  const items = useStore(outboxItems);
  const busy = useStore(sending);
  const { waiting, refused } = countOf(items, owner);
  return (
    <div role="status">
      {refused > 0 && (
        <ScreenLink to="outbox" class="bar bad">
          <span>{common.say('outbox.refused', { count: refused })}</span>
          <u>{common.say('outbox.open')}</u>
        </ScreenLink>
      )}
      {waiting > 0 && (
        <ScreenLink to="outbox" class="bar">
          <span>{common.say(busy ? 'outbox.sending' : 'outbox.waiting', { count: waiting })}</span>
          <u>{common.say('outbox.open')}</u>
        </ScreenLink>
      )}
    </div>
  );
}

/** A code is asked for on top of what is being typed, which stays. */
function Expired({ county, later }: { county: string; later: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') later();
    };
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  }, []);
  return (
    <div class="over" role="dialog" aria-modal="true" aria-labelledby="expired" tabIndex={-1} ref={box}>
      <div class="sheet">
        <h1 id="expired">{signInTexts.say('expiredTitle')}</h1>
        <p>{signInTexts.say('expiredLead')}</p>
        <SignIn county={county} />
        <Button onPress={later}>{signInTexts.say('later')}</Button>
      </div>
    </div>
  );
}
