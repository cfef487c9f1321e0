import { type ReactNode, useState } from 'react';
import { Select } from 'antd';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { serverNow } from '../../kit/server-clock.js';
import { Empty, Loaded } from '../../kit/states.js';
import { pointsOf } from './points.js';
import { recognitionTexts } from './recognition.texts.js';

const yearsShown = 5;

/** Half-year awards and titles of a year, as published months add up to them. */
export function Awards(): ReactNode {
  const { t, label } = useWords(recognitionTexts);
  const now = new Date(serverNow()).getFullYear();
  const [year, setYear] = useState(String(now));
  const awards = useGet('/api/v1/recognition/awards', { query: { year } });
  const periodOf = (period: string): string => {
    const half = (['H1', 'H2'] as const).find((one) => period.endsWith(one));
    return half
      ? t('recognition.periodHalf', { year: period.slice(0, 4), half: t(`recognition.half.${half}`) })
      : t('recognition.periodYear', { year: period });
  };
  return (
    <section className="panel" aria-label={t('recognition.views.awards')}>
      <div className="filters">
        <Select
          aria-label={t('recognition.year')}
          value={year}
          onChange={setYear}
          options={Array.from({ length: yearsShown }, (_, back) => String(now - back)).map((value) => ({
            value,
            label: t('recognition.periodYear', { year: value }),
          }))}
        />
        <ExportButton list="volunteers.awards" filters={{ year }} />
      </div>
      <Loaded of={awards}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={t('recognition.noAwards')} hint={t('recognition.noAwardsHint')} />
          ) : (
            <ul className="session-list">
              {list.map((one) => (
                <li key={`${one.code}${one.period}${one.volunteerId}`}>
                  <span>
                    <strong>{one.volunteerName || t('recognition.erased')}</strong>{' '}
                    <span className="quiet number">{one.volunteerNumber}</span>
                  </span>
                  <span>
                    {label(one.label)} · {periodOf(one.period)}
                    <span className="quiet">
                      {' '}
                      {t('recognition.awardMonths', { count: one.commendedMonths, points: pointsOf(one.points) })}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
