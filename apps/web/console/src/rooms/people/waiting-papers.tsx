import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useList } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { lazyPart } from '../../kit/lazy-part.js';
import { useQualificationKinds } from './lookups.js';
import { peopleTexts } from './people.texts.js';

const SendPaper = lazyPart(async () => (await import('../credentials/send-paper.js')).SendPaper);

/** Papers of a volunteer that nobody has looked at yet, and the way to bring another; for the office. */
export function WaitingPapers({ volunteerId }: { readonly volunteerId: string }): ReactNode {
  const { t, date } = useWords(peopleTexts);
  const { can } = useSession();
  const { nameOf } = useQualificationKinds();
  const [sending, setSending] = useState(false);
  const office = can('operator', 'county-admin');
  const { items } = useList(
    '/api/v1/claims',
    { query: { volunteerId, state: 'waiting', limit: 50 } },
    { enabled: office },
  );
  if (!office) return null;
  return (
    <section className="drawer-section waiting-papers">
      <div className="panel-title">
        <h2>{t('people.papers')}</h2>
        <Button type="primary" onClick={() => setSending(true)}>
          {t('people.sendPaper')}
        </Button>
      </div>
      {items.length === 0 ? (
        <p className="quiet">{t('people.noPapers')}</p>
      ) : (
        <ul className="record-list">
          {items.map((one) => (
            <li key={one.id}>
              <div>
                <strong>{one.code === undefined ? t('people.insurance') : nameOf(one.code)}</strong>{' '}
                <span className="quiet">{one.issuer}</span>
                <div className="quiet">{t('people.sentOn', { day: date(one.sentAt) })}</div>
              </div>
              <span className="inline-row">
                {one.sentByMe || one.own ? (
                  <span className="quiet">{t('people.colleagueLooks')}</span>
                ) : (
                  <Link to="/credentials" search={{ claim: one.id } as never} className="strong-link">
                    {t('people.lookAtPaper')}
                  </Link>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {sending && <SendPaper open volunteerId={volunteerId} onClose={() => setSending(false)} />}
    </section>
  );
}
