import { useState } from 'preact/hooks';
import { session } from '../api/session.js';
import { useStore } from '../api/store.js';
import { countOf, type OutboxItem } from '../outbox/outbox.policy.js';
import { dropItem, flush, keepItem, outboxItems, sendItem, sending } from '../outbox/outbox.js';
import { Button, Heading, ScreenLink } from '../parts/parts.js';
import { go } from '../parts/route.js';
import { momentOf } from '../parts/when.js';
import { useLocale } from '../texts/speak.js';
import { outboxTexts } from './outbox.texts.js';

const { say } = outboxTexts;

/** What has not arrived yet, and why. */
export function OutboxScreen() {
  useLocale();
  const who = useStore(session);
  const busy = useStore(sending);
  const owner = 'holder' in who ? who.holder.accountId : '';
  const all = useStore(outboxItems);
  const own = all.filter((one) => one.owner === owner);
  const { waiting, strange } = countOf(all, owner);
  return (
    <>
      <Heading>{say('title')}</Heading>
      {own.length === 0 ? <p class="card">{say('none')}</p> : <p>{say('lead')}</p>}
      {waiting > 0 && (
        <Button kind="main" busy={busy} onPress={() => void flush()}>
          {say('sendNow')}
        </Button>
      )}
      {own.map((one) => (
        <Item key={one.id} item={one} />
      ))}
      {strange > 0 && <p class="notice warm">{say('strange', { count: strange })}</p>}
    </>
  );
}

/** Where it is written. */
function screenOf({ wish }: OutboxItem): 'papers' | 'patrol' {
  return wish.kind === 'claim' ? 'papers' : 'patrol';
}

function Item({ item }: { item: OutboxItem }) {
  const [sure, setSure] = useState(false);
  const { wish, state } = item;
  return (
    <section class="card" aria-labelledby={item.id}>
      <div class="headline">
        <h2 id={item.id}>{say(`kind.${wish.kind}`)}</h2>
        <span class={state === 'refused' ? 'tag red' : 'tag amber'}>{say(state)}</span>
      </div>
      <p class="soft">{momentOf(item.at)}</p>
      {'photos' in wish && (
        <>
          <p>{wish.kind === 'claim' ? wish.claim.issuer : wish.log.text}</p>
          {wish.photos.length > 0 && (
            <p class="soft">
              {say('photos', {
                count: wish.photos.length,
                sent: wish.photos.filter((one) => one.fileId !== undefined).length,
              })}
            </p>
          )}
        </>
      )}
      {item.reason !== undefined && <p class="notice bad">{say('reason', { reason: item.reason })}</p>}
      {state === 'draft' && (
        <ScreenLink to={screenOf(item)} class="button">
          {say('edit')}
        </ScreenLink>
      )}
      {state === 'refused' && 'photos' in wish && (
        <Button
          kind="main"
          onPress={() => {
            const { reason: _answered, ...draft } = item;
            void keepItem({ ...draft, state: 'draft' }).then(() => go(screenOf(item)));
          }}
        >
          {say('edit')}
        </Button>
      )}
      {state === 'refused' && !('photos' in wish) && (
        <Button onPress={() => void sendItem(item)}>{say('again')}</Button>
      )}
      {!sure && (
        <Button kind="plain" onPress={() => setSure(true)}>
          {say('drop')}
        </Button>
      )}
      {sure && (
        <>
          <p role="alert">{say('dropSure')}</p>
          <Button onPress={() => void dropItem(item.id)}>{say('dropYes')}</Button>
        </>
      )}
    </section>
  );
}
