import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Loaded } from '../../kit/states.js';
import { listsTexts } from './lists.texts.js';

type Line = Shape<'ListLineView'>;

const lists = ['duties', 'tasks', 'achievements'] as const;

/** A volunteer's duties, tasks and achievements, as they follow from what is recorded. */
export function ListsTab({ volunteerId }: { readonly volunteerId: string }): ReactNode {
  const { t } = useWords(listsTexts);
  const read = useGet('/api/v1/volunteers/{id}/lists', { path: { id: volunteerId } });
  return (
    <Loaded of={read}>
      {(three) => (
        <>
          <p className="quiet">{t('lists.about')}</p>
          {lists.map((list) => (
            <section key={list} className="drawer-section">
              <h2>{t(`lists.${list}`)}</h2>
              {three[list].length === 0 ? (
                <p className="quiet">{t(`lists.none.${list}`)}</p>
              ) : (
                <ul className="plain-list">
                  {three[list].map((line, place) => (
                    <li key={`${line.key} ${line.title} ${line.startsAt ?? place}`}>
                      <strong>{line.title || t(`lists.line.${line.key}`)}</strong>
                      {line.title !== '' && <span>{t(`lists.line.${line.key}`)}</span>}
                      <span className="quiet">
                        <When line={line} list={list} />
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </section>
          ))}
        </>
      )}
    </Loaded>
  );
}

function When({ line, list }: { readonly line: Line; readonly list: (typeof lists)[number] }): ReactNode {
  const { t, date, dateTime } = useWords(listsTexts);
  const { count, minutes, startsAt, endsAt } = line;
  if (minutes !== undefined) return t('lists.served', { count: count ?? 0, hours: (minutes / 60).toFixed(1) });
  if (startsAt === undefined) return null;
  if (list === 'tasks') return dateTime(startsAt);
  if (line.key === 'training.passed') return date(startsAt);
  return endsAt === undefined
    ? t('lists.since', { day: date(startsAt) })
    : t('lists.between', { from: date(startsAt), to: date(endsAt) });
}
