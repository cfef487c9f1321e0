import { useEffect } from 'preact/hooks';
import { get } from '../api/client.js';
import { names } from '../api/names.js';
import { useStore } from '../api/store.js';
import { useLoaded } from '../api/use-loaded.js';
import { LoadedNotice } from '../parts/parts.js';
import { momentOf } from '../parts/when.js';
import { patrolTexts } from './patrol.texts.js';

const { say } = patrolTexts;

/** My patrol logs that have arrived. */
export function SentLogs() {
  const sent = useLoaded(() => get('/api/v1/patrol-logs/mine', { query: { limit: 20 } }));
  useEffect(() => {
    const again = (): void => void sent.reload();
    addEventListener('redmaple:sent', again);
    return () => removeEventListener('redmaple:sent', again);
  }, [sent.reload]);
  const { sites, teams } = useStore(names);
  return (
    <section class="card" aria-labelledby="sent">
      <h2 id="sent">{say('sent')}</h2>
      <LoadedNotice loaded={sent} />
      {sent.value?.items.length === 0 && <p class="soft">{say('sentNone')}</p>}
      <ul class="rows">
        {(sent.value?.items ?? []).map((one) => (
          <li key={one.id} class="facts">
            <p class="kicker">
              {momentOf(one.observedAt)} {one.siteId === undefined ? teams[one.teamId] : sites[one.siteId]}
            </p>
            <p>{one.text}</p>
            {one.photos.length > 0 && <p class="soft">{say('sentPhotos', { count: one.photos.length })}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
