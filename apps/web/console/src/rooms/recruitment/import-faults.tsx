import { Table } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { Empty } from '../../kit/states.js';
import type { Import } from './imports-of-call.js';
import { recruitmentTexts } from './recruitment.texts.js';

/** Every mistake with its line and column, so that the sheet can be mended beside it. */
export function ImportFaults({ data }: { readonly data: Import }): ReactNode {
  const { t } = useWords(recruitmentTexts);
  if (data.errors.length === 0)
    return (
      <div className="panel">
        <Empty title={t('recruitment.import.noFaults')} />
      </div>
    );
  const rows = data.errors.map((one, index) => ({ ...one, id: `${one.line}-${index}` }));
  const more = data.errors.length >= 1000;
  return (
    <div className="panel panel-flush">
      <Table
        aria-label={t('recruitment.import.view.faulty')}
        rowKey="id"
        size="middle"
        dataSource={rows}
        pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 560 }}
        columns={[
          { title: t('recruitment.import.line'), dataIndex: 'line', width: 90, className: 'number' },
          {
            title: t('recruitment.import.column'),
            key: 'column',
            width: 180,
            render: (_, one) => one.column ?? one.field,
          },
          { title: t('recruitment.import.problem'), dataIndex: 'message' },
        ]}
      />
      {more && <p className="list-foot">{t('recruitment.import.moreFaults')}</p>}
    </div>
  );
}
