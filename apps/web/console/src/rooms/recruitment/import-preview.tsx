import { Alert, App, Button, Segmented, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { useChange } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { problemText } from '../../kit/problem-text.js';
import { ImportFaults } from './import-faults.js';
import { ImportRows } from './import-rows.js';
import type { Import } from './imports-of-call.js';
import { recruitmentTexts } from './recruitment.texts.js';

/** What the file says, before anything is written: all or nothing, and nothing while a row is wrong. */
export function ImportPreview({ data, onAgain }: { readonly data: Import; readonly onAgain: () => void }): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const { can } = useSession();
  const { message } = App.useApp();
  const [view, setView] = useState<'faulty' | 'all'>(data.wrongRows > 0 ? 'faulty' : 'all');
  const commit = useChange('post', '/api/v1/imports/{id}/commit', ['/api/v1/imports']);
  const wrong = data.wrongRows > 0;
  const fresh = data.totalRows - data.wrongRows - data.presentRows;
  return (
    <>
      {data.state === 'failed' && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="form-problem"
          title={t('recruitment.import.failed')}
          description={t('recruitment.import.failedHint', { code: data.failure ?? '' })}
        />
      )}
      <section className="panel">
        <ul className="figures">
          <Figure name={t('recruitment.import.total')} value={data.totalRows} />
          <Figure name={t('recruitment.import.fresh')} value={Math.max(0, fresh)} />
          <Figure name={t('recruitment.import.present')} value={data.presentRows} />
          <Figure name={t('recruitment.import.wrong')} value={data.wrongRows} bad={wrong} />
        </ul>
        {data.ignoredColumns.length > 0 && (
          <p className="quiet">{t('recruitment.import.ignored', { columns: data.ignoredColumns.join('、') })}</p>
        )}
        <p>{t(wrong ? 'recruitment.import.mendFirst' : 'recruitment.import.allOrNothing')}</p>
        <Space wrap>
          {can('operator') && (
            <Button
              type="primary"
              disabled={wrong || data.totalRows === 0}
              loading={commit.isPending}
              onClick={() =>
                commit.mutate(
                  { path: { id: data.id } },
                  { onError: (problem) => void message.error(problemText(problem, t)) },
                )
              }
            >
              {t('recruitment.import.commit', { count: Math.max(0, fresh) })}
            </Button>
          )}
          {can('operator') && <Button onClick={onAgain}>{t('recruitment.import.another')}</Button>}
        </Space>
      </section>
      <div className="filters">
        <Segmented
          aria-label={t('recruitment.import.show')}
          value={view}
          onChange={setView}
          options={(['faulty', 'all'] as const).map((value) => ({
            value,
            label: t(`recruitment.import.view.${value}`),
          }))}
        />
      </div>
      {view === 'faulty' ? <ImportFaults data={data} /> : <ImportRows importId={data.id} />}
    </>
  );
}

export function Figure({
  name,
  value,
  bad = false,
}: {
  readonly name: string;
  readonly value: number;
  readonly bad?: boolean;
}): ReactNode {
  return (
    <li className={bad ? 'late' : undefined}>
      <b className="number">{value}</b> {name}
    </li>
  );
}
