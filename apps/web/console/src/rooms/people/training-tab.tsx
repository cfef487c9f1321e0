import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { ListTable } from '../../kit/list-table.js';
import { Empty } from '../../kit/states.js';
import { StatusTag, type Tone } from '../../kit/status-tag.js';
import { peopleTexts } from './people.texts.js';

type Row = Shape<'MyTrainingView'>;

const tones: Readonly<Record<Row['state'], Tone>> = {
  enrolled: 'busy',
  waitlisted: 'warn',
  attended: 'good',
  passed: 'good',
  failed: 'bad',
  absent: 'bad',
  cancelled: 'quiet',
};

/** Sessions somebody asked for, and what came of them. */
export function TrainingTab({ volunteerId }: { readonly volunteerId: string }): ReactNode {
  const { t, dateTime } = useWords(peopleTexts);
  const { items, result } = useList('/api/v1/training/volunteers/{id}', { path: { id: volunteerId } });
  return (
    <>
      <div className="filters">
        <ExportButton list="training.of-volunteer" filters={{ volunteerId }} />
      </div>
      <ListTable<Row>
        label={t('people.tabs.training')}
        rows={items}
        result={result}
        width={520}
        empty={<Empty title={t('people.noTraining')} />}
        columns={[
          { title: t('people.course'), key: 'course', render: (_: unknown, row) => row.session.courseTitle },
          {
            title: t('people.when'),
            key: 'when',
            width: 160,
            render: (_: unknown, row) => dateTime(row.session.startsAt),
          },
          {
            title: t('people.result'),
            key: 'state',
            width: 110,
            render: (_: unknown, row) => (
              <StatusTag tone={tones[row.state]}>{t(`people.trainingStates.${row.state}`)}</StatusTag>
            ),
          },
        ]}
      />
    </>
  );
}
