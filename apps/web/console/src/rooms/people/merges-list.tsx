import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { ExportButton } from '../../kit/export-button.js';
import { ListTable } from '../../kit/list-table.js';
import { RecordLink } from '../../kit/record-link.js';
import { Empty } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useAct } from '../../kit/use-act.js';
import { identityTexts } from './identity.texts.js';

type Row = Shape<'MergeView'>;

const tones = { open: 'warn', undone: 'quiet', finished: 'good' } as const;

/** The trace of merges; for thirty days each can be undone. */
export function MergesList(): ReactNode {
  const { t, dateTime, date } = useWords(identityTexts);
  const act = useAct();
  const { items, result } = useList('/api/v1/merges', { query: { limit: 50 } });
  const undo = useChange('post', '/api/v1/merges/{id}/undo', [
    '/api/v1/merges',
    '/api/v1/duplicates',
    '/api/v1/volunteers',
  ]);
  const sum = (row: Row, of: 'moved' | 'stayed') => row.moves.reduce((total, one) => total + one[of], 0);
  return (
    <>
      <div className="filters">
        <ExportButton list="volunteers.merges" filters={{}} />
      </div>
      <ListTable<Row>
        label={t('identity.viewMerges')}
        rows={items}
        result={result}
        width={1040}
        empty={<Empty title={t('identity.noMerges')} hint={t('identity.noMergesHint')} />}
        columns={[
          {
            title: t('identity.kept'),
            key: 'kept',
            width: 140,
            render: (_: unknown, row) =>
              row.keptVolunteerId === undefined ? (
                row.keptName
              ) : (
                <RecordLink id={row.keptVolunteerId}>{row.keptName}</RecordLink>
              ),
          },
          {
            title: t('identity.gone'),
            key: 'gone',
            width: 170,
            render: (_: unknown, row) => `${row.goneName || t('identity.emptied')} ${row.goneVolunteerNumber ?? ''}`,
          },
          { title: t('identity.mergedAt'), key: 'at', width: 150, render: (_: unknown, row) => dateTime(row.mergedAt) },
          { title: t('identity.mergedBy'), dataIndex: 'mergedBy', key: 'by', width: 120 },
          {
            title: t('identity.moves'),
            key: 'moves',
            width: 220,
            render: (_: unknown, row) =>
              t('identity.movesOf', { moved: sum(row, 'moved'), stayed: sum(row, 'stayed') }),
          },
          {
            title: t('identity.state'),
            key: 'state',
            width: 110,
            render: (_: unknown, row) => (
              <StatusTag tone={tones[row.state]}>{t(`identity.mergedState.${row.state}`)}</StatusTag>
            ),
          },
          {
            title: t('identity.undoUntil'),
            key: 'until',
            width: 120,
            render: (_: unknown, row) => date(row.undoUntil),
          },
          {
            title: t('identity.undo'),
            key: 'undo',
            width: 130,
            render: (_: unknown, row) =>
              row.state === 'open' && (
                <Confirm
                  title={t('identity.undoSure')}
                  why={t('identity.undoWhy')}
                  okText={t('identity.undo')}
                  danger
                  onConfirm={() => void act(undo.mutateAsync({ path: { id: row.id } }), t('identity.undone'))}
                >
                  <Button size="small">{t('identity.undo')}</Button>
                </Confirm>
              ),
          },
        ]}
      />
    </>
  );
}
