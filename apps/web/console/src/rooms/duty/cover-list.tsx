import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { Empty, Loaded } from '../../kit/states.js';
import { StatusTag, type Tone } from '../../kit/status-tag.js';
import { useTeams } from '../people/lookups.js';
import { dutyTexts } from './duty.texts.js';
import { clockSpan, shortDay } from './shift-words.js';

const tones: Readonly<Record<Shape<'CoverAskView'>['answer'], Tone>> = {
  waiting: 'busy',
  taken: 'good',
  declined: 'quiet',
  'too-late': 'quiet',
};

/** Seats whose holders cannot come, with who was asked to step in. */
export function CoverList(): ReactNode {
  const words = useWords(dutyTexts);
  const { t, dateTime } = words;
  const { nameOf } = useTeams();
  const requests = useGet('/api/v1/cover-requests', {});
  return (
    <Loaded of={requests}>
      {(open) =>
        open.length === 0 ? (
          <div className="panel">
            <Empty title={t('duty.noCover')} hint={t('duty.noCoverHint')} />
          </div>
        ) : (
          <>
            <div className="filters">
              <ExportButton list="shifts.cover-requests" filters={{}} />
            </div>
            {open.map((one) => (
              <section key={one.id} className="panel" aria-label={one.shift.title}>
                <div className="panel-title">
                  <h2>
                    {shortDay(words.locale, one.shift.dutyDate)} {clockSpan(words, one.shift)} · {one.shift.title}
                  </h2>
                  <span className="quiet">
                    {nameOf(one.shift.teamId)} · {t('duty.soughtSince', { when: dateTime(one.createdAt) })}
                  </span>
                </div>
                {one.asked.length === 0 ? (
                  <p className="quiet">{t('duty.nobodyAsked')}</p>
                ) : (
                  <ul className="record-list">
                    {one.asked.map((ask) => (
                      <li key={ask.volunteer.id}>
                        <span>
                          {ask.volunteer.name} <span className="quiet number">{ask.volunteer.number}</span>{' '}
                          <span className="quiet">{dateTime(ask.askedAt)}</span>
                        </span>
                        <StatusTag tone={tones[ask.answer]}>{t(`duty.answers.${ask.answer}`)}</StatusTag>
                      </li>
                    ))}
                  </ul>
                )}
              </section>
            ))}
          </>
        )
      }
    </Loaded>
  );
}
