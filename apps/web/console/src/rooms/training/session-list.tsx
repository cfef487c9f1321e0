import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { FilterSelect } from '../../kit/filter-select.js';
import { ListTable } from '../../kit/list-table.js';
import { Empty } from '../../kit/states.js';
import { StatusTag, type Tone } from '../../kit/status-tag.js';
import { useUrlState } from '../../kit/url-state.js';
import { trainingTexts } from './training.texts.js';

type TrainingSession = Shape<'TrainingSessionView'>;
type State = TrainingSession['state'];

export const sessionTone: Readonly<Record<State, Tone>> = { scheduled: 'busy', held: 'good', cancelled: 'quiet' };
const states = ['scheduled', 'held', 'cancelled'] as const;

/** Sessions, the newest first. A trainer sees the own ones. */
export function SessionList(): ReactNode {
  const { t, dateTime, time } = useWords(trainingTexts);
  const [{ course, state }, setUrl] = useUrlState<'course' | 'state'>();
  const wanted = states.find((one) => one === state);
  const courses = useList('/api/v1/training/courses', { query: { limit: 200 } });
  const query = { ...(course !== undefined && { courseId: course }), ...(wanted && { state: wanted }) };
  const { items, result } = useList('/api/v1/training/sessions', { query });
  return (
    <>
      <div className="filters">
        <FilterSelect
          searchable
          width={240}
          label={t('training.course')}
          any={t('training.anyCourse')}
          value={course}
          options={courses.items.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(next) => setUrl({ course: next })}
        />
        <FilterSelect
          label={t('training.state')}
          any={t('training.anyState')}
          value={wanted}
          options={states.map((value) => ({ value, label: t(`training.states.${value}`) }))}
          onChange={(next) => setUrl({ state: next })}
        />
        <ExportButton list="training.sessions" filters={query} />
      </div>
      <ListTable<TrainingSession>
        label={t('training.sessionList')}
        rows={items}
        result={result}
        filtered={course !== undefined || wanted !== undefined}
        onClearFilters={() => setUrl({ course: undefined, state: undefined })}
        empty={<Empty title={t('training.noSessions')} hint={t('training.noSessionsHint')} />}
        columns={[
          {
            title: t('training.course'),
            render: (_, one) => (
              <Link to="/training/$id" params={{ id: one.id } as never} className="strong-link">
                {one.courseTitle}
              </Link>
            ),
          },
          {
            title: t('training.when'),
            width: 250,
            render: (_, one) => `${dateTime(one.startsAt)}–${time(one.endsAt)}`,
          },
          { title: t('training.place'), dataIndex: 'place' },
          { title: t('training.capacity'), width: 150, render: (_, one) => <Places session={one} /> },
          {
            title: t('training.state'),
            width: 110,
            render: (_, one) => (
              <StatusTag tone={sessionTone[one.state]}>{t(`training.states.${one.state}`)}</StatusTag>
            ),
          },
        ]}
      />
    </>
  );
}

/** How many places are taken, and how many people wait for one. */
export function Places({ session }: { readonly session: TrainingSession }): ReactNode {
  const { t } = useWords(trainingTexts);
  const { taken, capacity, waiting } = session;
  return (
    <span className="number">
      {t('training.taken', { taken, capacity })}
      {waiting > 0 && <span className="quiet"> · {t('training.waiting', { count: waiting })}</span>}
    </span>
  );
}
