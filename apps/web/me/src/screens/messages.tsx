import { useState } from 'preact/hooks';
import { get, type Shape } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button, Heading, LoadedNotice, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { momentOf } from '../parts/when.js';
import { useLocale } from '../texts/speak.js';
import { messagesTexts } from './messages.texts.js';

const { say } = messagesTexts;
const limit = 20;

/** What the centre has sent to me. */
export function Messages() {
  const language = useLocale();
  return <List key={language} />;
}

function List() {
  const first = useLoaded(() => get('/api/v1/me/messages', { query: { limit } }));
  const [earlier, setEarlier] = useState<Shape<'OwnMessageViewPage'>[]>([]);
  const pages = first.value ? [first.value, ...earlier] : [];
  const next = pages[pages.length - 1]?.next;
  const more = useAction(async () => {
    const page = await get('/api/v1/me/messages', { query: { limit, after: next ?? '' } });
    setEarlier([...earlier, page]);
  });
  return (
    <>
      <Heading>{say('title')}</Heading>
      <p class="soft">{say('lead')}</p>
      <LoadedNotice loaded={first} />
      {first.value?.items.length === 0 && <p class="card">{say('none')}</p>}
      {pages.flatMap((page) =>
        page.items.map((one) => (
          <article class="card" key={one.id}>
            <p class="soft">{momentOf(one.sentAt)}</p>
            <p>{one.text}</p>
          </article>
        )),
      )}
      <ProblemNotice problem={more.problem} />
      {next !== undefined && (
        <Button busy={more.busy} onPress={() => void more.run()}>
          {say('more')}
        </Button>
      )}
    </>
  );
}
