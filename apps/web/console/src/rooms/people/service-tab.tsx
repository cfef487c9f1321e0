import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet, useList } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { ListTable } from '../../kit/list-table.js';
import { Empty } from '../../kit/states.js';
import { certificatesTexts } from '../certificates/certificates.texts.js';
import { CorrectionForm } from '../certificates/correction-form.js';
import { CorrectionsList } from '../certificates/corrections-list.js';
import { useTeams } from './lookups.js';
import { peopleTexts } from './people.texts.js';

type Row = Shape<'ServiceRecordDetail'>;
const grades = ['A', 'B', 'C', 'D'] as const;
const sources: Readonly<Record<string, string>> = {
  assignment: 'shift',
  shift: 'shift',
  mission: 'mission',
  training: 'training',
  'training-result': 'training',
  'office-entry': 'office-entry',
  correction: 'correction',
};

/** The ledger of service: nothing is edited, a wrong line is undone by its mirror image once two people agree. */
export function ServiceTab({ volunteerId }: { readonly volunteerId: string }): ReactNode {
  const { t, dateTime } = useWords(peopleTexts);
  const { can } = useSession();
  const words = useWords(certificatesTexts);
  // `entry`, or the line to correct.
  const [proposing, setProposing] = useState<Row | 'entry'>();
  const office = can('operator', 'county-admin');
  const { nameOf } = useTeams();
  const path = { path: { id: volunteerId } };
  const totals = useGet('/api/v1/volunteers/{id}/service-records', { ...path, query: { limit: 1 } });
  const stars = useGet('/api/v1/volunteers/{id}/stars', path);
  const { items, result } = useList('/api/v1/volunteers/{id}/service-records', { ...path, query: { limit: 50 } });
  const undone = useMemo(() => new Set(items.flatMap((row) => row.reverses ?? [])), [items]);
  const hours = (minutes: number): string => t('people.hours', { hours: (minutes / 60).toFixed(1) });
  return (
    <>
      {totals.data && (
        <dl className="tally" aria-label={t('people.totals')}>
          <div>
            <dt>{t('people.credited')}</dt>
            <dd className="number">{hours(totals.data.totals.creditedMinutes)}</dd>
          </div>
          {stars.data && (
            <div>
              <dt>{t('people.stars')}</dt>
              <dd>{t('people.starsOf', { count: stars.data.stars })}</dd>
            </div>
          )}
          {grades.map((grade) => (
            <div key={grade}>
              <dt>{t(`people.grades.${grade}`)}</dt>
              <dd className="number">{hours(totals.data.totals.byGrade[grade])}</dd>
            </div>
          ))}
        </dl>
      )}
      <p>
        <ExportButton list="volunteers.service-records" filters={{ volunteerId }} />
      </p>
      <ListTable<Row>
        label={t('people.tabs.service')}
        rows={items}
        result={result}
        width={600}
        empty={<Empty title={t('people.noService')} />}
        columns={[
          { title: t('people.when'), key: 'when', width: 150, render: (_: unknown, row) => dateTime(row.occurredAt) },
          {
            title: t('people.what'),
            key: 'what',
            width: 190,
            render: (_: unknown, row) => (
              <>
                {t(`people.sources.${sources[row.sourceType] ?? 'other'}`)}
                <div className="quiet">
                  {[row.content, row.teamId && nameOf(row.teamId)].filter(Boolean).join(' · ') || '—'}
                </div>
              </>
            ),
          },
          {
            title: t('people.credited'),
            key: 'credited',
            width: 100,
            align: 'right',
            render: (_: unknown, row) => <span className="number">{hours(row.creditedMinutes)}</span>,
          },
          { title: t('people.grade'), dataIndex: 'grade', key: 'grade', width: 70 },
          {
            title: t('list.actions'),
            key: 'actions',
            width: 110,
            render: (_: unknown, row) =>
              row.reverses !== undefined ? (
                <span className="quiet">{t('people.isReversal')}</span>
              ) : undone.has(row.id) ? (
                <span className="quiet">{t('people.reversed')}</span>
              ) : (
                office && (
                  <Button
                    size="small"
                    aria-label={words.t('certificates.correctOf', { when: dateTime(row.occurredAt) })}
                    onClick={() => setProposing(row)}
                  >
                    {words.t('certificates.correct')}
                  </Button>
                )
              ),
          },
        ]}
      />
      {office && (
        <>
          <h3>{words.t('certificates.corrections')}</h3>
          <p>
            <Button onClick={() => setProposing('entry')}>{words.t('certificates.enter')}</Button>
          </p>
          <CorrectionsList volunteerId={volunteerId} />
        </>
      )}
      {proposing && (
        <CorrectionForm
          volunteerId={volunteerId}
          {...(proposing !== 'entry' && { record: proposing })}
          onClose={() => setProposing(undefined)}
        />
      )}
    </>
  );
}
