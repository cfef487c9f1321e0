import { useState } from 'preact/hooks';
import { get, post } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button, Field, fieldError, LoadedNotice, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { dateOf } from '../parts/when.js';
import { ownDataTexts } from './own-data.texts.js';

const { say } = ownDataTexts;

/** Closing my account: what goes, what has to stay, and a week to think again. */
export function Closing() {
  const loaded = useLoaded(() => get('/api/v1/me/closing'));
  const [sure, setSure] = useState(false);
  const [word, setWord] = useState('');
  const close = useAction(async (key, confirmation: string) => {
    await post('/api/v1/me/closing', { confirmation }, { key });
    setSure(false);
    setWord('');
    await loaded.reload();
  });
  const keep = useAction(async (key) => {
    await post('/api/v1/me/closing/cancel', undefined, { key });
    await loaded.reload();
  });
  const closing = loaded.value;
  const kept = (closing?.kept ?? []).filter((one) => one.count > 0);
  const submit = (event: Event): void => {
    event.preventDefault();
    void close.run(word);
  };
  return (
    <section class="card" aria-labelledby="closing">
      <h2 id="closing">{say('closing.title')}</h2>
      <p class="soft">{say('closing.lead')}</p>
      <LoadedNotice loaded={loaded} />
      {closing && (
        <>
          <h3>{say('closing.kept')}</h3>
          {kept.length === 0 && <p>{say('closing.keptNone')}</p>}
          <ul class="rows">
            {kept.map((one) => (
              <li key={one.kind}>{one.text}</li>
            ))}
          </ul>
        </>
      )}
      {closing?.state === 'asked' && (
        <>
          <p class="notice warm">{say('closing.asked', { day: dateOf(closing.eraseAt ?? '') })}</p>
          <Button kind="main" busy={keep.busy} onPress={() => void keep.run()}>
            {say('closing.cancel')}
          </Button>
          <ProblemNotice problem={keep.problem} />
        </>
      )}
      {closing?.state === 'open' && !sure && <Button onPress={() => setSure(true)}>{say('closing.start')}</Button>}
      {closing?.state === 'open' && sure && (
        <form class="asking" onSubmit={submit} noValidate>
          <Field label={say('closing.word')} error={fieldError(close.problem, 'confirmation')}>
            {(attributes) => (
              <input {...attributes} type="text" value={word} onInput={(event) => setWord(event.currentTarget.value)} />
            )}
          </Field>
          <ProblemNotice problem={close.problem} />
          <Button submit busy={close.busy}>
            {say('closing.yes')}
          </Button>
          <Button kind="plain" onPress={() => setSure(false)}>
            {say('closing.no')}
          </Button>
        </form>
      )}
    </section>
  );
}
