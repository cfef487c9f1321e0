import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet, useList } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { ActionMenu } from '../../kit/action-menu.js';
import { ListTable } from '../../kit/list-table.js';
import { Empty } from '../../kit/states.js';
import { useTeams } from './lookups.js';
import { peopleTexts } from './people.texts.js';
import { useAct } from '../../kit/use-act.js';

type Row = Shape<'ServiceRecordDetail'>;
const grades = ['A', 'B', 'C', 'D'] as const;
const reasons = ['entered-wrongly', 'not-present', 'entered-twice', 'other'] as const;
const knownSources = ['shift', 'mission', 'training'];

/** The ledger of service: nothing is edited, a wrong line is undone by its mirror image. */
export function ServiceTab({ volunteerId }: { readonly volunteerId: string }): ReactNode {
  const { t, dateTime } = useWords(peopleTexts);
  const { can } = useSession();
  const act = useAct();
  const { nameOf } = useTeams();
  const path = { path: { id: volunteerId } };
  const totals = useGet('/api/v1/volunteers/{id}/service-records', { ...path, query: { limit: 1 } });
  const { items, result } = useList('/api/v1/volunteers/{id}/service-records', { ...path, query: { limit: 50 } });
  const reverse = useChange('post', '/api/v1/service-records/{id}/reverse', ['/api/v1/volunteers']);
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
          {grades.map((grade) => (
            <div key={grade}>
              <dt>{t(`people.grades.${grade}`)}</dt>
              <dd className="number">{hours(totals.data.totals.byGrade[grade])}</dd>
            </div>
          ))}
        </dl>
      )}
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
                {knownSources.includes(row.sourceType)
                  ? t(`people.sources.${row.sourceType}`)
                  : t('people.sources.other')}
                <div className="quiet">{nameOf(row.teamId)}</div>
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
                can('operator', 'county-admin') && (
                  <ActionMenu
                    items={reasons.map((reason) => ({ key: reason, label: t(`people.reverseReasons.${reason}`) }))}
                    onChoose={(reason) => void act(reverse.mutateAsync({ path: { id: row.id }, body: { reason } }))}
                  >
                    <Button size="small" aria-label={t('people.reverseOf', { when: dateTime(row.occurredAt) })}>
                      {t('people.reverse')}
                    </Button>
                  </ActionMenu>
                )
              ),
          },
        ]}
      />
    </>
  );
}
