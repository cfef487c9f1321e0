import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { consolePages } from '../../app/rooms.js';
import { useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { serverNow } from '../../kit/server-clock.js';
import { homeTexts } from './home.texts.js';

const shown = 5;

/** What a trainer prepares for. */
export function NextSessions(): ReactNode {
  const { t, dateTime } = useWords(homeTexts);
  const { items } = useList('/api/v1/training/sessions', { query: { limit: 100 } });
  const next = items
    .filter(({ startsAt, state }) => Date.parse(startsAt) > serverNow() && state !== 'cancelled')
    .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))
    .slice(0, shown);
  const leads = consolePages.some((page) => page.path === '/training/sessions/$id');
  return (
    <section className="panel" aria-label={t('home.sessions')}>
      <h2>{t('home.sessions')}</h2>
      {next.length === 0 && <p className="quiet">{t('home.noSessions')}</p>}
      <ul className="plain-list">
        {next.map(({ id, courseTitle, startsAt, place }) => (
          <li key={id}>
            {leads ? (
              <Link to="/training/sessions/$id" params={{ id } as never}>
                {courseTitle}
              </Link>
            ) : (
              courseTitle
            )}
            <span className="quiet">
              {dateTime(startsAt)} · {place}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
