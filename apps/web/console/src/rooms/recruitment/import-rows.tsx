import { Button, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Loaded } from '../../kit/states.js';
import { recruitmentTexts } from './recruitment.texts.js';

const pageSize = 100;

/** All rows of the file with masked values, a hundred at a time. */
export function ImportRows({ importId }: { readonly importId: string }): ReactNode {
  const { t, day } = useWords(recruitmentTexts);
  // First lines of the pages seen so far; the last is the one shown.
  const [starts, setStarts] = useState<readonly number[]>([1]);
  const from = starts.at(-1) ?? 1;
  const rows = useGet('/api/v1/imports/{id}/rows', { path: { id: importId }, query: { from, limit: pageSize } });
  return (
    <Loaded of={rows}>
      {({ items, next }) => (
        <div className="panel panel-flush">
          <Table
            aria-label={t('recruitment.import.view.all')}
            rowKey="line"
            size="middle"
            dataSource={items}
            pagination={false}
            scroll={{ x: 900 }}
            columns={[
              { title: t('recruitment.import.line'), dataIndex: 'line', width: 80, className: 'number' },
              { title: t('recruitment.pipeline.name'), dataIndex: 'name', width: 130 },
              {
                title: t('recruitment.application.document'),
                dataIndex: 'maskedDocument',
                width: 200,
                className: 'number',
              },
              { title: t('recruitment.application.phone'), dataIndex: 'maskedPhone', width: 140, className: 'number' },
              { title: t('recruitment.call.teamType'), dataIndex: 'teamType', width: 140 },
              {
                title: t('recruitment.paper.consentOn'),
                key: 'consent',
                width: 150,
                render: (_, row) => day(row.paperConsentOn),
              },
              {
                title: t('recruitment.import.problem'),
                key: 'problem',
                render: (_, row) => (
                  <span className="late">
                    {row.errors.map((one) => `${one.column ?? one.field}：${one.message}`).join('；')}
                  </span>
                ),
              },
            ]}
          />
          <div className="list-foot">
            <Button disabled={starts.length === 1} onClick={() => setStarts(starts.slice(0, -1))}>
              {t('recruitment.import.previous')}
            </Button>
            <Button disabled={next === undefined} onClick={() => next !== undefined && setStarts([...starts, next])}>
              {t('recruitment.import.next')}
            </Button>
          </div>
        </div>
      )}
    </Loaded>
  );
}
