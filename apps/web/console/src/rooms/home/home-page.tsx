import './home.css';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { toWallTime } from '../../kit/county-time.js';
import { PageHeader } from '../../kit/page-header.js';
import { serverNow, setServerClock } from '../../kit/server-clock.js';
import { Empty, Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { PanelSlotPlace } from '../plugins/panels/panel-slot.js';
import { FirstRun } from './first-run.js';
import { homeTexts } from './home.texts.js';
import { leadOf } from './leads-to.js';
import { NextSessions } from './next-sessions.js';

const ChainCheck = lazy(async () => ({ default: (await import('../administration/chain-check.js')).ChainCheck }));

/** What needs me now, by role. */
export function Page(): ReactNode {
  const { t } = useWords(homeTexts);
  const { who, can } = useSession();
  const home = useGet('/api/v1/home', {}, { every: 60_000 });
  if (home.data) setServerClock(home.data.now);
  return (
    <>
      <PageHeader title={t(`home.${partOfDay()}`, { name: who.displayName ?? '' })} hint={t('home.hint')} />
      {can('county-admin', 'operator') && <FirstRun />}
      <Loaded of={home}>{({ items }) => <Items items={items} />}</Loaded>
      {can('trainer') && <NextSessions />}
      <PanelSlotPlace slot="county.dashboard" />
      {can('auditor') && (
        <Suspense>
          <ChainCheck />
        </Suspense>
      )}
    </>
  );
}

function partOfDay(): 'morning' | 'noon' | 'evening' {
  const hour = Number(toWallTime(serverNow()).slice(11, 13));
  return hour < 12 ? 'morning' : hour < 18 ? 'noon' : 'evening';
}

type Item = Shape<'HomeItemView'>;

/** What waits comes with large numbers; what does not, small and below. */
function Items({ items }: { readonly items: readonly Item[] }): ReactNode {
  const { t } = useWords(homeTexts);
  const waiting = items.some((one) => one.count > 0);
  return (
    <section aria-label={t('home.waiting')}>
      {!waiting && (
        <div className="panel">
          <Empty title={t('home.nothing')} hint={t('home.nothingHint')} />
        </div>
      )}
      <ul className="home-items">
        {items.map((item) => (
          <li key={item.key}>
            <ItemCard item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ItemCard({ item: { key, count, urgent, oldestAt } }: { readonly item: Item }): ReactNode {
  const { t, dateTime } = useWords(homeTexts);
  const lead = leadOf(key);
  const look = urgent > 0 ? 'home-item home-urgent' : count > 0 ? 'home-item' : 'home-item home-none';
  const content = (
    <>
      <span className="home-count">{count}</span>
      <span className="home-item-name">{nameOf(key, t)}</span>
      <span className="quiet">
        {urgent > 0 && <StatusTag tone="bad">{t('home.urgent', { count: urgent })}</StatusTag>}{' '}
        {count === 0 ? t('home.quiet') : oldestAt !== undefined && t('home.since', { when: dateTime(oldestAt) })}
      </span>
    </>
  );
  if (!lead) return <div className={look}>{content}</div>;
  return (
    <Link to={lead.to} className={look} {...(lead.search && { search: lead.search as never })}>
      {content}
    </Link>
  );
}

/** A key that this console has no words for yet is shown as it is rather than left out. */
function nameOf(key: string, t: (key: string, params?: Record<string, string>) => string): string {
  const text = t(`home.items.${key}`);
  return text.startsWith('⟦') ? t('home.items.other', { key }) : text;
}
