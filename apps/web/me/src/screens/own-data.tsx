import { useState } from 'preact/hooks';
import { get, post, type Shape } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button, Heading, LoadedNotice, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { dateOf, momentOf } from '../parts/when.js';
import { useLocale } from '../texts/speak.js';
import { Closing } from './closing.js';
import { Corrections } from './corrections.js';
import { ownDataTexts } from './own-data.texts.js';

const { say } = ownDataTexts;

/** What I do with my own data: see who looked, correct, take along, close. */
export function OwnData() {
  const language = useLocale();
  return (
    <>
      <Heading>{say('data.title')}</Heading>
      <Looks key={language} />
      <Corrections />
      <Copies />
      <Closing key={`closing-${language}`} />
    </>
  );
}

const revealed = /^revealed-(\w+)$/;
const fields = [
  'phone',
  'document',
  'address',
  'guardianName',
  'guardianPhone',
  'email',
  'emergencyName',
  'emergencyPhone',
] as const;
const reasons = ['verify-identity', 'contact', 'background-review', 'correct-data', 'emergency'] as const;

function Looks() {
  const first = useLoaded(() => get('/api/v1/me/looks', { query: { limit: 10 } }));
  const [earlier, setEarlier] = useState<Shape<'LookPage'>[]>([]);
  const pages = first.value ? [first.value, ...earlier] : [];
  const next = pages[pages.length - 1]?.next;
  const more = useAction(async () => {
    setEarlier([...earlier, await get('/api/v1/me/looks', { query: { limit: 10, after: next ?? '' } })]);
  });
  return (
    <section class="card" aria-labelledby="looks">
      <h2 id="looks">{say('looks.title')}</h2>
      <p class="soft">{say('looks.lead')}</p>
      <LoadedNotice loaded={first} />
      {first.value?.items.length === 0 && <p>{say('looks.none')}</p>}
      <ul class="rows">
        {pages.flatMap((page) =>
          page.items.map((one) => {
            const reason = reasons.find((known) => known === one.reason);
            return (
              <li key={one.id} class="facts">
                <span>
                  <strong>{one.name ?? say('looks.someone')}</strong> {wordsOf(one.kind)}
                </span>
                <span class="soft">
                  {momentOf(one.at)}
                  {reason && ` · ${say(`reason.${reason}`)}`}
                </span>
              </li>
            );
          }),
        )}
      </ul>
      <ProblemNotice problem={more.problem} />
      {next !== undefined && (
        <Button busy={more.busy} onPress={() => void more.run()}>
          {say('more')}
        </Button>
      )}
    </section>
  );
}

function wordsOf(kind: string): string {
  const field = fields.find((one) => one === revealed.exec(kind)?.[1]);
  if (field) return say('looks.revealed', { what: say(`field.${field}`) });
  return say(kind === 'profile' || kind === 'correction' || kind === 'claim' ? `looks.${kind}` : 'looks.record');
}

function Copies() {
  const loaded = useLoaded(() => get('/api/v1/me/exports'), { everySeconds: 15 });
  const ask = useAction(async (key) => {
    await post('/api/v1/me/exports', undefined, { key });
    await loaded.reload();
  });
  const [latest] = loaded.value ?? [];
  return (
    <section class="card" aria-labelledby="copies">
      <h2 id="copies">{say('exports.title')}</h2>
      <p class="soft">{say('exports.lead')}</p>
      <LoadedNotice loaded={loaded} />
      <div role="status">
        {latest?.state === 'gathering' && <p class="notice warm">{say('exports.gathering')}</p>}
        {latest?.state === 'ready' && (
          <p class="notice good">{say('exports.ready', { day: dateOf(latest.expiresAt ?? latest.askedAt) })}</p>
        )}
        {latest?.state === 'expired' && <p>{say('exports.expired', { day: dateOf(latest.askedAt) })}</p>}
      </div>
      {latest?.state === 'ready' &&
        (['page', 'json'] as const).map((one) => (
          <a key={one} class="button" href={`/api/v1/me/exports/${latest.id}/${one}`} download>
            {say(`exports.${one}`)}
          </a>
        ))}
      {latest?.state !== 'gathering' && (
        <Button busy={ask.busy} onPress={() => void ask.run()}>
          {say('exports.ask')}
        </Button>
      )}
      <ProblemNotice problem={ask.problem} />
    </section>
  );
}
