import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { RecordDrawer } from '../../kit/record-drawer.js';
import { Loaded } from '../../kit/states.js';
import { useSites } from '../duty/use-sites.js';
import { useTeams } from '../people/lookups.js';
import { patrolLogTexts } from './patrol-logs.texts.js';

type Log = Shape<'PatrolLogView'>;

/** One log: what was seen, where, by whom, and its photos. */
export function PatrolLogDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const { t } = useWords(patrolLogTexts);
  const log = useGet('/api/v1/patrol-logs/{id}', { path: { id } });
  return (
    <RecordDrawer open width={680} title={t('patrolLogs.log')} onClose={onClose}>
      <Loaded of={log}>{(found) => <Content log={found} />}</Loaded>
    </RecordDrawer>
  );
}

function Content({ log }: { readonly log: Log }): ReactNode {
  const { t, dateTime } = useWords(patrolLogTexts);
  const { nameOf: teamName } = useTeams();
  const { nameOf: siteName } = useSites();
  const { rosterId, seatId } = log;
  return (
    <>
      <section className="drawer-section">
        <p className="patrol-text">{log.text}</p>
      </section>
      <section className="drawer-section">
        <Facts
          rows={[
            [t('patrolLogs.seen'), dateTime(log.observedAt)],
            [t('patrolLogs.received'), dateTime(log.receivedAt)],
            [t('patrolLogs.team'), teamName(log.teamId)],
            [t('patrolLogs.site'), siteName(log.siteId)],
            [t('patrolLogs.writer'), `${log.volunteer.name} ${log.volunteer.number ?? ''}`.trim()],
            [
              t('patrolLogs.shift'),
              rosterId !== undefined && (
                <Link
                  key="shift"
                  to="/roster"
                  search={{ roster: rosterId, ...(seatId !== undefined && { seat: seatId }) } as never}
                >
                  {t('patrolLogs.toShift')}
                </Link>
              ),
            ],
          ]}
        />
      </section>
      <section className="drawer-section" aria-label={t('patrolLogs.photos')}>
        <h2>{t('patrolLogs.photos')}</h2>
        {log.photos.length === 0 ? (
          <p className="quiet">{t('patrolLogs.noPhotos')}</p>
        ) : (
          <ul className="patrol-photos">
            {log.photos.map(({ id }, index) => (
              <li key={id}>
                <Photo id={id} number={index + 1} log={log} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

/** A photo, fetched when it comes into sight; pressed, it shows at its full size. */
function Photo({ id, number, log }: { readonly id: string; readonly number: number; readonly log: Log }): ReactNode {
  const { t, dateTime } = useWords(patrolLogTexts);
  const [failed, setFailed] = useState(false);
  const [large, setLarge] = useState(false);
  if (failed) return <span className="patrol-photo-failed">{t('patrolLogs.photoFailed', { number })}</span>;
  return (
    <button
      type="button"
      className={large ? 'patrol-photo patrol-photo-large' : 'patrol-photo'}
      aria-pressed={large}
      onClick={() => setLarge(!large)}
    >
      <img
        src={`/api/v1/patrol-logs/photos/${id}`}
        loading="lazy"
        decoding="async"
        alt={t('patrolLogs.photo', {
          name: log.volunteer.name,
          number,
          count: log.photos.length,
          when: dateTime(log.observedAt),
        })}
        onError={() => setFailed(true)}
      />
    </button>
  );
}
